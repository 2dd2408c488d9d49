import { among, each, eachRow, entityOf, item, joinPicked } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { Appearance } from "../../entities/appearance";
import { readEntity } from "../../entities/columns";
import { byDate, type DateOrder, type Order } from "../../entities/orders";
import { isAsked, type RelatedReason } from "../../projections/related/reasons";
import { conditionsOf, type AppearanceFilter } from "../filters";
import { pagesByParent } from "../pages/by-parent";
import { all, type Condition } from "../pages/conditions";
import { keysetOf, type Keyset } from "../pages/keyset";
import type { Page, PageRequest } from "../pages/page";
import type { ChildRow } from "./relations";
import { pageOfNodes } from "./table-page";

export interface RelatedQuery {
  readonly list: string;
  readonly order: Order;
  readonly reasons: readonly RelatedReason[];
  /** On appearances, with the alias `x`. */
  readonly conditions: readonly Condition[];
}

/** The appearances related to one organisation or topic that match the filter. */
export async function listRelated(
  reader: Reader,
  {
    subjectId,
    reasons,
    filter,
    order,
  }: { subjectId: string; reasons: readonly RelatedReason[]; filter: AppearanceFilter; order: DateOrder },
  request: PageRequest,
): Promise<Page<Appearance>> {
  const conditions = conditionsOf.appearances(filter);
  const related: RelatedQuery = { list: "appearances", order: byDate[order], reasons, conditions };
  const count = async (id: string) => (await countsOfRelated(reader, related, [id])).get(id) ?? 0;
  const pages = await pagesOfRelated(reader, related, [subjectId], request, count);
  return pages.get(subjectId) as Page<Appearance>;
}

/** Pages of the appearances related to each of these organisations or topics: one key range of the projection each. */
export async function pagesOfRelated(
  reader: Reader,
  query: RelatedQuery,
  subjectIds: readonly string[],
  request: PageRequest,
  count: (subjectId: string) => Promise<number>,
): Promise<Map<string, Page<Appearance>>> {
  const [related, outer] = [keysetOf(query, request, "r", "appearanceId"), keysetOf(query, request, "x")];
  const pick = sql`
    select r."appearanceId" as id from (${scopesOf(query, related)}) r order by ${related.orderBy} ${related.limit}`;

  const rows = await reader.all<ChildRow>(
    sql`select parent.value as "parentId", ${entityOf("Appearance", "x")} as entity
      from ${each(subjectIds, "parent")} ${joinPicked("Appearance", "x", pick)}
      order by parent.key, ${outer.orderBy}`,
  );
  return pagesByParent(rows, subjectIds, (children, subjectId) =>
    pageOfNodes(
      query,
      request,
      children.map(({ entity }) => readEntity("Appearance", entity)),
      () => count(subjectId),
    ),
  );
}

/** The key separates the default reasons from the opt-in one, so a page of both merges two ranges. */
function scopesOf({ reasons, conditions }: RelatedQuery, keyset: Keyset): Sql {
  const isFiltered = conditions.some((condition) => condition !== null);
  const joined = isFiltered ? sql`join "appearance" x on x."id" = r."appearanceId"` : raw("");
  const scopes = [false, true].filter((asked) => reasons.some((reason) => isAsked(reason) === asked));
  // Without reasons no row matches, in either scope.
  const statements = (scopes.length > 0 ? scopes : [false]).map(
    (asked) => sql`
      select scope.* from (
        select r."sortOn", r."appearanceId" from "related" r ${joined}
        where r."subjectId" = parent.value and r."asked" = ${raw(asked ? "1" : "0")}
          and ${among(raw('r."reason"'), reasons)} and ${all(conditions)} and ${keyset.past}
        group by r."sortOn", r."appearanceId" order by ${keyset.orderBy} ${keyset.limit}) scope`,
  );
  return join(statements, " union ");
}

export async function countsOfRelated(
  reader: Reader,
  { reasons, conditions }: Pick<RelatedQuery, "reasons" | "conditions">,
  subjectIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.all<{ subjectId: string; total: number }>(
    sql`select r."subjectId", count(distinct r."appearanceId") as total
      from "related" r join "appearance" x on x."id" = r."appearanceId"
      where ${among(raw('r."subjectId"'), subjectIds)} and ${among(raw('r."reason"'), reasons)}
        and ${all(conditions)}
      group by r."subjectId"`,
  );
  return new Map(rows.map(({ subjectId, total }) => [subjectId, total]));
}

/** The appearances that are related to this subject for one of these reasons, as a subquery of their ids. */
export function relatedTo({
  subjectId,
  reasons,
}: {
  readonly subjectId: string;
  readonly reasons: readonly RelatedReason[];
}): Sql {
  return sql`(
    select r."appearanceId" from "related" r
    where r."subjectId" = ${subjectId} and ${among(raw('r."reason"'), reasons)})`;
}

/** One reason why an appearance is related to a subject, and its fact. */
export interface Because {
  readonly reason: RelatedReason;
  readonly factId: string;
  /** The organisation or topic that the fact names: the subject, or one below it. */
  readonly viaId: string;
}

/** The requested reasons of each pair of appearance and subject, in the order of the pairs. */
export async function becauseOf(
  reader: Reader,
  reasons: readonly RelatedReason[],
  pairs: ReadonlyArray<readonly [subjectId: string, appearanceId: string]>,
): Promise<Because[][]> {
  const rows = await reader.all<Because & Record<string, unknown> & { pair: number }>(
    sql`select ${item("wanted", 0, "integer")} as pair, r."reason", r."factId", r."viaId"
      from ${eachRow(
        pairs.map((pair, index) => [index, ...pair]),
        "wanted",
      )}
      join "related" r on r."subjectId" = ${item("wanted", 1)} and r."appearanceId" = ${item("wanted", 2)}
      where ${among(raw('r."reason"'), reasons)} order by r."reason", r."factId", r."viaId"`,
  );
  const found = pairs.map((): Because[] => []);
  for (const { pair, reason, factId, viaId } of rows) found[pair]?.push({ reason, factId, viaId });
  return found;
}
