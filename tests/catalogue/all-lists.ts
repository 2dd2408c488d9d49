import type { Catalogue } from "../../src/catalogue/catalogue";
import type { Page, PageRequest } from "../../src/catalogue/pages/page";
import {
  AppearanceDimension,
  groupsQueryOf,
  noKey,
  type AppearanceGroupsQuery,
} from "../../src/catalogue/queries/appearance-groups";
import { DataGapKind } from "../../src/catalogue/read-models/data-gaps";
import { defaultReasons, RelatedReason } from "../../src/catalogue/read-models/reasons";
import { idPrefixes } from "../../src/domain/ids";
import { byDate, byName, DateOrder, NameOrder, type Order } from "../../src/entities/orders";
import { toMany, type ToManyName } from "../../src/entities/relations";

/** A list that pages are cut from: how to ask for one, and the statement that says what the whole list holds. */
export interface List {
  readonly name: string;
  readonly order: Order;
  /** `parentId` is of one of the parents; lists without parents leave it aside. */
  readonly ask: (catalogue: Catalogue, request: PageRequest, parentId: string) => Promise<Page<unknown>>;
  /** `id` and `key` of every row, where `$parentId` is the parent. */
  readonly rows: string;
  /** Where its parents' ids stand; null for a list without parents. */
  readonly parents: string | null;
}

const root = (
  table: string,
  order: Order,
  ask: (catalogue: Catalogue, request: PageRequest) => Promise<Page<unknown>>,
): List => ({
  name: `${table}, ${order.name}`,
  order,
  ask,
  rows: `select id, ${order.column} as key from ${table}`,
  parents: null,
});

const named = Object.values(NameOrder).flatMap((order) => [
  root("person", byName[order], (catalogue, request) => catalogue.listPeople({}, order, request)),
  root("organisation", byName[order], (catalogue, request) =>
    catalogue.listOrganisations({}, order, request),
  ),
  root("show", byName[order], (catalogue, request) => catalogue.listShows({}, order, request)),
  root("topic", byName[order], (catalogue, request) => catalogue.listTopics({}, order, request)),
]);

const dated = Object.values(DateOrder).flatMap((order) => [
  root("episode", byDate[order], (catalogue, request) => catalogue.listEpisodes({}, order, request)),
  root("appearance", byDate[order], (catalogue, request) => catalogue.listAppearances({}, order, request)),
  root("publication", byDate[order], (catalogue, request) => catalogue.listPublications({}, order, request)),
  root("award", byDate[order], (catalogue, request) => catalogue.listAwards({}, order, request)),
]);

const timelines = Object.values(DateOrder).map((order): List => ({
  name: `timeline, ${order}`,
  order: byDate[order],
  ask: (catalogue, request, personId) =>
    catalogue.discovery.timelineOf({ personId, kinds: null, order }, request),
  rows: "select id, sortOn as key from timeline_entry where personId = $parentId",
  parents: "select id from person",
}));

const gaps: List = {
  name: "data gaps",
  order: { name: "KIND", column: "kind", direction: "asc" },
  ask: (catalogue, request) =>
    catalogue.discovery.listDataGaps({ kinds: Object.values(DataGapKind), types: null }, request),
  rows: "select id, kind as key from data_gap",
  parents: null,
};

const relations = (Object.keys(toMany) as ToManyName[]).map((name): List => {
  const { from, to, key, order } = toMany[name];
  return {
    name,
    order,
    async ask(catalogue, request, parentId) {
      const count = async () => (await catalogue.countsOfRelation(name, [parentId])).get(parentId) ?? -1;
      const pages = await catalogue.pagesOfRelation(name, [parentId], request, count);
      return pages.get(parentId) as Page<unknown>;
    },
    rows: `select id, ${order.column} as key from ${idPrefixes[to]} where ${key} = $parentId`,
    parents: from.map((type) => `select id from ${idPrefixes[type]}`).join(" union all "),
  };
});

const related = [defaultReasons, [RelatedReason.PERSON_AFFILIATION], Object.values(RelatedReason)].flatMap(
  (reasons) =>
    Object.values(DateOrder).map((order): List => ({
      name: `related by ${reasons.length} reasons, ${order}`,
      order: byDate[order],
      ask: (catalogue, request, subjectId) =>
        catalogue.listRelatedAppearances({ subjectId, reasons, filter: {}, order }, request),
      rows: `select distinct appearanceId as id, sortOn as key from related
      where subjectId = $parentId and reason in (${reasons.map((reason) => `'${reason}'`).join(", ")})`,
      parents: "select id from organisation union all select id from topic",
    })),
);

const onShow = (["personId", "showId"] as const).map((by): List => {
  const query = { by, atLeast: 1, seasons: [] };
  return {
    name: `person on show by ${by}`,
    order: { name: "MOST_OFTEN_FIRST", column: "often", direction: "desc" },
    async ask(catalogue, request, parentId) {
      const count = async () => (await catalogue.countsOfPersonOnShow(query, [parentId])).get(parentId) ?? -1;
      const pages = await catalogue.pagesOfPersonOnShow(query, [parentId], request, count);
      return pages.get(parentId) as Page<unknown>;
    },
    rows: `select ${by === "personId" ? "showId" : "personId"} as id, count(*) as key from appearance
      where ${by} = $parentId group by 1`,
    parents:
      by === "personId"
        ? "select distinct personId as id from appearance"
        : "select distinct showId as id from appearance",
  };
});

/** By show: all appearances, or those of each year. The key puts the largest group first, then sorts by title. */
const groups = [null, AppearanceDimension.YEAR].map((within): List => {
  const asked = { dimension: AppearanceDimension.SHOW, and: null, reasons: [] };
  const query: AppearanceGroupsQuery = { ...groupsQueryOf({ filter: {}, relation: null, ...asked }), within };
  return {
    name: `groups by show within ${within ?? "all"}`,
    order: { name: "LARGEST_FIRST", column: "rank", direction: "asc" },
    async ask(catalogue, request, parentId) {
      // Whatever is no year stands for the undated.
      const key = within !== null && /^\d{4}$/.test(parentId) ? parentId : noKey;
      const count = async () => (await catalogue.countsOfAppearanceGroups(query, [key])).get(key) ?? 0;
      const pages = await catalogue.pagesOfAppearanceGroups(query, [key], request, count);
      return pages.get(key) as Page<unknown>;
    },
    rows: `select s.id, printf('%010d', 9999999999 - count(*)) || 0 || s.sortText as key
      from appearance x join show s on s.id = x.showId
      ${within === null ? "" : "where substr(x.sortOn, 1, 4) = $parentId"} group by s.id`,
    parents: within === null ? null : "select distinct substr(sortOn, 1, 4) as id from appearance",
  };
});

export const allLists: readonly List[] = [
  ...named,
  ...dated,
  ...timelines,
  gaps,
  ...relations,
  ...related,
  ...onShow,
  ...groups,
];
