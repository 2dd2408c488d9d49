import type { Catalogue } from "../catalogue/catalogue";
import type {
  AppearanceGroupRow,
  AppearanceGroupsQuery,
  AppearanceTotals,
} from "../catalogue/queries/appearance-groups";
import type { Because } from "../catalogue/queries/appearances";
import type { PersonOnShowQuery, PersonOnShowRow } from "../catalogue/queries/person-on-show";
import type { TargetOf } from "../catalogue/queries/relations";
import type { SearchHitRow } from "../catalogue/queries/search";
import type { RelatedReason } from "../catalogue/read-models/reasons";
import { typeOfId, type TypeName } from "../domain/ids";
import type { Sought } from "../domain/words";
import type { Appearance } from "../entities/appearance";
import { entityClasses, type AnyEntity, type EntityTypes } from "../entities/entity-classes";
import type { Host } from "../entities/host";
import { byDate, type DateOrder } from "../entities/orders";
import { toMany, type ToManyName } from "../entities/relations";
import { pageByKey, valueByKey, type PageLoader, type ValueLoader } from "./makers";

/** `personById`, `showById` … one for each type. */
type LoadersById = {
  [Name in TypeName as `${Uncapitalize<Name>}ById`]: ValueLoader<string, EntityTypes[Name]>;
};

/** `appearancesByPersonId`, `episodesByShowId` … one for each relation in `entities/relations.ts`. */
type LoadersByForeignKey = { [Name in ToManyName]: PageLoader<TargetOf<Name>, null> };

interface OtherLoaders {
  /** Anything by an id that somebody gave, whatever its type: null for what is not there and for what is no id. */
  nodeById: { load(id: string): Promise<AnyEntity | null> };
  /** What a row of ours refers to, whatever its type: the writer saw to it that it is there. */
  referredById: { load(id: string): Promise<AnyEntity | null> };
  /** All hosts at an episode: a handful, so a list and not pages. */
  hostsByEpisodeId: ValueLoader<string, Host[]>;
  /** What is related to an organisation or a topic, by its id. */
  appearancesByRelatedId: PageLoader<Appearance, RelatedQuestion>;
  /** Why an appearance is related to an organisation or a topic. */
  becauseByRelation: ValueLoader<RelationKey, Because[]>;
  /** The groups within a group of the outer dimension, by its key: `noKey` where there is none. */
  groupsByOuterKey: PageLoader<AppearanceGroupRow, AppearanceGroupsQuery>;
  /** What those groups add up to; null where there is no appearance. */
  totalsByOuterKey: ValueLoader<TotalsKey, AppearanceTotals>;
  showsByPersonId: PageLoader<PersonOnShowRow, OnShowQuestion>;
  peopleByShowId: PageLoader<PersonOnShowRow, OnShowQuestion>;
  /** What things are called, whatever their type; null for what has no name of its own. */
  namesById: ValueLoader<string, string>;
  /** What a search finds of one type, by the `ask` of that group of it. */
  hitsBySearch: PageLoader<SearchHitRow, Sought>;
}

export type Loaders = LoadersById & LoadersByForeignKey & OtherLoaders;

export interface RelatedQuestion {
  readonly reasons: readonly RelatedReason[];
  readonly order: DateOrder;
}

export type OnShowQuestion = Omit<PersonOnShowQuery, "by">;
export type RelationKey = readonly [
  subjectId: string,
  appearanceId: string,
  reasons: readonly RelatedReason[],
];
export type TotalsKey = readonly [outerKey: string, query: AppearanceGroupsQuery];

/**
 * One set a request: within it nothing is asked twice, and nothing is remembered after it. A subgraph names the types that
 * it owns: of any other it reads no table, and answers with a stub that holds the id, for the owner to complete.
 */
