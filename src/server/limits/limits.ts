import type { CostEstimate } from "./estimate-cost";
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
  constructor(limit: keyof typeof words, got: number, max: number) {
    super(400, `${words[limit]} ${withCommas(got)}, at most ${withCommas(max)}.`, {
      code: "LIMIT_EXCEEDED",
      limit,
      got,
      max,
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

/** Throws for the first limit that the estimate exceeds. */
export function checkLimits(estimate: CostEstimate, limits: Limits): void {
  for (const limit of ["depth", "aliases", "rootFields", "nodes", "price"] as const) {
    if (estimate[limit] > limits[limit]) throw new LimitExceeded(limit, estimate[limit], limits[limit]);
  }
}
