import { Field, ID, InputType } from "type-graphql";

import { among, each } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import { BadInput } from "../../domain/errors";
import { Platform } from "../../domain/links/platforms";
import { Facet } from "../../projections/facets/names";
import { all, isAtOrBelowAny, type Condition } from "../pages/conditions";
import type { FilterField, IdOf } from "./field";
import type { Row } from "./row";

const maxValues = 10;

@InputType({ description: `Topics. Each includes those below it. ${maxValues} in each list at most.` })
class TopicsCondition {
  @Field(() => [ID], { nullable: true, description: "Ids or slugs: at least one of these." })
  any?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Ids or slugs: each of these." })
  all?: string[] | null;
}

@InputType({ description: "Platforms of recordings, texts and profiles." })
class PlatformsCondition {
  @Field(() => [Platform], { nullable: true, description: "At least one of these." })
  any?: Platform[] | null;

  @Field(() => [Platform], { nullable: true, description: "Each of these." })
  all?: Platform[] | null;
}

/** The id of an entity whose facets count: the row's own, or that of its show, episode or publication. */
type FacetsOf = (row: Row) => Sql;

export const own: FacetsOf = (row) => row("id");

const has = (id: Sql, facet: Facet, condition: Condition): Sql => sql`exists (
  select 1 from "facet" f where f."id" = ${id} and f."name" = ${raw(`'${facet}'`)} and ${condition ?? sql`true`})`;

const value = raw('f."value"');

export const topics = (of: FacetsOf, description: string): FilterField<TopicsCondition> => ({
  type: () => TopicsCondition,
  description,
  read: async (given, idOf) => ({ any: await idsOf(given.any, idOf), all: await idsOf(given.all, idOf) }),
  where: (condition, row) =>
    anyAndAll(condition, (ids) => has(of(row), Facet.TOPIC, isAtOrBelowAny(value, ids))),
});

async function idsOf(references: string[] | null | undefined, idOf: IdOf): Promise<string[] | null> {
  return references ? Promise.all(bounded(references).map((one) => idOf("Topic", one))) : null;
}

export const platforms = (of: FacetsOf, description: string): FilterField<PlatformsCondition> => ({
  type: () => PlatformsCondition,
  description,
  where: (condition, row) => anyAndAll(condition, (some) => has(of(row), Facet.PLATFORM, among(value, some))),
});

/** Any of some values in one condition, and each of others in one of its own. */
function anyAndAll<Value extends string>(
  { any, all: allOf }: { readonly any?: Value[] | null; readonly all?: Value[] | null },
  hasOneOf: (values: readonly Value[]) => Sql,
): Sql {
  return all([any ? hasOneOf(any) : null, ...[...new Set(allOf ?? [])].map((one) => hasOneOf([one]))]);
}

/** "en" also finds "en-GB" (RFC 4647, basic filtering). */
export const languages = (of: FacetsOf, description: string): FilterField<string[]> => ({
  type: () => [String],
  description: `${description} BCP 47, at most ${maxValues}; “en” includes “en-GB”.`,
  where: (given, row) => {
    const wanted = bounded([...new Set(given.map((one) => one.toLowerCase()))]);
    return has(
      of(row),
      Facet.LANGUAGE,
      sql`exists (select 1 from ${each(wanted, "wanted")}
        where ${value} = wanted.value or substr(${value}, 1, length(wanted.value) + 1) = wanted.value || '-')`,
    );
  },
});

/** Whether an appearance or its episode has a link. Other entities have their links in a column. */
export const hasLinkOfAppearance: FilterField<boolean> = {
  type: () => Boolean,
  description: "Whether it or its episode has a link.",
  where: (isWanted, row) => {
    const linked = sql`(${has(row("id"), Facet.LINK, null)} or ${has(row("episodeId"), Facet.LINK, null)})`;
    return isWanted ? linked : sql`not ${linked}`;
  },
};

function bounded<Value>(values: readonly Value[]): readonly Value[] {
  if (values.length <= maxValues) return values;
  throw new BadInput(`Expected at most ${maxValues} values, but got ${values.length}.`);
}
