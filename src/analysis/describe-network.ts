import type { SampledBetweenness } from "../network/betweenness/sampled-betweenness";
import { edgeCount } from "../network/sizes";
import { NetworkOf } from "./facts/network-of";
import { NodeMeasure } from "./facts/node-measure";
import type { Measured } from "./measured";
import type { FactNetwork } from "./facts/fact-network";
import { ProjectionWeight } from "../network/two-mode/projection-weight";
import { ParticipationLayer } from "../projections/participation/layers";
import type { RequestedNetwork } from "./params/network-params";
import type { NetworkQuery } from "./network-query";

const members: Readonly<Record<NetworkOf, readonly [one: string, more: string]>> = {
  PEOPLE: ["person", "people"],
  SHOWS: ["show", "shows"],
  ORGANISATIONS: ["organisation", "organisations"],
  HOST_GUEST: ["person", "people"],
};

/** What two members share that a layer ties. PARTNERSHIP ties them by itself. */
const shared: Readonly<Record<NetworkOf, Readonly<Partial<Record<ParticipationLayer, string>>>>> = {
  PEOPLE: {
    APPEARANCE: "episodes",
    HOST: "episodes",
    CONTRIBUTION: "publications",
    HONOUR: "awards",
    AFFILIATION: "organisations",
  },
  SHOWS: { APPEARANCE: "people", HOST: "people" },
  ORGANISATIONS: {
    ON_BEHALF_OF: "shows",
    SHOW_ORGANISATION: "shows",
    HONOUR: "awards",
    AFFILIATION: "people",
  },
  HOST_GUEST: {},
};

/** Its members, and what ties them: "Organisations, tied by the shows they share and by partnerships". */
function membersAndTies({ of, layers }: NetworkQuery): string {
  if (of === NetworkOf.HOST_GUEST) return "Who hosted whom";
  const things = [
    ...new Set(
      Object.values(ParticipationLayer).flatMap(
        (layer) => (layers.includes(layer) && shared[of][layer]) || [],
      ),
    ),
  ];
  const [, name] = members[of];
  const ties = [
    ...(things.length > 0 ? [`by the ${listed(things)} they share`] : []),
    ...(layers.includes(ParticipationLayer.PARTNERSHIP) ? ["by partnerships"] : []),
  ];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}, tied ${listed(ties)}`;
}

const listed = (words: readonly string[]): string =>
  [words.slice(0, -1).join(", "), ...words.slice(-1)].filter((part) => part !== "").join(" and ");

const weights: Readonly<Record<ProjectionWeight, string>> = {
  SIMPLE: "all ties weigh 1",
  COUNT: "a tie weighs the number of shared events",
  NEWMAN: "ties weigh less the more participants an event has (Newman)",
  OVERLAP: "a tie weighs the shared part of the smaller member's events",
  JACCARD: "a tie weighs the shared part of both members' events",
};

function describeWeight({ of, weight, layers }: NetworkQuery): string {
  if (of === NetworkOf.HOST_GUEST && weight === ProjectionWeight.COUNT) {
    return "a tie weighs how often the one hosted the other";
  }
  const isByPartnership = layers.every((layer) => layer === ParticipationLayer.PARTNERSHIP);
  if (isByPartnership && weight === ProjectionWeight.COUNT) return "a tie weighs the number of partnerships";
  return weights[weight];
}

/** A title for the network. */
export function titleOf({ query, relatedTo }: RequestedNetwork): string {
  const title = membersAndTies(query);
  return relatedTo === null ? title : `${title}: ${relatedTo.name}`;
}

/** The query, in one line. */
export function describeQuery({ query, relatedTo }: RequestedNetwork): string {
  const { from, to } = query.filter.dates ?? {};
  const span =
    from && to ? (from === to ? from : `${from} to ${to}`) : from ? `from ${from}` : to ? `to ${to}` : null;
  const parts = [
    `by ${query.layers.map((layer) => layer.toLowerCase().replaceAll("_", " ")).join(", ")}`,
    span,
    relatedTo && `related to ${relatedTo.name}`,
    describeWeight(query),
    query.minWeight > 0 ? `at least ${query.minWeight}` : null,
  ];
  return parts.filter((part) => part !== null).join("; ");
}

/** For example "25 people, 24 ties". */
export function describeSize({ of, network }: FactNetwork): string {
  return `${counted(network.size, ...members[of])}, ${counted(edgeCount(network), "tie", "ties")}`;
}

/** The title of an export: the network, the query, and how it was measured where that is no exact measure. */
export async function describeExport(
  asked: RequestedNetwork,
  measured: Pick<Measured, "betweenness">,
  by: NodeMeasure,
): Promise<string> {
  const sampled = by === NodeMeasure.BETWEENNESS ? describeSampling(await measured.betweenness()) : null;
  return `${titleOf(asked)} (${describeQuery(asked)})${sampled === null ? "" : `; ${sampled}`}`;
}

/** How betweenness was sampled; null where it is exact. */
export function describeSampling({
  samples,
  error,
}: Pick<SampledBetweenness, "samples" | "error">): string | null {
  if (samples === 0) return null;
  return `betweenness is estimated from ${samples} sampled paths: at a confidence of 0.9 each value is within ${error} (Riondato and Kornaropoulos 2016)`;
}

export function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
