import type { Page, PageRequest } from "../../src/catalogue/pages/page";
import {
  AppearanceDimension,
  groupsQueryOf,
  noKey,
  GroupOrder,
  type GroupsList,
  countsOfAppearanceGroups,
  pagesOfAppearanceGroups,
} from "../../src/catalogue/queries/appearance-groups";
import { countsOfCitingFacts, pagesOfCitingFacts } from "../../src/catalogue/queries/citations";
import { listDataGaps } from "../../src/catalogue/queries/data-gaps";
import { listOf, type OrderOf } from "../../src/catalogue/queries/lists";
import { countsOfPersonOnShow, pagesOfPersonOnShow } from "../../src/catalogue/queries/person-on-show";
import { listRelated, listRelatedAppearances } from "../../src/catalogue/queries/related";
import { countsOfRelation, pagesOfRelation } from "../../src/catalogue/queries/relations";
import { timelineOf } from "../../src/catalogue/queries/timeline";
import { relationTo } from "../../src/catalogue/related-to";
import { RelatedKind } from "../../src/projections/related/kinds";
import { DataGapKind } from "../../src/projections/data-gaps/kinds";
import { defaultReasons, RelatedReason } from "../../src/projections/related/reasons";
import { among, column, padded, table } from "../../src/database/sql/dialect";
import { empty, raw, sql, type Sql } from "../../src/database/sql/sql";
import type { Reader } from "../../src/database/statements";
import {
  byDate,
  byEpisodeOrder,
  byOrganisationOrder,
  byPersonOrder,
  byShowOrder,
  byTopicOrder,
  DateOrder,
  EpisodeOrder,
  type Order,
} from "../../src/entities/orders";
import { toMany, type ToManyName } from "../../src/entities/relations";

/** A list that pages are cut from: how to ask for one, and the statement that says what the whole list holds. */
export interface List {
  readonly name: string;
  readonly order: Order;
  /** `parentId` is of one of the parents; lists without parents leave it aside. */
  readonly ask: (reader: Reader, request: PageRequest, parentId: string) => Promise<Page<unknown>>;
  /** `id` and `key` of every row of the parent. */
  readonly rows: (parentId: string) => Sql;
  /** Where its parents' ids stand; null for a list without parents. */
  readonly parents: Sql | null;
}

const root = (
  name: string,
  order: Order,
  ask: (reader: Reader, request: PageRequest) => Promise<Page<unknown>>,
  rows: List["rows"] = () =>
    sql`select x."id", ${column("x", order.column)} as key from ${raw(`"${name}"`)} x`,
): List => ({
  name: `${name}, ${order.name}`,
  order,
  ask,
  rows,
  parents: null,
});

/** A root list in each of its orders, by a column or by a counter. */
function inEachOrder<Name extends "people" | "organisations" | "shows" | "topics">(
  list: Name,
  name: string,
  orders: Readonly<Record<OrderOf<Name>, Order>>,
): List[] {
  return (Object.keys(orders) as Array<OrderOf<Name>>).map((key) => {
    const order = orders[key];
    const ask: Parameters<typeof root>[2] = (reader, request) => listOf(reader, list, {}, key, request);
    const { counter } = order;
    return counter === undefined
      ? root(name, order, ask)
      : root(
          name,
          order,
          ask,
          () => sql`
      select c."parentId" as id, c."total" as key from "child_counter" c where c."relation" = ${counter}`,
        );
  });
}

const named = [
  ...inEachOrder("people", "person", byPersonOrder),
  ...inEachOrder("organisations", "organisation", byOrganisationOrder),
  ...inEachOrder("shows", "show", byShowOrder),
  ...inEachOrder("topics", "topic", byTopicOrder),
];

const episodes = Object.values(EpisodeOrder).map((order) =>
  root("episode", byEpisodeOrder[order], (reader, request) => listOf(reader, "episodes", {}, order, request)),
);

