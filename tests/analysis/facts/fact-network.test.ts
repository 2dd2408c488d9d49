import { EvidenceIndex } from "../../../src/analysis/facts/evidence";
import type { FactNetwork } from "../../../src/analysis/facts/fact-network";
import { factTableOf } from "../../../src/analysis/facts/read-facts";
import { stringsAt } from "../../../src/analysis/facts/interned";
import { NetworkOf } from "../../../src/analysis/facts/network-of";
import { textAt } from "../../../src/analysis/facts/texts";
import { networkHere } from "../../../src/analysis/measured-here";
import { edgesOf } from "../../../src/network/network";
import { ProjectionWeight } from "../../../src/network/two-mode/projection-weight";
import { packed, type Fact } from "./packed-facts";

const fact = (layer: string, memberId: string, eventId: string, given: Partial<Fact> = {}): Fact => ({
  layer,
  memberId,
  eventId,
  factId: `${layer} of ${memberId} in ${eventId}`,
  showId: `show_of_${eventId[0]}`,
  eventKind: null,
  memberKind: null,
  roles: "[]",
  sortOn: "2021",
  dayEarliest: null,
  dayLatest: null,
  ...given,
});

/** Ann, Bob and Cid met at a1, Ann and Bob again at a2. Cid is alone at b1. Dan hosts a1 and b1. */
const facts = [
  fact("APPEARANCE", "person_ann", "a1"),
  fact("APPEARANCE", "person_bob", "a1"),
  fact("APPEARANCE", "person_cid", "a1"),
  fact("HOST", "person_dan", "a1"),
  fact("APPEARANCE", "person_ann", "a2", { sortOn: "2023" }),
  fact("APPEARANCE", "person_bob", "a2", { sortOn: "2023" }),
  fact("APPEARANCE", "person_cid", "b1"),
  fact("HOST", "person_dan", "b1"),
];
const appearances = facts.filter(({ layer }) => layer === "APPEARANCE");

const usual = { of: NetworkOf.PEOPLE, kinds: null, weight: ProjectionWeight.COUNT, minWeight: 0 };

const networkFrom = (rows: readonly Fact[], options: Partial<typeof usual> = {}) =>
  networkHere(factTableOf(packed(rows)), { ...usual, ...options });

const idsOf = ({ table, sides }: FactNetwork) => stringsAt(table.ids, sides.memberIds);

/** `ann-bob 2`: the tied nodes and the weight. */
function tiesOf(made: FactNetwork): string[] {
  const { network } = made;
  const ids = idsOf(made);
  const { from, to, weights } = edgesOf(network);
  const name = (node: number | undefined) => ids[node ?? -1]?.replace(/^\w+?_/, "");
  return Array.from(
    from,
    (node, edge) => `${name(node)}-${name(to[edge])} ${weights?.[edge] ?? 1}`,
  ).toSorted();
}

const evidence = (network: FactNetwork, one: string, other: string) =>
  new EvidenceIndex(network.table, network.sides)
    .between(network.find(one) ?? -1, network.find(other) ?? -1)
    .map((found) => ({
      viaId: textAt(network.table.ids, found.via),
      factIds: found.facts.map((number) => textAt(network.table.factIds, number)),
    }));

describe("A network of facts", () => {
  it("ties people who share events, with evidence newest first", () => {
    const network = networkFrom(appearances);

    expect(tiesOf(network)).toEqual(["ann-bob 2", "ann-cid 1", "bob-cid 1"]);
    expect(evidence(network, "person_ann", "person_bob")).toEqual([
      {
        viaId: "a2",
        factIds: ["APPEARANCE of person_ann in a2", "APPEARANCE of person_bob in a2"],
      },
      {
        viaId: "a1",
        factIds: ["APPEARANCE of person_ann in a1", "APPEARANCE of person_bob in a1"],
      },
    ]);
  });

  it("ties shows that share a person, with evidence", () => {
    const network = networkFrom(appearances, { of: NetworkOf.SHOWS });

    expect(tiesOf(network)).toEqual(["of_a-of_b 1"]);
    expect(evidence(network, "show_of_a", "show_of_b")).toEqual([
      {
        viaId: "person_cid",
        factIds: ["APPEARANCE of person_cid in a1", "APPEARANCE of person_cid in b1"],
      },
    ]);
  });

  it("leads from hosts to guests, each episode once for any number of roles", () => {
    const twice = [...facts, fact("HOST", "person_dan", "a1", { factId: "as moderator too" })];

    const network = networkFrom(twice, { of: NetworkOf.HOST_GUEST });

    expect(network.network.isDirected).toBe(true);
    expect(tiesOf(network)).toEqual(["dan-ann 1", "dan-bob 1", "dan-cid 2"]);
    expect(evidence(network, "person_dan", "person_cid").map(({ viaId }) => viaId)).toEqual(["a1", "b1"]);
    expect(evidence(network, "person_cid", "person_dan")).toEqual([]);
  });

  it("ties organisations by shows, partnerships and shared people", () => {
    const rows = [
      fact("SHOW_ORGANISATION", "organisation_army", "show_x", { showId: "show_x" }),
      fact("ON_BEHALF_OF", "organisation_school", "a1", { showId: "show_x" }),
      fact("PARTNERSHIP", "organisation_school", "partnership_1", { showId: null }),
      fact("PARTNERSHIP", "organisation_college", "partnership_1", { showId: null }),
      fact("AFFILIATION", "person_ann", "organisation_college", { showId: null }),
      fact("AFFILIATION", "person_ann", "organisation_army", { showId: null }),
      fact("HONOUR", "person_ann", "award_1", { showId: null }),
    ];

    const network = networkFrom(rows, { of: NetworkOf.ORGANISATIONS });

    expect(tiesOf(network)).toEqual(["army-college 1", "school-army 1", "school-college 1"]);
    expect(evidence(network, "organisation_army", "organisation_college").map(({ viaId }) => viaId)).toEqual([
      "person_ann",
    ]);
  });

  it("is the same for facts in any order", () => {
    expect(factTableOf(packed(facts.toReversed()))).toEqual(factTableOf(packed(facts)));
  });

  it("drops light ties, and keeps their nodes", () => {
    const network = networkFrom(appearances, { weight: ProjectionWeight.NEWMAN, minWeight: 1.5 });

    expect(tiesOf(network)).toEqual(["ann-bob 1.5"]);
    expect(idsOf(network)).toContain("person_cid");
  });

  it("refuses a projection measure for HOST_GUEST", () => {
    const options = { of: NetworkOf.HOST_GUEST, weight: ProjectionWeight.NEWMAN };

    expect(() => networkFrom(facts, options)).toThrow(
      "Expected the weight SIMPLE or COUNT for HOST_GUEST, which is not projected, but got NEWMAN.",
    );
  });
});
