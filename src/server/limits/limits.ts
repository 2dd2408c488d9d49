import type { Measure } from "./measure";
import { Refusal, withCommas } from "./refusal";

/** What one operation may ask for at most. */
export interface Limits {
  readonly characters: number;
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly recursiveSelections: number;
  readonly nodes: number;
  readonly price: number;
  /** Of one list, in a variable or in the text. */
  readonly items: number;
  /** Characters of one string, in a variable or in the text. */
  readonly stringCharacters: number;
}

/** An operation that is refused before anything is asked of the database: HTTP 400, and by how much. */
export class LimitExceeded extends Refusal {
  constructor(limit: keyof typeof words, got: number, most: number) {
    super(400, `${words[limit]} ${withCommas(got)}, at most ${withCommas(most)}.`, {
      code: "LIMIT_EXCEEDED",
      limit,
      got,
      most,
    });
  }
}

const words: Readonly<Record<keyof Limits | "introspection" | "spreads" | "variables", string>> = {
  characters: "Characters",
  tokens: "Tokens",
  depth: "Depth",
  aliases: "Aliases",
  rootFields: "Root fields",
  recursiveSelections: "Selections with fragments spread out",
  nodes: "Things that it could bring",
  price: "Price",
  items: "Items of a list",
  stringCharacters: "Characters of one string",
  introspection: "Fields of the schema itself",
  spreads: "Fragments, wherever they are spread,",
  variables: "Values in variables",
};

/** Throws for the first limit that the measure is beyond. */
export function checkLimits(measured: Measure, limits: Limits): void {
  for (const limit of ["depth", "aliases", "rootFields", "nodes", "price"] as const) {
    if (measured[limit] > limits[limit]) throw new LimitExceeded(limit, measured[limit], limits[limit]);
  }
}