const dated = Object.values(DateOrder).flatMap((order) => [
  root("appearance", byDate[order], (reader, request) => listOf(reader, "appearances", {}, order, request)),
  root("publication", byDate[order], (reader, request) => listOf(reader, "publications", {}, order, request)),
  root("award", byDate[order], (reader, request) => listOf(reader, "awards", {}, order, request)),
]);

const timelines = Object.values(DateOrder).map((order): List => ({
  name: `timeline, ${order}`,
  order: byDate[order],
  ask: (reader, request, personId) => timelineOf(reader, { personId, kinds: null, order }, request),
  rows: (personId) => sql`select "id", "sortOn" as key from "timeline_entry" where "personId" = ${personId}`,
  parents: sql`select "id" from "person"`,
}));

const gaps: List = {
  name: "data gaps",
  order: { name: "KIND", column: "kind", direction: "asc" },
  ask: (reader, request) => listDataGaps(reader, { kinds: Object.values(DataGapKind), types: null }, request),
  rows: () => sql`select "id", "kind" as key from "data_gap"`,
  parents: null,
};

const relations = (Object.keys(toMany) as ToManyName[]).flatMap((name) =>
  toMany[name].orders.map((order) => relationIn(name, order)),
);

function relationIn(name: ToManyName, order: Order): List {
  const { from, table: rows, owner, key } = toMany[name];
  const orderedBy = order.column === "id" ? owner : order.column;
  return {
    name: `${name}, ${order.name}`,
    order,
    async ask(reader, request, parentId) {
      const count = async () => (await countsOfRelation(reader, name, [parentId])).get(parentId) ?? 0;
      const pages = await pagesOfRelation(reader, name, [parentId], request, count, { order });
      return pages.get(parentId) as Page<unknown>;
    },
    rows: (parentId) =>
      sql`
      select ${column("x", owner)} as id, ${column("x", orderedBy)} as key from ${raw(`"${rows}"`)} x
      where ${column("x", key)} = ${parentId}`,
    parents: sql`select x."id" from ${table(from)} x`,
  };
}

const isOfSubject = (subjectId: string, reasons: readonly RelatedReason[]) =>
  sql`r."subjectId" = ${subjectId} and ${among(column("r", "reason"), reasons)}`;
const subjects = sql`select distinct "subjectId" as id from "related"`;

const related = [defaultReasons, [RelatedReason.PERSON_AFFILIATION], Object.values(RelatedReason)].flatMap(
  (reasons) =>
    Object.values(DateOrder).flatMap((order): List[] => [
      {
        name: `related appearances by ${reasons.length} reasons, ${order}`,
        order: byDate[order],
        ask: (reader, request, subjectId) =>
          listRelatedAppearances(
            reader,
            { relation: relationTo(subjectId, { reasons }), filter: {}, order },
            request,
          ),
        rows: (subjectId) => sql`select distinct r."id", r."sortOn" as key from "related" r
          where ${isOfSubject(subjectId, reasons)} and r."kind" = 'APPEARANCE'`,
        parents: subjects,
      },
      {
        name: `everything related by ${reasons.length} reasons, ${order}`,
        order: byDate[order],
        ask: (reader, request, subjectId) =>
          listRelated(
            reader,
            { relation: relationTo(subjectId, { reasons }), kinds: Object.values(RelatedKind), order },
            request,
          ),
        rows: (subjectId) => sql`select distinct r."id", r."sortOn" as key from "related" r
          where ${isOfSubject(subjectId, reasons)}`,
        parents: subjects,
      },
    ]),
);

