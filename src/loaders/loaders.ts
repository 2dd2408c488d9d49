import {
  countsOfAppearanceGroups,
  pagesOfAppearanceGroups,
  totalsOfAppearances,
  type AppearanceGroupRow,
  type AppearanceGroupsQuery,
  type AppearanceTotals,
  type GroupsList,
} from "../catalogue/queries/appearance-groups";
import type { AppearanceFilter } from "../catalogue/filters/by-type";
import type { Relation } from "../catalogue/related-to";
import { findIdOfSlug, findKnownIds, findPresent, type SluggedId } from "../catalogue/queries/by-id";
import { countsOfHistory, pagesOfHistory, type ChangeRecord } from "../catalogue/queries/changes";
import {
  countsOfCitingFacts,
  pagesOfCitingFacts,
  type CitingFactRow,
  type CitingFactsQuery,
} from "../catalogue/queries/citations";
import { findForgotten, type ForgottenPerson } from "../catalogue/queries/forgotten";
import { hostsAtEpisodes } from "../catalogue/queries/episode-hosts";
import { lastChangesOf } from "../catalogue/queries/last-changes";
import { findNames } from "../catalogue/queries/names";
import {
  countsOfPersonOnShow,
  pagesOfPersonOnShow,
  type PersonOnShowQuery,
  type PersonOnShowRow,
} from "../catalogue/queries/person-on-show";
import {
  becauseOf,
  countsOfRelated,
  pagesOfRelated,
  type Because,
  type SubjectCount,
} from "../catalogue/queries/related";
import type { Past } from "../catalogue/queries/past";
import { countsOfRelation, pagesOfRelation, type RelationQuestion } from "../catalogue/queries/relations";
import { countsOfHits, pagesOfHits, type SearchHitRow } from "../catalogue/queries/search";
import type { Reader } from "../database/statements";
import { typeOfId, type TypeName } from "../domain/ids";
import type { Sought } from "../domain/words";
import type { Appearance } from "../entities/appearance";
import { entityClasses, type AnyEntity, type EntityTypes } from "../entities/entity-classes";
import type { Host } from "../entities/host";
import type { Page, PageRequest } from "../catalogue/pages/page";
import { byDate, type DateOrder } from "../entities/orders";
import { toMany, type TargetOf, type ToManyName } from "../entities/relations";
import { alikeIn } from "./alike";
import { pageByKey, valueByKey, type PageLoader, type ValueLoader } from "./makers";
import { findPast, findPastCandidates, type PastKey, type PastListKey } from "./past";

/** `personById`, `showById` … one for each type. */
type LoadersById = {
  [Name in TypeName as `${Uncapitalize<Name>}ById`]: ValueLoader<string, EntityTypes[Name]>;
};

/** `loaders["Person.appearances"]`, `loaders["Show.episodes"]` … one for each to-many relation, by the parent's id. */
export type LoadersByRelation = { [Name in ToManyName]: RelationLoader<Name> };

export interface RelationLoader<Name extends ToManyName> {
  /** The page of this parent's list. */
  page(key: string, request: PageRequest, question?: RelationQuestion<Name>): Promise<Page<TargetOf<Name>>>;
}

interface OtherLoaders {
  /** An entity of any type by a client's id, after a merge the remaining one: null if no entity has it, and for an invalid id. */
  nodeById: { load(id: string): Promise<AnyEntity | null> };
  /** An entity of any type by an id from our own rows: the writer checked that it exists. */
  referredById: { load(id: string): Promise<AnyEntity | null> };
  /** The entity that a router names, of any type: the id may be one that was merged, which leads to the survivor. */
  representedById: { load(id: string): Promise<AnyEntity | null> };
  /** A person who was forgotten, by the id; null for anybody else. */
  forgottenById: ValueLoader<string, ForgottenPerson>;
  /** The id of an entity by its type and slug. Never null. */
  idBySlug: ValueLoader<readonly [type: TypeName, slug: string], SluggedId>;
  /** All hosts of an episode: few, so a list without paging. */
  hostsByEpisodeId: ValueLoader<string, Host[]>;
  /** The appearances related to an organisation or a topic, by its id. */
  appearancesByRelatedId: PageLoader<Appearance, RelatedQuestion>;
  /** The number of appearances related to the first subject of a relation. */
  countsByRelation: { load(relation: Relation, filter: AppearanceFilter): Promise<number | null> };
  /** Why something is related to the subjects of a relation. */
  becauseByRelation: ValueLoader<RelationKey, Because[]>;
  /** The groups within a group of the outer dimension, by its key: `noKey` where there is none. */
  groupsByOuterKey: PageLoader<AppearanceGroupRow, GroupsList>;
  /** The totals of those groups; null if there is no appearance. */
  totalsByOuterKey: ValueLoader<TotalsKey, AppearanceTotals>;
  showsByPersonId: PageLoader<PersonOnShowRow, OnShowQuestion>;
  peopleByShowId: PageLoader<PersonOnShowRow, OnShowQuestion>;
  /** The main name of an entity of any type; null if its type has no name. */
  namesById: ValueLoader<string, string>;
  /** When an entity of any type last changed. */
  changedAtById: ValueLoader<string, string>;
  /** The facts that cite a document, line by line. */
  citingFactsByDocumentId: PageLoader<CitingFactRow, CitingFactsQuery>;
  /** The changes of an entity of any type, newest first. */
  historyById: PageLoader<ChangeRecord, null>;
  /** An entity of any type as it was after a change; null if there was none then. */
  pastById: ValueLoader<PastKey, Past | "erased">;
  /** The ids of what may have been in a list after a change. */
  pastCandidates: ValueLoader<PastListKey, string[]>;
  /** The hits of a search of one type, by the `ask` of that group. */
  hitsBySearch: PageLoader<SearchHitRow, Sought>;
}

