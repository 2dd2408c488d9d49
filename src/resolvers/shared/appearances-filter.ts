import type { AppearanceFilter, GivenFilterOf } from "../../catalogue/filters/by-type";
import type { Relation } from "../../catalogue/related-to";
import type { Context } from "./context";
import { readFilterOf } from "./filter";

/** A filter with slugs resolved to ids, without `relatedTo`; `relation` is null without it. */
export async function readAppearancesFilter(
  context: Context,
  filter: GivenFilterOf<"Appearance"> | null,
): Promise<{ conditions: AppearanceFilter; relation: Relation | null }> {
  const { relatedTo, ...conditions } = await readFilterOf(context, "Appearance", filter);
  return { conditions, relation: relatedTo ?? null };
}
