import { among, each, eachRow, entityOf, item, joinPicked } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { Appearance } from "../../entities/appearance";
import { readEntity } from "../../entities/columns";
import { byDate, type DateOrder, type Order } from "../../entities/orders";
import { RelatedKind } from "../../projections/related/kinds";
import { isAsked, reasonsOfKind, type RelatedReason } from "../../projections/related/reasons";
import { conditionsFor, type AppearanceFilter } from "../filters/by-type";
import { isItem, type ItemFilter } from "../filters/items";
import { pagesByParent } from "../pages/by-parent";
import { all, type Condition } from "../pages/conditions";
import { keysetOf, type Keyset } from "../pages/keyset";
import type { ListIdentity, Page, PageRequest } from "../pages/page";
import { isBecause, isInScope, isRelated, relatedIds, type Relation } from "../related-to";
import type { ChildRow } from "./relations";
import { pageOfNodes } from "./table-page";

const appearances = [RelatedKind.APPEARANCE];

/** Something related to the subjects of a relation. */
export interface RelatedItem {
  readonly id: string;
  readonly kind: RelatedKind;
  /** Its date; '' when not known. */
  readonly sortOn: string;
  /** The relation that found it. */
  readonly relation: Relation;
}

export interface RelatedItemsQuery {
  readonly relation: Relation;
  readonly kinds: readonly RelatedKind[];
  readonly filter?: ItemFilter;
}

/** Everything related, of these kinds: one key range of the projection for each subject, kind and scope of reasons. */
export async function listRelated(
  reader: Reader,
  query: RelatedItemsQuery & { readonly order: DateOrder },
  request: PageRequest,
): Promise<Page<RelatedItem>> {
  const { relation, kinds, filter = {}, order } = query;
  const identity = { list: "relatedItems", order: byDate[order] };
  const ofItem = isItem(raw('r."id"'), filter);
  const ranges = rangesOf(relation, { kinds, ofItem }, keysetOf(identity, request, "r"));
  const rows = await reader.all<Omit<RelatedItem, "relation"> & Record<string, unknown>>(
    firstOf(ranges, keysetOf(identity, request, "item"), sql`item."id", item."kind", item."sortOn"`),
  );
  const items = rows.map(({ id, kind, sortOn }): RelatedItem => ({ id, kind, sortOn, relation }));
  return pageOfNodes(identity, request, items, () => countRelated(reader, query));
}

/** The related appearances that match the filter. */
export async function listRelatedAppearances(
  reader: Reader,
  { relation, filter, order }: { relation: Relation; filter: AppearanceFilter; order: DateOrder },
  request: PageRequest,
): Promise<Page<Appearance>> {
  const identity = { list: "appearances", order: byDate[order] };
  const rows = await reader.all<ChildRow>(sql`
    select ${entityOf("Appearance", "x")} as entity from "appearance" x
    where x."id" in (${pickRelatedAppearances(relation, filter, identity, request)})
    order by ${keysetOf(identity, request, "x").orderBy}`);
  return pageOfNodes(identity, request, rows.map(readAppearance), () =>
    countRelatedAppearances(reader, relation, filter),
  );
}

/** Columns of a page of the related appearances, of the alias `item`. */
export function pickRelatedAppearances(
  relation: Relation,
  filter: AppearanceFilter,
  identity: ListIdentity,
  request: PageRequest,
  columns?: Sql,
): Sql {
  const conditions = conditionsFor("Appearance", filter);
  const ranges = rangesOf(relation, { kinds: appearances, conditions }, keysetOf(identity, request, "r"));
  return firstOf(ranges, keysetOf(identity, request, "item"), columns);
}

/** The reasons of pages of many subjects, one subject each. */
export type SubjectQuery = SubjectCount & { readonly order: Order };

export type SubjectCount = Pick<Relation, "reasons" | "exactly"> & { readonly filter: AppearanceFilter };