export type Loaders = LoadersById & LoadersByRelation & OtherLoaders;

export interface RelatedQuestion extends SubjectCount {
  readonly order: DateOrder;
}

export type OnShowQuestion = Omit<PersonOnShowQuery, "by">;
export type RelationKey = readonly [relation: Relation, id: string];
export type TotalsKey = readonly [outerKey: string, query: AppearanceGroupsQuery];

/**
 * One set per request: it loads each key once, and is discarded with the request. A subgraph names the types that it owns.
 * It reads no table of other types: for those it returns a stub with the id, which the owner completes.
 */
export function createLoaders(reader: Reader, owned: readonly TypeName[] = typeNames): Loaders {
  const isOwned = new Set(owned);
  const byId = new Map<TypeName, ValueLoader<string, AnyEntity>>(
    typeNames.map((type) => [
      type,
      isOwned.has(type) ? valueByKey((ids) => findPresent(reader, type, ids)) : stubs,
    ]),
  );
  const stubOfKnown = valueByKey(async (ids) => {
    const known = await findKnownIds(reader, ids);
    return new Map([...known].map(([id, now]) => [id, stubOf(now)]));
  });
  const stubOfPresent = valueByKey(async (ids) => {
    const known = await findKnownIds(reader, ids);
    return new Map(ids.map((id) => [id, stubOf(known.get(id) ?? id)]));
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
    representedById: {
      async load(id) {
        const type = typeOfId(id);
        if (!type) return null;
        return (isOwned.has(type) ? byId.get(type) : stubOfPresent)?.load(id) ?? null;
      },
    },
    forgottenById: valueByKey(async (ids) => {
      const found = await findForgotten(
        reader,
        ids.map((id) => ["id", id]),
      );
      return new Map([...found].map(([place, person]) => [ids[place] ?? "", person]));
    }),
    idBySlug: valueByKey(async (keys) => {
      const found = keys.map(async (key) => [key, await findIdOfSlug(reader, ...key)] as const);
      return new Map(await Promise.all(found));
    }),
    hostsByEpisodeId: valueByKey((ids) => hostsAtEpisodes(reader, ids)),
    appearancesByRelatedId: pageByKey({
      pages: (ids, request, question, count) =>
        pagesOfRelated(reader, relatedQuery(question), ids, request, count),
      counts: (ids, question) => countsOfRelated(reader, question, ids),
    }),
    countsByRelation: relatedCounts(reader),
    becauseByRelation: valueByKey((keys) => findBecause(reader, keys)),
    groupsByOuterKey: pageByKey<AppearanceGroupRow, GroupsList>({
      pages: (keys, request, query, count) => pagesOfAppearanceGroups(reader, query, keys, request, count),
      counts: (keys, query) => countsOfAppearanceGroups(reader, query, keys),
    }),
    totalsByOuterKey: valueByKey((keys) => findTotals(reader, keys)),
    showsByPersonId: onShow(reader, "personId"),
    peopleByShowId: onShow(reader, "showId"),
    namesById: valueByKey((ids) => findNames(reader, ids)),
    changedAtById: valueByKey((ids) => lastChangesOf(reader, ids)),
    citingFactsByDocumentId: pageByKey<CitingFactRow, CitingFactsQuery>({
      pages: (ids, request, query, count) => pagesOfCitingFacts(reader, query, ids, request, count),
      counts: (ids, query) => countsOfCitingFacts(reader, query, ids),
    }),
    historyById: pageByKey<ChangeRecord>({
      pages: (ids, request, _question, count) => pagesOfHistory(reader, ids, request, count),
      counts: (ids) => countsOfHistory(reader, ids),
    }),
    pastById: valueByKey((keys) => findPast(reader, keys)),
    pastCandidates: valueByKey((keys) => findPastCandidates(reader, keys)),
    hitsBySearch: pageByKey({
      pages: (asks, request, sought, count) => pagesOfHits(reader, sought, asks, request, count),
      counts: (asks, sought) => countsOfHits(reader, sought, asks),
    }),
  };

  return {
    ...(Object.fromEntries(
      typeNames.map((type) => [loaderName(type), byId.get(type)]),
    ) as unknown as LoadersById),
    ...(Object.fromEntries(
      relationNames.map((name) => [name, byRelation(reader, name)]),
    ) as unknown as LoadersByRelation),
    ...others,
  };
}

const typeNames = Object.keys(entityClasses) as TypeName[];
const relationNames = Object.keys(toMany) as ToManyName[];

/** A stub for another subgraph. Its other fields are never resolved here: this subgraph's schema has none. */
const stubOf = (id: string): AnyEntity => ({ id }) as AnyEntity;
const stubs: ValueLoader<string, AnyEntity> = { load: async (id) => stubOf(id) };

function loaderName(type: TypeName): string {
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}ById`;
}

function byRelation<Name extends ToManyName>(reader: Reader, name: Name): RelationLoader<Name> {
  const loader = pageByKey<TargetOf<Name>, RelationQuestion<Name>>({
    pages: (ids, request, question, count) => pagesOfRelation(reader, name, ids, request, count, question),
    counts: (ids, question) => countsOfRelation(reader, name, ids, question),
  });
  return { page: (key, request, question = {}) => loader.page(key, request, question) };
}

function onShow(reader: Reader, by: PersonOnShowQuery["by"]): PageLoader<PersonOnShowRow, OnShowQuestion> {
  return pageByKey<PersonOnShowRow, OnShowQuestion>({
    pages: (ids, request, question, count) =>
      pagesOfPersonOnShow(reader, { ...question, by }, ids, request, count),
    counts: (ids, question) => countsOfPersonOnShow(reader, { ...question, by }, ids),
  });
}

function relatedQuery({ order, ...query }: RelatedQuestion) {
  return { ...query, order: byDate[order] };
}

/** Relations to one subject each. Those with the same reasons share one statement. */
function relatedCounts(reader: Reader): Loaders["countsByRelation"] {
  const loader = valueByKey<number, CountKey>(async (keys) => {
    const found = new Map<CountKey, number>();
    for (const alike of alikeIn(keys, ([, query]) => query)) {
      const counts = await countsOfRelated(
        reader,
        alike[0][1],
        alike.map(([subjectId]) => subjectId),
      );
      for (const key of alike) found.set(key, counts.get(key[0]) ?? 0);
    }
    return found;
  });
  return {
    load: ({ subjectIds: [first = ""], reasons, exactly }, filter) =>
      loader.load([first, { reasons, exactly, filter }]),
  };
}

type CountKey = readonly [subjectId: string, query: SubjectCount];

/** Keys with the same reasons share one statement, whatever their subjects: in one request nearly always all of them. */
async function findBecause(
  reader: Reader,
  keys: readonly RelationKey[],
): Promise<Map<RelationKey, Because[]>> {
  const found = new Map<RelationKey, Because[]>();
  for (const alike of alikeIn(keys, ([{ reasons, exactly }]) => ({ reasons, exactly }))) {
    const pairs = alike.map(([{ subjectIds }, id]) => ({ id, subjectIds }));
    const because = await becauseOf(reader, alike[0][0], pairs);
    for (const [index, key] of alike.entries()) found.set(key, because[index] ?? []);
  }
  return found;
}

/** One statement for all groups of the same question. */
async function findTotals(
  reader: Reader,
  keys: readonly TotalsKey[],
): Promise<Map<TotalsKey, AppearanceTotals>> {
  const found = new Map<TotalsKey, AppearanceTotals>();
  for (const alike of alikeIn(keys, ([, query]) => query)) {
    const outerKeys = alike.map(([outerKey]) => outerKey);
    const totals = await totalsOfAppearances(reader, alike[0][1], outerKeys);
    for (const key of alike) {
      const total = totals.get(key[0]);
      if (total) found.set(key, total);
    }
  }
  return found;
}
