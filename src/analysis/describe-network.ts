import { edgeCount } from "../network/sizes";
import { NetworkOf } from "./facts/network-of";
import type { FactNetwork } from "./facts/fact-network";
import { ProjectionWeight } from "../network/two-mode/projection-weight";
import type { RequestedNetwork } from "./params/network-params";
import type { NetworkQuery } from "./network-query";

const members: Readonly<Record<NetworkOf, readonly [one: string, more: string]>> = {
  PEOPLE: ["person", "people"],
  SHOWS: ["show", "shows"],
  ORGANISATIONS: ["organisation", "organisations"],
  HOST_GUEST: ["person", "people"],
};

const titles: Readonly<Record<NetworkOf, string>> = {
  PEOPLE: "People, tied by joint participation",
  SHOWS: "Shows, tied by the people they share",
  ORGANISATIONS: "Organisations, tied by the shows that both are involved in",
  HOST_GUEST: "Who hosted whom",
};

const weights: Readonly<Record<ProjectionWeight, string>> = {
  SIMPLE: "all ties weigh 1",
  COUNT: "a tie weighs the number of shared events",
  NEWMAN: "ties weigh less the more participants an event has (Newman)",
  OVERLAP: "a tie weighs the shared part of the smaller member's events",
  JACCARD: "a tie weighs the shared part of both members' events",
};

function describeWeight({ of, weight }: NetworkQuery): string {
  if (of === NetworkOf.HOST_GUEST && weight === ProjectionWeight.COUNT) {
    return "a tie weighs how often the one hosted the other";
  }
  return weights[weight];
}

/** A title for the network. */
export function titleOf({ query, relatedTo }: RequestedNetwork): string {
  return relatedTo === null ? titles[query.of] : `${titles[query.of]}: ${relatedTo.name}`;
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

export function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
