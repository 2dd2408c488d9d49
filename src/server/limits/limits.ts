import { type Costliest, inWords } from "./costliest";
import type { CostEstimate, PartialCost } from "./estimate-cost";
import { Refusal, withCommas } from "./refusal";

/** Limits of one operation. */
export interface Limits {
  readonly characters: number;
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly recursiveSelections: number;
  readonly nodes: number;
  readonly price: number;
  /** Items of one list, in variables or in the text. */
  readonly items: number;
  /** Characters of one string, in variables or in the text. */
  readonly stringCharacters: number;
}

/** A refused operation that exceeds a limit: HTTP 400, before any database access. */
export class LimitExceeded extends Refusal {
  constructor(limit: keyof typeof words, got: number, max: number, costliest: Costliest | null = null) {
    const exceeded = `${words[limit]} ${withCommas(got)}, at most ${withCommas(max)}.`;
    super(400, costliest ? `${exceeded} ${inWords(costliest)}` : exceeded, {
      code: "LIMIT_EXCEEDED",
      limit,
      got,
      max,
      ...(costliest ? { costliest } : {}),
    });
  }
}

const words: Readonly<Record<keyof Limits | "introspection" | "spreads" | "variables", string>> = {
  characters: "Characters",
  tokens: "Tokens",
  depth: "Depth",
  aliases: "Aliases",
  rootFields: "Root fields",
  recursiveSelections: "Selections with fragments expanded",
  nodes: "Entities that it could return",
  price: "Price",
  items: "Items of a list",
  stringCharacters: "Characters of one string",
  introspection: "Introspection fields",
  spreads: "Fragment spreads",
  variables: "Values in variables",
};

/**
 * Throws for the first limit that the estimate exceeds. `costliest` finds the field that costs most, for a message that says
 * what would help.
 */
export function checkLimits(
  estimate: CostEstimate,
  limits: Limits,
  costliest: (by: keyof PartialCost, max: number) => Costliest | null,
): void {
  for (const limit of ["depth", "aliases", "rootFields"] as const) {
    if (estimate[limit] > limits[limit]) throw new LimitExceeded(limit, estimate[limit], limits[limit]);
  }
  for (const limit of ["nodes", "price"] as const) {
    const max = limits[limit];
    if (estimate[limit] > max) throw new LimitExceeded(limit, estimate[limit], max, costliest(limit, max));
  }
}
