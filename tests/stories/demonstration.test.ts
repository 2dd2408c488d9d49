import { parse } from "yaml";

import { networkTable } from "../../src/analysis/exports/export-tables";
import { NodeMeasure } from "../../src/analysis/facts/node-measure";
import { factTableOf } from "../../src/analysis/facts/read-facts";
import { measuredHere, networkHere } from "../../src/analysis/measured-here";
import { readNetworkParams } from "../../src/analysis/params/network-params";
import type { Catalogue } from "../../src/catalogue/catalogue";
import { participationOf } from "../../src/catalogue/queries/participation";
import { demonstration } from "../../src/importers/demonstration/demonstration";
import { circles, type CircleKey } from "../../src/importers/demonstration/circles";
import { gexf } from "../../src/network/export/gexf";
import { demonstrationCatalogue } from "../helpers/demonstration-catalogue";
import { graphOver, type Ask } from "../helpers/graph-over";
import { someProvenance } from "../helpers/some-provenance";

/** The questions of analysts, on the demonstration catalogue: the answers are what it was made for. */
describe("on the demonstration catalogue", () => {
  let catalogue: Catalogue;
  let ask: Ask;
  let names: readonly string[];

  beforeAll(async () => {
    catalogue = await demonstrationCatalogue();
    ask = graphOver(catalogue);
    const { people } = parse(demonstration(1).get("people.yaml") ?? "") as {
      people: Array<{ name: string }>;
    };
    names = people.map(({ name }) => name);
  });

  /** Who has this rank in a circle: people are listed by these. */
  function who(circle: CircleKey, rank: number): string {
    const place = circles.findIndex(({ key }) => key === circle);
    const before = circles.slice(0, place).reduce((sum, { people }) => sum + people, 0);
    return names[before + rank] as string;
  }

  async function answer<Data>(query: string): Promise<Data> {
    const { data, errors } = await ask<Data>(query);
    expect(errors).toEqual([]);
    return data;
  }

  it("has stories of the press about schools, and says whom of there they are about", async () => {
    interface Story {
      readonly about: { readonly nodes: ReadonlyArray<{ subject: { __typename: string; kind?: string } }> };
    }
    const { publications } = await answer<{ publications: { nodes: readonly Story[] } }>(
      `{ publications(filter: { kinds: [NEWS_STORY] }) { nodes { about { nodes { subject { __typename ... on Organisation { kind } } } } } } }`,
    );
    const subjectsOf = ({ about }: Story) =>
      about.nodes.map(({ subject }) => subject.kind ?? subject.__typename);

    expect(publications.nodes.length).toBeGreaterThan(5);
    for (const story of publications.nodes) expect(subjectsOf(story)).toContain("Person");
    expect(publications.nodes.filter((story) => subjectsOf(story).includes("SCHOOL"))).not.toEqual([]);
  });

  it("has hosts who were of the regulator", async () => {
    const { people } = await answer<{
      people: { nodes: ReadonlyArray<{ hostings: { totalCount: number } }> };
    }>(
      `{ people(filter: { affiliatedWith: "office-for-school-visits" }) { nodes { hostings { totalCount } } } }`,
    );

    expect(people.nodes.filter(({ hostings }) => hostings.totalCount > 0).length).toBeGreaterThan(1);
  });

  it("has networks that people spoke for at conferences", async () => {
    const { organisations } = await answer<{
      organisations: { nodes: ReadonlyArray<{ appearances: { totalCount: number } }> };
    }>(
      `{ organisations(filter: { kinds: [NETWORK] }) { nodes { appearances(reasons: [ON_BEHALF_OF]) { totalCount } } } }`,
    );

    expect(organisations.nodes.length).toBeGreaterThan(1);
    for (const { appearances } of organisations.nodes) expect(appearances.totalCount).toBeGreaterThan(0);
  });

  it("17: those who often came together from 2021 to 2024 have a weight of at least 2, with that evidence", async () => {
    const { network } = await answer<{ network: { ties: { totalCount: number; nodes: Tie[] } } }>(
      `{ network(of: PEOPLE, layers: [APPEARANCE], weight: NEWMAN, minWeight: 2, filter: { dates: { from: "2021", to: "2024" } }) {
         ties(first: 100) { totalCount nodes { weight from { node { ${named} } } to { node { ${named} } }
           evidence(first: 100) { totalCount nodes { via { ... on Episode { date { edtf } } } facts { __typename } } } } } } }`,
    );
    interface Tie {
      readonly weight: number;
      readonly evidence: {
        readonly totalCount: number;
        readonly nodes: ReadonlyArray<{ via: { date: { edtf: string } }; facts: readonly unknown[] }>;
      };
    }

    expect(network.ties.totalCount).toBeGreaterThan(5);
    expect(network.ties.nodes).toHaveLength(network.ties.totalCount);
    for (const { weight, evidence } of network.ties.nodes) {
      expect(weight).toBeGreaterThanOrEqual(2);
      expect(evidence.totalCount).toBeGreaterThanOrEqual(2);
      for (const { via, facts } of evidence.nodes) {
        expect(via.date.edtf).toMatch(/^202[1-4]/);
        expect(facts).toHaveLength(2);
      }
    }
  });

  it("17: as GEXF each of these ties has a spell for every day on which they met", async () => {
    const words = {
      of: "people",
      layers: "appearance",
      weight: "newman",
      minWeight: "2",
      from: "2021",
      to: "2024",
    };
    const { query } = await readNetworkParams(catalogue.reader, words);
    const facts = factTableOf(await participationOf(catalogue.reader, query));
    const measured = measuredHere(networkHere(facts, query));

    const table = await networkTable(catalogue.reader, measured, {
      title: "Ties",
      provenance: someProvenance,
      by: NodeMeasure.STRENGTH,
    });
    const text = [...gexf(table)].join("");

    const ties = [...text.matchAll(/<edge [\s\S]*?<\/edge>/g)].map(
      ([tie]) => tie.match(/<spell /g)?.length ?? 0,
    );
    expect(ties.length).toBeGreaterThan(5);
    for (const spells of ties) expect(spells).toBeGreaterThanOrEqual(2);
  });

  it("18: the brokers between education and defence are others every two years", async () => {
    interface Brokers {
      readonly brokers: { readonly nodes: ReadonlyArray<{ member: { node: { name: string } } }> };
    }
    const { network } = await answer<{
      network: Brokers & { windows: ReadonlyArray<{ fromYear: number; network: Brokers }> };
    }>(
      `fragment B on Network { brokers(groups: [{ topic: "education" }, { topic: "defence" }], first: 20) {
         nodes { between member { node { ${named} } } } } }
       { network(of: PEOPLE, layers: [APPEARANCE, HOST]) { ...B windows(years: 2) { fromYear network { ...B } } } }`,
    );
    const first = ({ brokers }: Brokers, count: number) =>
      brokers.nodes.slice(0, count).map(({ member }) => member.node.name);

    expect(network.brokers.nodes).toHaveLength(20);
    expect(network.windows.map(({ fromYear }) => fromYear)).toEqual([2020, 2022, 2024]);
    const visitors = [who("defence", 1), who("schools", 2), who("universities", 1)];
    for (const [place, window] of network.windows.entries()) {
      const brokers = first(window.network, 2);
      expect(visitors.filter((name) => brokers.includes(name))).toEqual([visitors[place]]);
    }
  });

  it("19: a primary school and the university of its region hang together by the ladder", async () => {
    const { school, university } = await answer<Record<"school" | "university", { id: string }>>(
      `{ school: organisation(slug: "larkmere-orchard-primary-school") { id } university: organisation(slug: "university-of-larkmere") { id } }`,
    );
    const { path } = await answer<{
      path: { shortest: Array<{ length: number; steps: Array<{ inWords: string[]; facts: unknown[] }> }> };
    }>(
      `{ path(from: "${school.id}", to: "${university.id}", by: [PARTNERSHIP]) { shortest(max: 10) { length steps { inWords facts { __typename id } } } } }`,
    );

    expect(path.shortest.length).toBeGreaterThan(0);
    const said = path.shortest.flatMap(({ steps }) => steps.flatMap(({ inWords }) => inWords)).join("; ");
    expect(said).toContain("Larkmere Learning Collaborative");
    for (const { length, steps } of path.shortest) expect(steps).toHaveLength(length);
  });

  it("20: hosts share guests, some people have many ties, and shows have their guests again", async () => {
    const { hosting, shows } = await answer<{
      hosting: {
        twoMode: { robinsAlexander: number };
        degreeDistribution: Array<{ degree: number; count: number }>;
      };
      shows: { recycling: { nodes: Array<{ appearances: number; guests: number }> } };
    }>(
      `{ hosting: network(of: HOST_GUEST) { twoMode { robinsAlexander } degreeDistribution { degree count } }
         shows: network(of: SHOWS) { recycling(first: 20) { nodes { appearances guests } } } }`,
    );

    expect(hosting.twoMode.robinsAlexander).toBeGreaterThan(0.1);
    expect(hosting.degreeDistribution.length).toBeGreaterThan(10);
    expect(hosting.degreeDistribution.at(-1)?.degree).toBeGreaterThan(20);
    expect(shows.recycling.nodes).toHaveLength(20);
    for (const { appearances, guests } of shows.recycling.nodes) expect(appearances).toBeGreaterThan(guests);
  });

  it("21: partnerships lead from one kind of organisation to another, shared people stay within kinds", async () => {
    const { partners, people } = await answer<Record<"partners" | "people", { kindAssortativity: number }>>(
      `{ partners: network(of: ORGANISATIONS, layers: [PARTNERSHIP]) { kindAssortativity }
         people: network(of: ORGANISATIONS, layers: [AFFILIATION]) { kindAssortativity } }`,
    );

    expect(partners.kindAssortativity).toBeLessThan(0);
    expect(people.kindAssortativity).toBeGreaterThan(0.1);
  });

  it("22: there are communities in each two years, and those who changed their circle moved between them", async () => {
    const { network } = await answer<{ network: { windows: Window[] } }>(
      `{ network(of: PEOPLE, layers: [APPEARANCE, HOST]) { windows(years: 2) { fromYear network { communities { count } }
         flows(max: 100) { from to members(first: 100) { nodes { node { ${named} } } } } } } }`,
    );
    interface Window {
      readonly fromYear: number;
      readonly network: { readonly communities: { readonly count: number } };
      readonly flows: ReadonlyArray<{
        from: number | null;
        to: number | null;
        members: { nodes: ReadonlyArray<{ node: { name: string } }> };
      }>;
    }
    const movedBy = (year: number) =>
      (network.windows.find(({ fromYear }) => fromYear === year)?.flows ?? [])
        .filter(({ from, to }) => from !== null && to !== null && from !== to)
        .flatMap(({ members }) => members.nodes.map(({ node }) => node.name));

    for (const { network: there } of network.windows) expect(there.communities.count).toBeGreaterThan(5);
    expect(movedBy(2022)).toEqual(
      expect.arrayContaining([who("schools", 1), who("colleges", 1), who("defence", 2)]),
    );
    expect(movedBy(2024)).toEqual(
      expect.arrayContaining([who("business", 2), who("defence", 3), who("health", 1)]),
    );
  });

  it("23: three authors were on tour, on seven shows each within thirty days of their books", async () => {
    const { pressTours } = await answer<{ pressTours: { nodes: Tour[] } }>(
      `{ pressTours(days: 30, shows: 5, rate: 2, first: 100) { nodes { from rate pValue person { ${named} } shows { __typename } } } }`,
    );
    interface Tour {
      readonly from: string;
      readonly rate: number;
      readonly pValue: number;
      readonly person: { readonly name: string };
      readonly shows: readonly unknown[];
    }

    expect(pressTours.nodes.map(({ from, person, shows }) => [from, person.name, shows.length])).toEqual([
      ["2025-12-08", who("health", 5), 7],
      ["2023-03-08", who("universities", 4), 7],
      ["2021-10-08", who("schools", 3), 7],
    ]);
    for (const { rate, pValue } of pressTours.nodes) {
      expect(rate).toBeGreaterThanOrEqual(2);
      expect(pValue).toBeLessThan(0.01);
    }
  });

  it("24: colleges and universities are the only bridges between regions, and colleges to businesses", async () => {
    const { network } = await answer<{ network: { componentCount: number; cutMembers: { nodes: Cut[] } } }>(
      `{ network(of: ORGANISATIONS, layers: [PARTNERSHIP], organisationKinds: [SCHOOL, COLLEGE, UNIVERSITY, BUSINESS]) {
         componentCount cutMembers(first: 9) { nodes { separated member { node { ... on Organisation { kind } } } } } } }`,
    );
    interface Cut {
      readonly separated: number;
      readonly member: { readonly node: { readonly kind: string } };
    }

    expect(network.componentCount).toBe(1);
    // Five colleges, and each university but the last, which no further region needs.
    const kinds = network.cutMembers.nodes.map(({ member }) => member.node.kind).toSorted(byText);
    expect(kinds).toEqual([...Array<string>(5).fill("COLLEGE"), ...Array<string>(4).fill("UNIVERSITY")]);
    for (const { separated } of network.cutMembers.nodes) expect(separated).toBeGreaterThanOrEqual(9);
  });
});

const named = "... on Person { name }";
const byText = (a: string, b: string): number => (a < b ? -1 : 1);
