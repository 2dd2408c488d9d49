import type { Reader } from "../../database/statements";
import { usualCommunities } from "../../network/communities/usual";
import type { HypergraphTable, Incidence } from "../../network/export/hif";
import {
  extentOf,
  type EdgeRow,
  type MeasureColumn,
  type NetworkTable,
  type NodeRow,
  type Spell,
} from "../../network/export/network-table";
import { edgesOf } from "../../network/network";
import { EvidenceIndex } from "../facts/evidence";
import type { FactNetwork } from "../facts/fact-network";
import { none, type FactTable } from "../facts/fact-table";
import { stringsAt, stringsOf } from "../facts/interned";
import { NodeMeasure } from "../facts/node-measure";
import type { Measured } from "../measured";
import { namesOf } from "../names";
import { orNull } from "../or-null";
import { tieSpells } from "./tie-spells";

/** Measures that every export includes. More expensive ones are only added when requested. */
const always = [NodeMeasure.DEGREE, NodeMeasure.STRENGTH, NodeMeasure.CORE];
const whole = new Set([NodeMeasure.DEGREE, NodeMeasure.CORE]);
/** Measures that count outward ties where ties have a direction, and those of inward ones. */
const inward = { DEGREE: "inwardDegrees", STRENGTH: "inwardStrengths" } as const;

/** A column of measures with the score of each node. */
interface Scored extends MeasureColumn {
  readonly scores: ArrayLike<number>;
}

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
  const columns: Scored[] = [];
  for (const measure of new Set([...always, by])) columns.push(...(await columnsOf(measured, measure)));
  const { best } = await measured.communities(usualCommunities);
  columns.push({ name: "community", isWhole: true, scores: best.of });
  return {
    title,
    provenance,
    isDirected: network.isDirected,
    measures: columns.map(({ name, isWhole }) => ({ name, isWhole })),
    nodes: ids.map((id, node): NodeRow => {
      const values = columns.map(({ scores }) => orNull(scores[node]));
      return { id, label: names[node] ?? id, kind: kindOf(node), values };
    }),
    edges: { [Symbol.iterator]: () => edgeRows(measured.facts, ids) },
  };
}

/** A measure; of ties with a direction both, by name: out_degree and in_degree. */
async function columnsOf(measured: Measured, measure: NodeMeasure): Promise<Scored[]> {
  const { network } = measured.facts;
  const column = {
    name: measure.toLowerCase(),
    isWhole: whole.has(measure),
    scores: await measured.scores(measure),
  };
  const inwardTask = network.isDirected
    ? (inward as Partial<Record<NodeMeasure, "inwardDegrees" | "inwardStrengths">>)[measure]
    : undefined;
  if (inwardTask === undefined) return [column];
  return [
    { ...column, name: `out_${column.name}` },
    { ...column, name: `in_${column.name}`, scores: await measured.run(inwardTask, network, {}) },
  ];
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
  const whens = extentsOfRights(facts);
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
      when: whens[right] ?? null,
    })),
    incidences: { [Symbol.iterator]: incidences },
  };
}

/** The kind of each node, if the facts state it; for HOST_GUEST there is none. */
function kindsOf({ table, sides }: FactNetwork): (node: number) => string | null {
  const words = stringsOf(table.words);
  return (node) => (sides.hasKinds ? (words[sides.kinds[node] ?? none] ?? null) : null);
}

/** From the first to the last known day of what links to each right node; null if undated. */
function extentsOfRights({ table, sides: { timed, rows, rightIds } }: FactNetwork): Array<Spell | null> {
  const spellAt = spellsOfFacts(table);
  const spells = Array.from(rightIds, (): Spell[] => []);
  for (const [link, right] of timed.to.entries()) {
    const spell = spellAt(rows[link] ?? none);
    if (spell !== null) spells[right]?.push(spell);
  }
  return spells.map((each) => (each.length > 0 ? extentOf(each) : null));
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
  const index = new EvidenceIndex(table, sides);
  for (const [edge, one] of from.entries()) {
    const other = to[edge] ?? 0;
    const evidence = index.between(one, other);
    yield {
      from: ids[one] ?? "",
      to: ids[other] ?? "",
      weight: weights?.[edge] ?? 1,
      evidence: evidence.length,
      spells: tieSpells(evidence, spellAt),
    };
  }
}