export function createLoaders(catalogue: Catalogue, owned: readonly TypeName[] = typeNames): Loaders {
  const isOwned = new Set(owned);
  const byId = new Map<TypeName, ValueLoader<string, AnyEntity>>(
    typeNames.map((type) => [
      type,
      isOwned.has(type) ? valueByKey((ids) => catalogue.findByIds(type, ids)) : stubs,
    ]),
  );
  const stubOfKnown = valueByKey(async (ids) => {
    const known = await catalogue.findKnownIds(ids);
    return new Map([...known].map((id) => [id, stubOf(id)]));
  });

  const others: OtherLoaders = {
    nodeById: {
      async load(id) {
        const type = typeOfId(id);
        if (!type) return null;
        return isOwned.has(type) ? (byId.get(type)?.load(id) ?? null) : stubOfKnown.load(id);
      },
    },
    referredById: {
      async load(id) {
        const type = typeOfId(id);
        return type ? (byId.get(type)?.load(id) ?? null) : null;
      },
    },
    hostsByEpisodeId: valueByKey((ids) => catalogue.hostsAtEpisodes(ids)),
    appearancesByRelatedId: pageByKey({
      pages: (ids, request, question, count) =>
        catalogue.pagesOfRelated(relatedQuery(question), ids, request, count),
      counts: (ids, question) => catalogue.countsOfRelated(relatedQuery(question), ids),
    }),
    becauseByRelation: valueByKey((keys) => findBecause(catalogue, keys)),
    groupsByOuterKey: pageByKey<AppearanceGroupRow, AppearanceGroupsQuery>({
      pages: (keys, request, query, count) => catalogue.pagesOfAppearanceGroups(query, keys, request, count),
      counts: (keys, query) => catalogue.countsOfAppearanceGroups(query, keys),
    }),
    totalsByOuterKey: valueByKey((keys) => findTotals(catalogue, keys)),
    showsByPersonId: onShow(catalogue, "personId"),
    peopleByShowId: onShow(catalogue, "showId"),
    namesById: valueByKey((ids) => catalogue.discovery.findNames(ids)),
    hitsBySearch: pageByKey({
      pages: (asks, request, sought, count) => catalogue.discovery.pagesOfHits(sought, asks, request, count),
      counts: (asks, sought) => catalogue.discovery.countsOfHits(sought, asks),
    }),
  };

  return {
    ...(Object.fromEntries(
      typeNames.map((type) => [loaderName(type), byId.get(type)]),
    ) as unknown as LoadersById),
    ...(Object.fromEntries(
      relationNames.map((name) => [name, byForeignKey(catalogue, name)]),
    ) as LoadersByForeignKey),
    ...others,
  };
}

const typeNames = Object.keys(entityClasses) as TypeName[];
const relationNames = Object.keys(toMany) as ToManyName[];

/** Fields of it beyond the id are never asked of whoever made the stub: its subgraph's schema has none. */
const stubOf = (id: string): AnyEntity => ({ id }) as AnyEntity;
const stubs: ValueLoader<string, AnyEntity> = { load: async (id) => stubOf(id) };

function loaderName(type: TypeName): string {
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}ById`;
}

function byForeignKey<Name extends ToManyName>(
  catalogue: Catalogue,
  name: Name,
): PageLoader<TargetOf<Name>, null> {
  return pageByKey<TargetOf<Name>>({
    pages: (ids, request, _question, count) => catalogue.pagesOfRelation(name, ids, request, count),
    counts: (ids) => catalogue.countsOfRelation(name, ids),
  });
}

function onShow(
  catalogue: Catalogue,
  by: PersonOnShowQuery["by"],
): PageLoader<PersonOnShowRow, OnShowQuestion> {
  return pageByKey<PersonOnShowRow, OnShowQuestion>({
    pages: (ids, request, question, count) =>
      catalogue.pagesOfPersonOnShow({ ...question, by }, ids, request, count),
    counts: (ids, question) => catalogue.countsOfPersonOnShow({ ...question, by }, ids),
  });
}

function relatedQuery({ reasons, order }: RelatedQuestion) {
  return { list: "related", order: byDate[order], reasons, conditions: [] };
}

/** Keys that ask for the same reasons share one statement: in one request that is nearly always all of them. */
async function findBecause(
  catalogue: Catalogue,
  keys: readonly RelationKey[],
): Promise<Map<RelationKey, Because[]>> {
  const found = new Map<RelationKey, Because[]>();
  for (const reasons of new Set(keys.map(([, , asked]) => JSON.stringify(asked)))) {
    const alike = keys.filter(([, , asked]) => JSON.stringify(asked) === reasons);
    const pairs = alike.map(([subjectId, appearanceId]) => [subjectId, appearanceId] as const);
    const because = await catalogue.becauseOf(JSON.parse(reasons) as RelatedReason[], pairs);
    for (const [index, key] of alike.entries()) found.set(key, because[index] ?? []);
  }
  return found;
}

/** One statement for all groups of the same question. */
async function findTotals(
  catalogue: Catalogue,
  keys: readonly TotalsKey[],
): Promise<Map<TotalsKey, AppearanceTotals>> {
  const found = new Map<TotalsKey, AppearanceTotals>();
  for (const question of new Set(keys.map(([, query]) => JSON.stringify(query)))) {
    const alike = keys.filter(([, query]) => JSON.stringify(query) === question);
    const outerKeys = alike.map(([outerKey]) => outerKey);
    const totals = await catalogue.totalsOfAppearances(
      JSON.parse(question) as AppearanceGroupsQuery,
      outerKeys,
    );
    for (const key of alike) {
      const total = totals.get(key[0]);
      if (total) found.set(key, total);
    }
  }
  return found;
}
