import type { Catalogue } from "../../src/catalogue/catalogue";
import { FactNetwork } from "../../src/network/facts/fact-network";
import { NodeMeasure } from "../../src/network/facts/node-measures";
import { readNetworkWords } from "../../src/reports/asked-network";
import { hypergraphTable, networkTable } from "../../src/reports/exported";
import { measuredHere } from "../../src/reports/measured";
import * as make from "../helpers/make-entities";
import { put } from "../helpers/put";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

/** Ann and Bob met on a day, twice on another, in a year, and once nobody knows when; Cid was at the last of these. */
async function fiveMeetings(): Promise<Catalogue> {
  const [ann, bob, cid] = ["Ann", "Bob", "Cid"].map((name) => make.makePerson({ key: name, name }));
  const show = make.makeShow();
  const dates = ["2022-05-01", "2021-03-01", "2021-03-01", "2023", null];
  const episodes = dates.map((occurredOn, place) =>
    make.makeEpisode({ key: `e${place}`, title: `Episode ${place}`, show, occurredOn }),
  );
  const there = episodes.flatMap((episode, place) =>
    [ann, bob, ...(place === 4 ? [cid] : [])].flatMap((person) =>
      person ? [make.makeAppearance({ person, episode })] : [],
    ),
  );
  const catalogue = await temporaryCatalogue();
  await put(catalogue, ...[ann, bob, cid].flatMap((person) => person ?? []), show, ...episodes, ...there);
  return catalogue;
}

async function opened(catalogue: Catalogue) {
  const { query } = await readNetworkWords(catalogue, { of: "people" });
  const facts = await catalogue.discovery.participationOf(query);
  return { facts, title: "Meetings", measured: measuredHere(new FactNetwork(facts, query)) };
}

describe("What is exported", () => {
  it("says of a tie when each thing that they share was, each time once, the undated not at all", async () => {
    const catalogue = await fiveMeetings();
    const { measured, ...source } = await opened(catalogue);

    const table = await networkTable(catalogue, measured, { ...source, by: NodeMeasure.CLUSTERING });

    const names = new Map([...table.nodes].map(({ id, label }) => [id, label]));
    const ties = [...table.edges].map((tie) => ({
      between: [names.get(tie.from) ?? "", names.get(tie.to) ?? ""].toSorted(),
      evidence: tie.evidence,
      spells: tie.spells,
    }));
    expect(ties.find(({ between }) => !between.includes("Cid"))).toEqual({
      between: ["Ann", "Bob"],
      evidence: 5,
      spells: [
        { from: "2021-03-01", to: "2021-03-01" },
        { from: "2022-05-01", to: "2022-05-01" },
        { from: "2023-01-01", to: "2023-12-31" },
      ],
    });
    expect(ties.filter(({ between }) => between.includes("Cid")).map(({ spells }) => spells)).toEqual([
      [],
      [],
    ]);
    expect([...table.edges]).toHaveLength(3);
  });

  it("has the measure that was asked for beside the usual ones", async () => {
    const catalogue = await fiveMeetings();
    const { measured, ...source } = await opened(catalogue);

    const { measures, nodes } = await networkTable(catalogue, measured, {
      ...source,
      by: NodeMeasure.CLUSTERING,
    });

    expect(measures.map(({ name }) => name)).toEqual([
      "degree",
      "strength",
      "core",
      "clustering",
      "community",
    ]);
    const cid = [...nodes].find(({ label }) => label === "Cid");
    expect(cid?.values).toEqual([2, 2, 2, 1, 0]);
  });

  it("has each meeting whole before it is projected", async () => {
    const catalogue = await fiveMeetings();
    const { measured, ...source } = await opened(catalogue);

    const { nodes, events, incidences } = await hypergraphTable(catalogue, measured.facts, source);

    const last = [...events].find(({ label }) => label === "Episode 4");
    expect([...nodes].map(({ label }) => label).toSorted()).toEqual(["Ann", "Bob", "Cid"]);
    expect(Object.fromEntries([...events].map(({ label, when }) => [label, when?.to ?? null]))).toEqual({
      "Episode 0": "2022-05-01",
      "Episode 1": "2021-03-01",
      "Episode 2": "2021-03-01",
      "Episode 3": "2023-12-31",
      "Episode 4": null,
    });
    expect([...incidences].filter(({ eventId }) => eventId === last?.id)).toHaveLength(3);
  });
});
