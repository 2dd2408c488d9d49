import { GraphQLError } from "graphql";

import type { Measure } from "./measure";

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
}

/** An operation that is refused before anything is asked of the database: HTTP 400, and by how much. */
export class LimitExceeded extends GraphQLError {
  /** Its extensions, without the status that is meant for the server. */
  readonly told: Readonly<Record<string, unknown>>;

  constructor(limit: keyof Limits, got: number, most: number) {
    const told = { code: "LIMIT_EXCEEDED", limit, got, most };
    super(`${words[limit]} ${withCommas(got)}, at most ${withCommas(most)}.`, {
      extensions: { ...told, http: { status: 400 } },
    });
    this.told = told;
  }
}

const words: Readonly<Record<keyof Limits, string>> = {
  characters: "Characters",
  tokens: "Tokens",
  depth: "Depth",
  aliases: "Aliases",
  rootFields: "Root fields",
  recursiveSelections: "Selections with fragments spread out",
  nodes: "Things that it could bring",
  price: "Price",
};

/** Throws for the first limit that the measure is beyond. */
export function checkLimits(measured: Measure, limits: Limits): void {
  for (const limit of ["depth", "aliases", "rootFields", "nodes", "price"] as const) {
    if (measured[limit] > limits[limit]) throw new LimitExceeded(limit, measured[limit], limits[limit]);
  }
}

function withCommas(value: number): string {
  return value.toLocaleString("en-GB");
}
