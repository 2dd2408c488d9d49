import { type GraphQLSchema, parse, validate } from "graphql";

import { mergedSchema } from "../../src/subgraphs/merged";
import { Dice } from "./dice";
import { differenceBetween, type Difference } from "./difference";
import type { Ask } from "./graph-over";
import { randomOperation, type Known, type RandomOperation } from "./random-operations";
import { smallest } from "./smallest";

export interface Comparison {
  readonly known: Known;
  readonly operations: number;
  /** The first seed. A failure prints its own, so that `SEED=… OPERATIONS=1` runs it alone. */
  readonly seed?: number;
  /** What operations are made for, where that is not our own. */
  readonly schema?: GraphQLSchema;
}

/** Asks two graphs the same random operations; the first that they answer differently, cut down to what it takes, or null. */
export async function firstDifference(
  one: Ask,
  other: Ask,
  { known, operations, seed: first = Number(process.env["SEED"] ?? 1), schema = mergedSchema() }: Comparison,
): Promise<(RandomOperation & Difference & { readonly seed: number }) | null> {
  for (let seed = first; seed < first + operations; seed += 1) {
    const operation = randomOperation(schema, known, new Dice(seed));
    if (!(await differenceBetween(one, other, operation))) continue;

    const query = await smallest(operation.query, async (candidate) => {
      if (validate(schema, parse(candidate)).length > 0) return false;
      return (await differenceBetween(one, other, { ...operation, query: candidate })) !== null;
    });
    const least: RandomOperation = { ...operation, query };
    const difference = await differenceBetween(one, other, least);
    if (difference) return { seed, ...least, ...difference };
  }
  return null;
}
