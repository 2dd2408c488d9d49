import { edgeCount } from "../network/network";
import { NetworkOf } from "../network/facts/two-sides";
import type { FactNetwork } from "../network/facts/fact-network";
import { ProjectionWeight } from "../network/two-mode/projection";
import type { AskedNetwork } from "./asked-network";
import type { NetworkQuery } from "./network-query";

const members: Readonly<Record<NetworkOf, readonly [one: string, more: string]>> = {
  PEOPLE: ["person", "people"],
  SHOWS: ["show", "shows"],
  ORGANISATIONS: ["organisation", "organisations"],
  HOST_GUEST: ["person", "people"],
};

const titles: Readonly<Record<NetworkOf, string>> = {
  PEOPLE: "People, tied by what they took part in together",
  SHOWS: "Shows, tied by the people they share",
  ORGANISATIONS: "Organisations, tied by what both have to do with",
  HOST_GUEST: "Who hosted whom",
};

const weights: Readonly<Record<ProjectionWeight, string>> = {
  SIMPLE: "all ties weigh 1",
  COUNT: "a tie weighs how many things two share",
  NEWMAN: "ties weigh less the more took part (Newman)",
  OVERLAP: "a tie weighs the share of what the one with fewer has",
  JACCARD: "a tie weighs the share of what either has",
};

function weightInWords({ of, weight }: NetworkQuery): string {
  if (of === NetworkOf.HOST_GUEST && weight === ProjectionWeight.COUNT) {
    return "a tie weighs how often the one hosted the other";
  }
  return weights[weight];
}

/** What a network is: a heading. */
export function titleOf({ query, relatedTo }: AskedNetwork): string {
  return relatedTo === null ? titles[query.of] : `${titles[query.of]}: ${relatedTo.name}`;
}

/** What was asked, in one line. */
export function askedInWords({ query, relatedTo }: AskedNetwork): string {
  const { from, to } = query.filter.dates ?? {};
  const span =
    from && to ? (from === to ? from : `${from} to ${to}`) : from ? `from ${from}` : to ? `to ${to}` : null;
  const parts = [
    `by ${query.layers.map((layer) => layer.toLowerCase().replaceAll("_", " ")).join(", ")}`,
    span,
    relatedTo && `related to ${relatedTo.name}`,
    weightInWords(query),
    query.minWeight > 0 ? `at least ${query.minWeight}` : null,
  ];
  return parts.filter((part) => part !== null).join("; ");
}

/** "25 people, 24 ties". */
export function sizeInWords({ of, network }: FactNetwork): string {
  return `${counted(network.size, ...members[of])}, ${counted(edgeCount(network), "tie", "ties")}`;
}

export function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
