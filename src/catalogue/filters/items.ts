import { raw, sql, type Sql } from "../../database/sql/sql";
import { Standing } from "../../entities/standing";
import type { Condition } from "../pages/conditions";
import { all } from "../pages/conditions";
import { languages, platforms, topics } from "./facets";
import { conditionsOf, type FilterField, type FilterValues, type GivenFilter } from "./field";
import { anyOf, dates } from "./fields";
import { exists, rowOf, type Row } from "./row";
import { source } from "./source";

const facetsOf = (row: Row) => row("facetsOf");
const days = { earliest: "dayEarliest", latest: "dayLatest" };

/** The filter of lists of several types: on rows of `item_summary`. */
export const itemFilter = {
  dates: dates(
    days,
    "When the episode took place, else was published; when the publication was published; the year of the award's cycle; when the affiliation or the partnership lasted.",
  ),
  topics: topics(facetsOf, "Appearances in episodes, publications and partnerships about these topics."),
  platforms: platforms(
    facetsOf,
    "Appearances in episodes, and publications, with a recording, a text or a page on these platforms.",
  ),
  languages: languages(facetsOf, "Appearances in episodes, and publications, in any of these languages."),
  source,
  hasLink: {
    type: () => Boolean,
    description: "Whether it, or the episode of an appearance, has a link.",
    where: (isWanted, row) => sql`${row("hasLink")} = ${raw(isWanted ? "1" : "0")}`,
  } satisfies FilterField<boolean>,
  standings: anyOf(Standing, "standing", "Of any of these standings: INFERRED for what no source says."),
};

export type ItemFilter = FilterValues<typeof itemFilter>;
export type GivenItemFilter = GivenFilter<typeof itemFilter>;

/** The condition of a filter on the item with this id; null if it does not filter. */
export function isItem(id: Sql, filter: ItemFilter): Condition {
  const conditions = conditionsOf(itemFilter, filter, rowOf("summary"));
  return conditions.every((condition) => condition === null)
    ? null
    : exists(sql`"item_summary" summary where summary."id" = ${id}`, all(conditions));
}