/** Of two subjects, the parent and one other: related to either, or to both. */
const relatedToTwo = [false, true].map((isToEach): List => {
  const other = sql`(select max("subjectId") from "related")`;
  return {
    name: `related to ${isToEach ? "each" : "any"} of two`,
    order: byDate.NEWEST_FIRST,
    async ask(reader, request, subjectId) {
      const [row] = await reader.all<{ id: string }>(sql`select ${other} as id`);
      const relation = { ...relationTo(subjectId), subjectIds: [subjectId, row?.id ?? ""], isToEach };
      const query = { relation, kinds: Object.values(RelatedKind), order: DateOrder.NEWEST_FIRST };
      return listRelated(reader, query, request);
    },
    rows(subjectId) {
      const of = (id: Sql) => sql`select r."id", r."sortOn" as key from "related" r
        where r."subjectId" = ${id} and ${among(column("r", "reason"), defaultReasons)}`;
      return isToEach
        ? sql`${of(sql`${subjectId}`)} intersect ${of(other)}`
        : sql`${of(sql`${subjectId}`)} union ${of(other)}`;
    },
    parents: subjects,
  };
});

const onShow = (["personId", "showId"] as const).map((by): List => {
  const query = { by, atLeast: 1, seasons: [], filter: {} };
  return {
    name: `person on show by ${by}`,
    order: { name: "MOST_OFTEN_FIRST", column: "often", direction: "desc" },
    async ask(reader, request, parentId) {
      const count = async () => (await countsOfPersonOnShow(reader, query, [parentId])).get(parentId) ?? -1;
      const pages = await pagesOfPersonOnShow(reader, query, [parentId], request, count);
      return pages.get(parentId) as Page<unknown>;
    },
    rows: (parentId) => sql`
      select x.${raw(by === "personId" ? `"showId"` : `"personId"`)} as id, count(*) as key from "appearance" x
      where ${column("x", by)} = ${parentId} group by 1`,
    parents: sql`select distinct ${column("x", by)} as id from "appearance" x`,
  };
});

/** By show: all appearances, or those of each year. The key puts the largest group first, then sorts by title. */
const groups = [null, AppearanceDimension.YEAR].map((within): List => {
  const asked = { dimension: AppearanceDimension.SHOW, and: null, reasons: [] };
  const query: GroupsList = {
    ...groupsQueryOf({ filter: {}, relation: null, ...asked }),
    within,
    order: GroupOrder.LARGEST_FIRST,
    atLeast: 1,
  };
  return {
    name: `groups by show within ${within ?? "all"}`,
    order: { name: "LARGEST_FIRST", column: "rank", direction: "asc" },
    async ask(reader, request, parentId) {
      // Whatever is no year stands for the undated.
      const key = within !== null && /^\d{4}$/.test(parentId) ? parentId : noKey;
      const count = async () => (await countsOfAppearanceGroups(reader, query, [key])).get(key) ?? 0;
      const pages = await pagesOfAppearanceGroups(reader, query, [key], request, count);
      return pages.get(key) as Page<unknown>;
    },
    rows: (year) => sql`
      select s."id", ${padded(sql`9999999999 - count(*)`, 10)} || '0' || s."sortText" as key
      from "appearance" x join "show" s on s."id" = x."showId"
      ${within === null ? empty : sql`where substr(x."sortOn", 1, 4) = ${year}`} group by s."id"`,
    parents: within === null ? null : sql`select distinct substr(x."sortOn", 1, 4) as id from "appearance" x`,
  };
});

const citations: List = {
  name: "citations of a document",
  order: { name: "BY_LINE", column: "rank", direction: "asc" },
  async ask(reader, request, parentId) {
    const query = { item: null };
    const count = async () => (await countsOfCitingFacts(reader, query, [parentId])).get(parentId) ?? 0;
    const pages = await pagesOfCitingFacts(reader, query, [parentId], request, count);
    return pages.get(parentId) as Page<unknown>;
  },
  rows: (documentId) => sql`
    select c."id", ${padded(raw('c."line"'), 9)} || ' ' || c."id" || ' ' || ${padded(raw('c."position"'), 6)} as key
    from "citation_entry" c where c."documentId" = ${documentId}`,
  parents: sql`select "id" from "document"`,
};

export const allLists: readonly List[] = [
  citations,
  ...named,
  ...episodes,
  ...dated,
  ...timelines,
  gaps,
  ...relations,
  ...related,
  ...relatedToTwo,
  ...onShow,
  ...groups,
];
