import type { Catalogue } from "../../catalogue/catalogue";
import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { takenClaims } from "../../catalogue/queries/identifiers";
import { claimKeyOf, claimsOf } from "./disputes";

/** The entities of the catalogue that have an identifier which one of these claims, by `claimKeyOf`. */
export async function takenBy(
  { reader }: Pick<Catalogue, "reader">,
  entities: readonly AnyEntityInput[],
): Promise<Map<string, string>> {
  const taken = await takenClaims(reader, claimsOf(entities));
  return new Map(taken.map((claim) => [claimKeyOf(claim), claim.holder]));
}
