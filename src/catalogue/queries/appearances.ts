import { readEntity, selectEntity } from "../../entities/columns";
import type { Appearance } from "../../entities/appearance";
import type { Order } from "../../entities/orders";
import type { Reader } from "../statements";
import { all, type Condition } from "../pages/conditions";
import { keysetOf, type Keyset } from "../pages/keyset";
import type { Page, PageRequest } from "../pages/page";
import { isAsked, type RelatedReason } from "../read-models/reasons";
import { pageOfNodes } from "./lists";
import { pagesByParent } from "./relations";

export interface RelatedQuery {
  readonly list: string;
  readonly order: Order;
  readonly reasons: readonly RelatedReason[];
  /** On the appearance, which is called `x`. */
  readonly conditions: ReadonlyArray<Condition | null>;
}

/** Pages of what is related to each of these organisations or topics: one range of the read model's key for each. */
export async function pagesOfRelated(
  reader: Reader,
  query: RelatedQuery,
  subjectIds: readonly string[],
  request: PageRequest,
  count: (subjectId: string) => Promise<number>,
): Promise<Map<string, Page<Appearance>>> {
  const where = all(query.conditions);
  const related = keysetOf(query, request, "r", "appearanceId");
  const outer = keysetOf(query, request, "x");

  const rows = await reader.all<{ parentId: string; entity: string }>(
    `select parent.value as parentId, ${selectEntity("Appearance", "x")} as entity from json_each($subjectIds) parent
     join appearance x on x.id in (
       select r.appearanceId from (${scopesOf(query, where, related)}) r order by ${related.orderBy} ${related.limit})
     order by parent.key, ${outer.orderBy}`,
    {
      $subjectIds: JSON.stringify(subjectIds),
      $reasons: JSON.stringify(query.reasons),
      ...where.parameters,
      ...related.parameters,
    },
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

/** The default reasons and the one that must be asked for stand apart in the key: a page of both is a merge of two. */
function scopesOf({ reasons, conditions }: RelatedQuery, where: Condition, keyset: Keyset): string {
  const join = conditions.some((condition) => condition !== null)
    ? "join appearance x on x.id = r.appearanceId"
    : "";
  const scopes = [false, true].filter((asked) => reasons.some((reason) => isAsked(reason) === asked));
  // No reason at all relates nothing: either scope then answers that.
  return (scopes.length > 0 ? scopes : [false])
    .map(
      (asked) =>
        `select * from (
           select distinct r.sortOn, r.appearanceId from related r ${join}
           where r.subjectId = parent.value and r.asked = ${Number(asked)}
             and r.reason in (select value from json_each($reasons)) and ${where.sql} and ${keyset.condition}
           order by ${keyset.orderBy} ${keyset.limit})`,
    )
    .join("\nunion\n");
}

export async function countsOfRelated(
  reader: Reader,
  { reasons, conditions }: Pick<RelatedQuery, "reasons" | "conditions">,
  subjectIds: readonly string[],
): Promise<Map<string, number>> {
  const where = all(conditions);
  const rows = await reader.all<{ subjectId: string; total: number }>(
    `select r.subjectId, count(distinct r.appearanceId) as total from related r join appearance x on x.id = r.appearanceId
     where r.subjectId in (select value from json_each($subjectIds))
       and r.reason in (select value from json_each($reasons)) and ${where.sql}
     group by r.subjectId`,
    { $subjectIds: JSON.stringify(subjectIds), $reasons: JSON.stringify(reasons), ...where.parameters },
  );
  return new Map(rows.map(({ subjectId, total }) => [subjectId, total]));
}

/** Whether the appearance `x` is related to this subject for one of these reasons. */
export function isRelated({
  subjectId,
  reasons,
}: {
  subjectId: string;
  reasons: readonly RelatedReason[];
}): Condition {
  return {
    sql: `x.id in (
      select r.appearanceId from related r
      where r.subjectId = $subjectId and r.reason in (select value from json_each($relatedReasons)))`,
    parameters: { $subjectId: subjectId, $relatedReasons: JSON.stringify(reasons) },
  };
}

/** One reason why an appearance is related to a subject, and the fact that says so. */
export interface Because {
  readonly reason: RelatedReason;
  readonly factId: string;
  /** The organisation or topic that the fact names: the subject itself, or something below it. */
  readonly viaId: string;
}

/** All the reasons among those asked why each appearance is related to its subject, in the order of the pairs. */
export async function becauseOf(
  reader: Reader,
  reasons: readonly RelatedReason[],
  pairs: ReadonlyArray<readonly [subjectId: string, appearanceId: string]>,
): Promise<Because[][]> {
  const rows = await reader.all<Because & Record<string, unknown> & { pair: number }>(
    `select wanted.key as pair, r.reason, r.factId, r.viaId from json_each($pairs) wanted
     join related r on r.subjectId = wanted.value->>0 and r.appearanceId = wanted.value->>1
     where r.reason in (select value from json_each($reasons)) order by r.reason, r.factId`,
    { $pairs: JSON.stringify(pairs), $reasons: JSON.stringify(reasons) },
  );
  const found = pairs.map((): Because[] => []);
  for (const { pair, reason, factId, viaId } of rows) found[pair]?.push({ reason, factId, viaId });
  return found;
}

/** The hosts at each of these episodes: see the view `episode_host` for who counts. */
export async function hostsAtEpisodes(reader: Reader, episodeIds: readonly string[]) {
  const rows = await reader.all<{ parentId: string; entity: string }>(
    `select at.episodeId as parentId, ${selectEntity("Host", "h")} as entity from json_each($episodeIds) wanted
     join episode_host at on at.episodeId = wanted.value join host h on h.id = at.hostId
     order by wanted.key, h.sortOn = '', h.sortOn, h.id`,
    { $episodeIds: JSON.stringify(episodeIds) },
  );
  return pagesByParent(rows, episodeIds, (hosts) => hosts.map(({ entity }) => readEntity("Host", entity)));
}