/** Pages of the appearances related to each of these organisations or topics. */
export async function pagesOfRelated(
  reader: Reader,
  query: SubjectQuery,
  subjectIds: readonly string[],
  request: PageRequest,
  count: (subjectId: string) => Promise<number>,
): Promise<Map<string, Page<Appearance>>> {
  const identity = { list: "related", order: query.order };
  const pick = pickRelatedToSubject(raw("parent.value"), query, identity, request);

  const rows = await reader.all<ChildRow>(
    sql`select parent.value as "parentId", ${entityOf("Appearance", "x")} as entity
      from ${each(subjectIds, "parent")} ${joinPicked("Appearance", "x", pick)}
      order by parent.key, ${keysetOf(identity, request, "x").orderBy}`,
  );
  return pagesByParent(rows, subjectIds, (children, subjectId) =>
    pageOfNodes(identity, request, children.map(readAppearance), () => count(subjectId)),
  );
}

/** Columns of a page of the appearances related to one subject, of the alias `item`. */
export function pickRelatedToSubject(
  subject: Sql,
  query: SubjectCount,
  identity: ListIdentity,
  request: PageRequest,
  columns?: Sql,
): Sql {
  const conditions = conditionsFor("Appearance", query.filter);
  const ranges = rangesOfSubject(
    subject,
    query,
    { kinds: appearances, conditions },
    keysetOf(identity, request, "r"),
  );
  return firstOf(join(ranges, " union "), keysetOf(identity, request, "item"), columns);
}

const readAppearance = ({ entity }: ChildRow): Appearance => readEntity("Appearance", entity);

/** A page of what the ranges have, each of which begins after the cursor; the keyset is of the alias `item`. */
function firstOf(ranges: Sql, { orderBy, limit }: Keyset, columns: Sql = sql`item."id" as id`): Sql {
  return sql`select ${columns} from (${ranges}) item order by ${orderBy} ${limit}`;
}

/** The ranges of each subject, or those of the first without what is not related to the others too. */
function rangesOf(relation: Relation, query: RangesQuery, keyset: Keyset): Sql {
  const [first = "", ...others] = new Set(relation.subjectIds);
  const ranges = relation.isToEach
    ? rangesOfSubject(sql`${first}`, relation, query, keyset, others)
    : [first, ...others].flatMap((id) => rangesOfSubject(sql`${id}`, relation, query, keyset));
  return join(ranges, " union ");
}

interface RangesQuery {
  readonly kinds: readonly RelatedKind[];
  /** On appearances, with the alias `x`; only where they are the one kind. */
  readonly conditions?: readonly Condition[];
  /** On items of any kind, with the alias `r`. */
  readonly ofItem?: Condition;
}

/** One key range for each kind and scope: the key separates the default reasons from the opt-in one. */
function rangesOfSubject(
  subject: Sql,
  { reasons, exactly }: Pick<Relation, "reasons" | "exactly">,
  { kinds, conditions = [], ofItem = null }: RangesQuery,
  keyset: Keyset,
  alsoTo: readonly string[] = [],
): Sql[] {
  const isFiltered = conditions.some((condition) => condition !== null);
  const joined = isFiltered ? sql`join "appearance" x on x."id" = r."id"` : raw("");
  const isRelatedToo = alsoTo.map((id) =>
    isRelated(raw('r."id"'), { subjectIds: [id], isToEach: false, reasons, exactly }),
  );
  const scopes = kinds.flatMap((kind) => {
    const possible = reasonsOfKind[kind].filter((reason) => reasons.includes(reason));
    return ([0, 1] as const).flatMap((asked) =>
      possible.some((reason) => Number(isAsked(reason)) === asked) ? { kind, asked } : [],
    );
  });
  // Without a kind that one of the reasons is of, no row matches.
  if (scopes.length === 0) return [sql`select '' as "sortOn", '' as "id", '' as "kind" where false`];
  return scopes.map(({ kind, asked }) => {
    const name = raw(`'${kind}'`);
    return sql`
      select scope.* from (
        select r."sortOn", r."id", ${name} as "kind" from "related" r ${joined}
        where r."subjectId" = ${subject} and ${isInScope({ reasons, exactly }, { kind, asked }, "r")}
          and ${all([...conditions, ofItem, ...isRelatedToo])} and ${keyset.past}
        group by r."sortOn", r."id" order by ${keyset.orderBy} ${keyset.limit}) scope`;
  });
}

