import type { Reader } from "../../database/statements";
import { usualCommunities } from "../../network/communities/usual";
import type { HypergraphTable, Incidence } from "../../network/export/hif";
import type { EdgeRow, NetworkTable, NodeRow, Spell } from "../../network/export/network-table";
import { edgesOf } from "../../network/network";
import { EvidenceIndex } from "../facts/evidence";
import type { FactNetwork } from "../facts/fact-network";
import { none, type FactTable } from "../facts/fact-table";
import { stringsAt, stringsOf } from "../facts/interned";
import { NodeMeasure } from "../facts/node-measure";
import type { Measured } from "../measured";
import { namesOf } from "../names";
import { orNull } from "../or-null";

/** Measures that every export includes. More expensive ones are only added when requested. */
const always = [NodeMeasure.DEGREE, NodeMeasure.STRENGTH, NodeMeasure.CORE];
const whole = new Set([NodeMeasure.DEGREE, NodeMeasure.CORE]);

/**
 * A network as a table for the export formats: nodes with measures and community, ties with the dates of
 * their evidence.
 */
export async function networkTable(
  reader: Reader,
  measured: Measured,
  { title, provenance, by }: Pick<NetworkTable, "title" | "provenance"> & { readonly by: NodeMeasure },
): Promise<NetworkTable> {
  const { network, table, sides } = measured.facts;
  const ids = stringsAt(table.ids, sides.memberIds);
  const kindOf = kindsOf(measured.facts);
  const names = await namesOf(reader, ids);
  const measures = [...new Set([...always, by])];
  const scores: Array<ArrayLike<number>> = [];
  for (const measure of measures) scores.push(await measured.scores(measure));
  const { best } = await measured.communities(usualCommunities);
  return {
    title,
    provenance,
    isDirected: network.isDirected,
    measures: [
      ...measures.map((measure) => ({ name: measure.toLowerCase(), isWhole: whole.has(measure) })),
      { name: "community", isWhole: true },
    ],
    nodes: ids.map((id, node): NodeRow => {
      const values = [...scores, best.of].map((all) => orNull(all[node]));
      return { id, label: names[node] ?? id, kind: kindOf(node), values };
    }),
    edges: { [Symbol.iterator]: () => edgeRows(measured.facts, ids) },
  };
}

/** The hypergraph before projection: who took part in which event. */
export async function hypergraphTable(
  reader: Reader,
  facts: FactNetwork,
  { title, provenance }: Pick<HypergraphTable, "title" | "provenance">,
): Promise<HypergraphTable> {
  const { table, sides, twoMode } = facts;
  const [leftIds, rightIds] = [stringsAt(table.ids, sides.leftIds), stringsAt(table.ids, sides.rightIds)];
  const [names, eventNames] = [await namesOf(reader, leftIds), await namesOf(reader, rightIds)];
  const kindOf = kindsOf(facts);
  const spellAt = spellsOfFacts(table);
  const whens = new Map(Array.from(table.events, (event, row) => [event, spellAt(row)]));
  const { offsets, targets, weights } = twoMode.left;
  function* incidences(): Generator<Incidence> {
    for (const [left, nodeId] of leftIds.entries()) {
      for (let entry = offsets[left] ?? 0; entry < (offsets[left + 1] ?? 0); entry += 1) {
        const eventId = rightIds[targets[entry] ?? 0] ?? "";
        yield { nodeId, eventId, facts: weights?.[entry] ?? 1 };
      }
    }
  }
  return {
    title,
    provenance,
    nodes: leftIds.map((id, left) => ({ id, label: names[left] ?? id, kind: kindOf(left) })),
    events: rightIds.map((id, right) => ({
      id,
      label: eventNames[right] ?? id,
      when: whens.get(sides.rightIds[right] ?? none) ?? null,
    })),
    incidences: { [Symbol.iterator]: incidences },
  };
}

/** The kind of each node, if the facts state it; for HOST_GUEST there is none. */
function kindsOf({ table, sides }: FactNetwork): (node: number) => string | null {
  const words = stringsOf(table.words);
  return (node) => (sides.hasKinds ? (words[sides.kinds[node] ?? none] ?? null) : null);
}

/** The span of each row of a table. */
function spellsOfFacts({ words, earliest, latest }: FactTable): (row: number) => Spell | null {
  const texts = stringsOf(words);
  return (row) => {
    const [from, to] = [texts[earliest[row] ?? none] ?? null, texts[latest[row] ?? none] ?? null];
    return from === null && to === null ? null : { from, to };
  };
}

function* edgeRows({ table, sides, network }: FactNetwork, ids: readonly string[]): Generator<EdgeRow> {
  const { from, to, weights } = edgesOf(network);
  const spellAt = spellsOfFacts(table);
  const whens = new Map(Array.from(table.facts, (fact, row) => [fact, spellAt(row)]));
  const index = new EvidenceIndex(table, sides);
  for (const [edge, one] of from.entries()) {
    const other = to[edge] ?? 0;
    const evidence = index.between(one, other);
    yield {
      from: ids[one] ?? "",
      to: ids[other] ?? "",
      weight: weights?.[edge] ?? 1,
      evidence: evidence.length,
      spells: spellsOf(evidence.map(({ facts }) => facts.map((fact) => whens.get(fact) ?? null))),
    };
  }
}

/**
 * The spells of a tie. One piece of evidence holds while all of its facts hold: two affiliations with one
 * organisation may not overlap.
 */
function spellsOf(evidence: ReadonlyArray<ReadonlyArray<Spell | null>>): Spell[] {
  const spells = evidence.flatMap((whens) => {
    const known = whens.filter((when) => when !== null);
    const from = known.reduce<string | null>((last, when) => later(last, when.from), null);
    const to = known.reduce<string | null>((first, when) => earlier(first, when.to), null);
    if ((from === null && to === null) || (from !== null && to !== null && from > to)) return [];
    return [{ from, to }];
  });
  const byDays = new Map(spells.map((spell) => [`${spell.from ?? ""} ${spell.to ?? ""}`, spell]));
  return [...byDays.keys()].toSorted().flatMap((days) => byDays.get(days) ?? []);
}

function later(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one;
}

function earlier(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other < one) ? other : one;
}
