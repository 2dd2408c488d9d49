import type { Catalogue } from "../../../src/catalogue/catalogue";
import { NodeMeasure } from "../../../src/analysis/facts/node-measure";
import { hypergraphTable, networkTable } from "../../../src/analysis/exports/export-tables";
import { extentOf } from "../../../src/network/export/network-table";
import * as make from "../../helpers/make-entities";
import { networkIn } from "../../helpers/network-in";
import { someProvenance } from "../../helpers/some-provenance";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { upsert } from "../../helpers/upsert";

const about = { title: "", provenance: someProvenance };
const day = (on: string) => ({ from: on, to: on });

/** The spells of each tie, by the names of its ends. */
async function spellsIn(catalogue: Catalogue, params: Parameters<typeof networkIn>[1]) {
  const measured = await networkIn(catalogue, params);
  const table = await networkTable(catalogue.reader, measured, { ...about, by: NodeMeasure.DEGREE });
  const names = new Map(Array.from(table.nodes, ({ id, label }) => [id, label]));
  const named = (id: string) => names.get(id) ?? id;
  return Object.fromEntries(
    Array.from(table.edges, ({ from, to, spells }) => [
      [named(from), named(to)].toSorted().join(" "),
      spells,
    ]),
  );
}

/** Gus hosts a show that Ann was on in 2019, Bob in 2021; another of his had Ann in 2022. */
async function hostedShows(): Promise<Catalogue> {
  const [gus, ann, bob] = [
    make.makePerson({ name: "Gus", key: "Gus" }),
    make.makePerson({ name: "Ann", key: "Ann" }),
    make.makePerson({ name: "Bob", key: "Bob" }),
  ];
  const [talks, walks] = [make.makeShow({ title: "Talks" }), make.makeShow({ title: "Walks" })];
  const episodes = [
    make.makeEpisode({ show: talks, title: "One", occurredOn: "2019-03-01" }),
    make.makeEpisode({ show: talks, title: "Two", occurredOn: "2021-04-01" }),
    make.makeEpisode({ show: walks, title: "Three", occurredOn: "2022-05-01" }),
  ] as const;
  const catalogue = await temporaryCatalogue();
  await upsert(
    catalogue,
    gus,
    ann,
    bob,
    talks,
    walks,
    ...episodes,
    make.makeHost({ person: gus, show: talks }),
    make.makeHost({ person: gus, show: walks }),
    make.makeAppearance({ person: ann, episode: episodes[0] }),
    make.makeAppearance({ person: bob, episode: episodes[1] }),
    make.makeAppearance({ person: ann, episode: episodes[2] }),
  );
  return catalogue;
}

/** Two people of one organisation, each with the spans of their affiliations. */
async function colleagues(ann: readonly Span[], bob: readonly Span[]): Promise<Catalogue> {
  const [one, other] = [
    make.makePerson({ name: "Ann", key: "Ann" }),
    make.makePerson({ name: "Bob", key: "Bob" }),
  ];
  const organisation = make.makeOrganisation({ name: "Academy" });
  const catalogue = await temporaryCatalogue();
  const spans = [...ann.map((span) => [one, span] as const), ...bob.map((span) => [other, span] as const)];
  await upsert(
    catalogue,
    one,
    other,
    organisation,
    ...spans.map(([person, [start, end]], number) =>
      make.makeAffiliation({ person, organisation, start, end, key: `a${number}` }),
    ),
  );
  return catalogue;
}

type Span = readonly [start: string | null, end: string | null];

describe("The spells of a tie", () => {
  it.each(["host-guest", "people"])(
    "are the days on which a host met the guest, not other guests: %s",
    async (of) => {
      const spells = await spellsIn(await hostedShows(), { of, layers: "appearance,host" });

      expect(spells).toEqual({
        "Ann Gus": [day("2019-03-01"), day("2022-05-01")],
        "Bob Gus": [day("2021-04-01")],
      });
    },
  );

  it("are the days of its facts where these are never at one time: shows that share their people", async () => {
    const spells = await spellsIn(await hostedShows(), { of: "shows", layers: "appearance,host" });

    expect(spells).toEqual({
      "Talks Walks": [day("2019-03-01"), day("2021-04-01"), day("2022-05-01")],
    });
  });

  it.each<[string, Span[], Span[], unknown]>([
    ["overlap", [["2010", "2014"]], [["2012", null]], [{ from: "2012-01-01", to: "2014-12-31" }]],
    [
      "overlap twice, though one had left meanwhile",
      [
        ["2010", "2012"],
        ["2016", "2018"],
      ],
      [["2011", "2017"]],
      [
        { from: "2011-01-01", to: "2012-12-31" },
        { from: "2016-01-01", to: "2017-12-31" },
      ],
    ],
    [
      "never overlap",
      [["2010", "2012"]],
      [["2015", "2018"]],
      [
        { from: "2010-01-01", to: "2012-12-31" },
        { from: "2015-01-01", to: "2018-12-31" },
      ],
    ],
    ["go on", [["2010", null]], [["2012", null]], [{ from: "2012-01-01", to: null }]],
    [
      "are known of one alone",
      [["2010", "2012"]],
      [[null, null]],
      [{ from: "2010-01-01", to: "2012-12-31" }],
    ],
    ["are unknown", [[null, null]], [[null, null]], []],
  ])("of two affiliations that %s", async (_how, ann, bob, expected) => {
    const spells = await spellsIn(await colleagues(ann, bob), { of: "people", layers: "affiliation" });

    expect(spells).toEqual({ "Ann Bob": expected });
  });
});

describe("An event of the hypergraph", () => {
  it("spans all facts about it, whatever their order", async () => {
    const catalogue = await colleagues(
      [
        ["2010", "2012"],
        ["2001", "2002"],
      ],
      [["2005", "2007"]],
    );
    const { facts } = await networkIn(catalogue, { of: "people", layers: "affiliation" });

    const { events } = await hypergraphTable(catalogue.reader, facts, about);

    expect(Array.from(events, ({ label, when }) => [label, when])).toEqual([
      ["Academy", { from: "2001-01-01", to: "2012-12-31" }],
    ]);
  });

  it("spans the facts about a person whom shows share", async () => {
    const catalogue = await hostedShows();
    const { facts } = await networkIn(catalogue, { of: "shows", layers: "appearance" });

    const { events } = await hypergraphTable(catalogue.reader, facts, about);

    const whens = Object.fromEntries(
      Array.from(events, ({ label, when }) => [label, when && extentOf([when])]),
    );
    expect(whens).toEqual({ Ann: { from: "2019-03-01", to: "2022-05-01" }, Bob: day("2021-04-01") });
  });
});

describe("The nodes of hosts and guests", () => {
  it("have degrees and strengths of both directions, by name", async () => {
    const catalogue = await hostedShows();
    const measured = await networkIn(catalogue, { of: "host-guest" });

    const { measures, nodes } = await networkTable(catalogue.reader, measured, {
      ...about,
      by: NodeMeasure.DEGREE,
    });

    const columns = measures.map(({ name }) => name);
    const rows = Object.fromEntries(
      Array.from(nodes, ({ label, values }) => [
        label,
        Object.fromEntries(columns.map((name, at) => [name, values[at]])),
      ]),
    );
    expect(columns).toEqual(["out_degree", "in_degree", "out_strength", "in_strength", "core", "community"]);
    expect(rows["Gus"]).toMatchObject({ out_degree: 2, in_degree: 0, out_strength: 3, in_strength: 0 });
    expect(rows["Ann"]).toMatchObject({ out_degree: 0, in_degree: 1, out_strength: 0, in_strength: 2 });
  });
});