export async function countRelated(
  reader: Reader,
  { relation, kinds, filter = {} }: RelatedItemsQuery,
): Promise<number> {
  const [row] = await reader.all<{ total: number }>(
    sql`select count(distinct found."id") as total from ${relatedIds(relation, kinds)} found
      where ${isItem(raw('found."id"'), filter) ?? sql`true`}`,
  );
  return row?.total ?? 0;
}

export async function countRelatedAppearances(
  reader: Reader,
  relation: Relation,
  filter: AppearanceFilter,
): Promise<number> {
  const [row] = await reader.all<{ total: number }>(countRelatedOf(relation, filter));
  return row?.total ?? 0;
}

export const countRelatedOf = (relation: Relation, filter: AppearanceFilter): Sql =>
  sql`select count(*) as total from "appearance" x
    where x."id" in ${relatedIds(relation, appearances)} and ${all(conditionsFor("Appearance", filter))}`;

/** The number of appearances related to each subject. */
export async function countsOfRelated(
  reader: Reader,
  query: SubjectCount,
  subjectIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.all<{ subjectId: string; total: number }>(
    sql`select r."subjectId", count(distinct r."id") as total
      from ${relatedRows(query)} and ${among(raw('r."subjectId"'), subjectIds)} group by r."subjectId"`,
  );
  return new Map(rows.map(({ subjectId, total }) => [subjectId, total]));
}

/** The number of appearances related to one subject. */
export const countRelatedToSubject = (subject: Sql, query: SubjectCount): Sql =>
  sql`select count(distinct r."id") as total from ${relatedRows(query)} and r."subjectId" = ${subject}`;

/** The rows of related appearances, with the alias `r`, and a condition on them. */
function relatedRows(query: SubjectCount): Sql {
  const conditions = conditionsFor("Appearance", query.filter);
  const isFiltered = conditions.some((condition) => condition !== null);
  return sql`"related" r ${isFiltered ? sql`join "appearance" x on x."id" = r."id"` : raw("")}
    where r."kind" = ${RelatedKind.APPEARANCE} and ${isBecause(query, "r")} and ${all(conditions)}`;
}

/** One reason why something is related to a subject, and its fact. */
export interface Because {
  /** The requested subject. */
  readonly subjectId: string;
  readonly reason: RelatedReason;
  readonly factId: string;
  /** What the fact names: the subject, or an organisation or a topic below it. */
  readonly viaId: string;
}

/** Something, and the subjects that it may be related to. */
export interface RelatedPair {
  readonly id: string;
  readonly subjectIds: readonly string[];
}

/** The requested reasons of each of these, in their order: by subject as requested, then by reason and fact. */
export async function becauseOf(
  reader: Reader,
  asked: Pick<Relation, "reasons" | "exactly">,
  pairs: readonly RelatedPair[],
): Promise<Because[][]> {
  const rows = await reader.all<Because & Record<string, unknown> & { place: number }>(
    sql`select ${item("wanted", 0, "integer")} as place, r."subjectId", r."reason", r."factId", r."viaId"
      from ${eachRow(
        pairs.flatMap(({ id, subjectIds }, index) => subjectIds.map((subjectId) => [index, id, subjectId])),
        "wanted",
      )}
      join "related" r on r."id" = ${item("wanted", 1)} and r."subjectId" = ${item("wanted", 2)}
      where ${isBecause(asked, "r")} order by r."reason", r."factId", r."viaId"`,
  );
  const found = pairs.map((): Because[] => []);
  for (const { place, subjectId, reason, factId, viaId } of rows)
    found[place]?.push({ subjectId, reason, factId, viaId });
  return found.map((because, index) => {
    const placeOf = ({ subjectId }: Because) => pairs[index]?.subjectIds.indexOf(subjectId) ?? 0;
    return because.toSorted((one, other) => placeOf(one) - placeOf(other));
  });
}
