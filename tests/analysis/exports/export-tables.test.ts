import type { Catalogue } from "../../../src/catalogue/catalogue";
import { NodeMeasure } from "../../../src/analysis/facts/node-measure";
import { hypergraphTable, networkTable } from "../../../src/analysis/exports/export-tables";
import * as make from "../../helpers/make-entities";
import { networkIn } from "../../helpers/network-in";
import { upsert } from "../../helpers/upsert";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { someProvenance } from "../../helpers/some-provenance";

/**
 * Ann and Bob met on one day, twice on another, once in a year and once on an unknown date. Cid was at the
 * last meeting.
 */
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
  await upsert(catalogue, ...[ann, bob, cid].flatMap((person) => person ?? []), show, ...episodes, ...there);
  return catalogue;
}

async function opened(catalogue: Catalogue) {
  const measured = await networkIn(catalogue, { of: "people" });
  return { title: "Meetings", provenance: someProvenance, measured };
}

describe("A network export", () => {
  it("lists the date of each shared event of a tie once, without undated ones", async () => {
    const catalogue = await fiveMeetings();
    const { measured, ...source } = await opened(catalogue);

    const table = await networkTable(catalogue.reader, measured, { ...source, by: NodeMeasure.CLUSTERING });

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

  it("has the requested measure besides the default ones", async () => {
    const catalogue = await fiveMeetings();
    const { measured, ...source } = await opened(catalogue);

    const { measures, nodes } = await networkTable(catalogue.reader, measured, {
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

  it("has each event whole in the hypergraph", async () => {
    const catalogue = await fiveMeetings();
    const { measured, ...source } = await opened(catalogue);

    const { nodes, events, incidences } = await hypergraphTable(catalogue.reader, measured.facts, source);

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
