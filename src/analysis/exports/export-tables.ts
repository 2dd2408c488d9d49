import type { Participation } from "../../catalogue/queries/participation";
import type { Reader } from "../../database/statements";
import { usualCommunities } from "../../network/communities/stability";
import type { HypergraphTable, Incidence } from "../../network/export/hif";
import type { EdgeRow, NetworkTable, NodeRow, Spell } from "../../network/export/network-table";
import type { FactNetwork } from "../facts/fact-network";
import { NodeMeasure } from "../facts/node-measures";
import { edgesOf } from "../../network/network";
import type { Measured } from "../measured";
import { namesOf } from "../names";
import { orNull } from "../or-null";

/** Measures that every export includes. More expensive ones are only added when requested. */
const always = [NodeMeasure.DEGREE, NodeMeasure.STRENGTH, NodeMeasure.CORE];
const whole = new Set([NodeMeasure.DEGREE, NodeMeasure.CORE]);

export interface ExportSource {
  /** The facts behind the network: they have the dates. */
  readonly facts: readonly Participation[];
  readonly title: string;
}

/**
 * A network as a table for the export formats: nodes with measures and community, ties with the dates of
 * their evidence.
 */
export async function networkTable(
  reader: Reader,
  measured: Measured,
  { facts, title, by }: ExportSource & { readonly by: NodeMeasure },
): Promise<NetworkTable> {
  const { ids, network } = measured.facts;
  const names = await namesOf(reader, ids);
  const measures = [...new Set([...always, by])];
  const scores: Array<ArrayLike<number>> = [];
  for (const measure of measures) scores.push(await measured.scores(measure));
  const { best } = await measured.communities(usualCommunities);
  const whens = new Map(facts.map((fact) => [fact.factId, spellOf(fact)]));
  return {
    title,
    isDirected: network.isDirected,
    measures: [
      ...measures.map((measure) => ({ name: measure.toLowerCase(), isWhole: whole.has(measure) })),
      { name: "community", isWhole: true },
    ],
    nodes: ids.map((id, node): NodeRow => {
      const values = [...scores, best.of].map((all) => orNull(all[node]));
      return { id, label: names[node] ?? id, kind: measured.facts.kinds.get(id) ?? null, values };
    }),
    edges: { [Symbol.iterator]: () => edgeRows(measured.facts, whens) },
  };
}

/** The hypergraph before projection: who took part in which event. */
export async function hypergraphTable(
  reader: Reader,
  network: FactNetwork,
  { facts, title }: ExportSource,
): Promise<HypergraphTable> {
  const { leftIds, rightIds, twoMode } = network;
  const [names, eventNames] = [await namesOf(reader, leftIds), await namesOf(reader, rightIds)];
  const whens = new Map(facts.map((fact) => [fact.eventId, spellOf(fact)]));
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
    nodes: leftIds.map((id, left) => ({ id, label: names[left] ?? id, kind: network.kinds.get(id) ?? null })),
    events: rightIds.map((id, right) => ({
      id,
      label: eventNames[right] ?? id,
      when: whens.get(id) ?? null,
    })),
    incidences: { [Symbol.iterator]: incidences },
  };
}

function* edgeRows(network: FactNetwork, whens: ReadonlyMap<string, Spell | null>): Generator<EdgeRow> {
  const { from, to, weights } = edgesOf(network.network);
  for (const [edge, one] of from.entries()) {
    const other = to[edge] ?? 0;
    const evidence = network.evidenceOf(one, other);
    yield {
      from: network.ids[one] ?? "",
      to: network.ids[other] ?? "",
      weight: weights?.[edge] ?? 1,
      evidence: evidence.length,
      spells: spellsOf(evidence.map(({ factIds }) => factIds.map((id) => whens.get(id) ?? null))),
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

function spellOf({ dayEarliest, dayLatest }: Participation): Spell | null {
  return dayEarliest === null && dayLatest === null ? null : { from: dayEarliest, to: dayLatest };
}
