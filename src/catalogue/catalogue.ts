import type { TypeName } from "../domain/ids";
import type { Appearance } from "../entities/appearance";
import type { EntityTypes } from "../entities/entity-classes";
import { byDate, byName, type DateOrder, type NameOrder, type Order } from "../entities/orders";
import type { ToManyName } from "../entities/relations";
import { checkDatabase } from "./checks/check-database";
import type { DatabaseProblem } from "./checks/problem";
import { edit, type Edit } from "./commands/edit";
import { openDatabase, type Database, type DatabaseOptions } from "./database/database";
import { Discovery } from "./discovery";
import * as filters from "./filters";
import type { Condition } from "./pages/conditions";
import type { Page, PageRequest } from "./pages/page";
import * as groups from "./queries/appearance-groups";
import * as appearances from "./queries/appearances";
import * as byId from "./queries/by-id";
import { listedEntity, listOf } from "./queries/lists";
import * as onShow from "./queries/person-on-show";
import * as relations from "./queries/relations";
import type { DatabaseHealth } from "./health";
import { readerWithin } from "./reader-within";
import { bringReadModelsUpToDate, rebuildReadModels } from "./read-models/keep";
import type { RelatedReason } from "./read-models/reasons";
import type { OnRead, Reader } from "./statements";

/**
 * All that the rest of the program can ask of the database, or do to it. The connections stay inside: whoever holds a
 * catalogue can write only through `edit`, and that only in the queue of the one writer.
 */
export class Catalogue {
  readonly #database: Database;
  readonly #read: Reader;
  #closing: Promise<void> | null = null;
  /** What is found across all types. */
  readonly discovery: Discovery;

  private constructor(database: Database, reader: Reader) {
    this.#database = database;
    this.#read = reader;
    this.discovery = new Discovery(reader);
  }

  /** Opens a database file, making an empty one where there is none. Call `migrate` before anything else. */
  static async open(file: string, options: DatabaseOptions = {}): Promise<Catalogue> {
    const database = await openDatabase(file, options);
    return new Catalogue(database, database.readers);
  }

  /** Runs the migrations that have not run yet, then makes read models anew that are out of date. Returns what ran. */
  async migrate(): Promise<string[]> {
    const done = await this.#database.writer.migrate();
    await this.#database.writer.transaction(bringReadModelsUpToDate);
    return done;
  }

  /** Makes the read models anew from everything else: the remedy for one that `check` finds astray. */
  rebuild(): Promise<void> {
    return this.#database.writer.transaction(rebuildReadModels);
  }

  /** One transaction: everything that the work put and removed, or nothing. */
  edit<T>(work: (edit: Edit) => Promise<T>): Promise<T> {
    return edit(this.#database.writer, work);
  }

  /**
   * The same catalogue for as long as the signal lasts. Work whose time is up, or whose client has gone, asks nothing
   * more: once the signal is aborted every read throws its reason, and sends no statement. What SQLite has already begun
   * is stopped. Writing goes on as ever, and closing does nothing: the connections are those of the catalogue that was
   * opened.
   */
  within(signal: AbortSignal, onRead?: OnRead): Catalogue {
    const view = new Catalogue(this.#database, readerWithin(this.#read, signal, onRead));
    view.#closing = Promise.resolve();
    return view;
  }

  /** How the database is doing, for whoever runs it. */
  get health(): DatabaseHealth {
    return this.#database.health;
  }

  /** Waits for what is being written, then closes. Closing it again does nothing. */
  close(): Promise<void> {
    this.#closing ??= this.#database.close();
    return this.#closing;
  }

  /** Moves with every edit: what was found at one revision holds as long as it stays. */
  async revision(): Promise<number> {
    const [row] = await this.#read.all<{ value: number }>(`select value from revision`);
    return row?.value ?? 0;
  }

  /** Whether nothing stands in it yet. */
  async isEmpty(): Promise<boolean> {
    const rows = await this.#read.all(`select 1 from node limit 1`);
    return rows.length === 0;
  }

  check(): Promise<DatabaseProblem[]> {
    return checkDatabase(this.#read);
  }

  findByIds<Name extends TypeName>(
    type: Name,
    ids: readonly string[],
  ): Promise<Map<string, EntityTypes[Name]>> {
    return byId.findByIds(this.#read, type, ids);
  }

  /**
   * Those of these ids that something has, whatever its type: one statement, which reads no table of any type, so that a
   * subgraph can ask it of ids that it does not own. An id that nothing has, or no longer has, is not in it.
   */
  findKnownIds(ids: readonly string[]): Promise<Set<string>> {
    return byId.findKnownIds(this.#read, ids);
  }

  findBySlug<Name extends TypeName>(type: Name, slug: string): Promise<EntityTypes[Name] | null> {
    return byId.findBySlug(this.#read, type, slug);
  }

  findIdOfSlug(type: TypeName, slug: string) {
    return byId.findIdOfSlug(this.#read, type, slug);
  }

  pagesOfRelation<Name extends ToManyName>(
    name: Name,
    parentIds: readonly string[],
    request: PageRequest,
    count: (parentId: string) => Promise<number>,
  ) {
    return relations.pagesOfRelation(this.#read, name, parentIds, request, count);
  }

  countsOfRelation(name: ToManyName, parentIds: readonly string[]): Promise<Map<string, number>> {
    return relations.countsOfRelation(this.#read, name, parentIds);
  }

  listPeople(filter: filters.PersonFilter, order: NameOrder, request: PageRequest) {
    return this.#list("people", "Person", filters.conditionsOf.people(filter), byName[order], request);
  }

  listOrganisations(filter: filters.OrganisationFilter, order: NameOrder, request: PageRequest) {
    return this.#list(
      "organisations",
      "Organisation",
      filters.conditionsOf.organisations(filter),
      byName[order],
      request,
    );
  }

  listShows(filter: filters.ShowFilter, order: NameOrder, request: PageRequest) {
    return this.#list("shows", "Show", filters.conditionsOf.shows(filter), byName[order], request);
  }

  listTopics(filter: filters.TopicFilter, order: NameOrder, request: PageRequest) {
    return this.#list("topics", "Topic", filters.conditionsOf.topics(filter), byName[order], request);
  }

  listEpisodes(filter: filters.EpisodeFilter, order: DateOrder, request: PageRequest) {
    return this.#list("episodes", "Episode", filters.conditionsOf.episodes(filter), byDate[order], request);
  }

  listAppearances(filter: filters.AppearanceFilter, order: DateOrder, request: PageRequest) {
    return this.#list(
      "appearances",
      "Appearance",
      filters.conditionsOf.appearances(filter),
      byDate[order],
      request,
    );
  }

  listPublications(filter: filters.PublicationFilter, order: DateOrder, request: PageRequest) {
    return this.#list(
      "publications",
      "Publication",
      filters.conditionsOf.publications(filter),
      byDate[order],
      request,
    );
  }

  listAwards(filter: filters.AwardFilter, order: DateOrder, request: PageRequest) {
    return this.#list("awards", "Award", filters.conditionsOf.awards(filter), byDate[order], request);
  }

  /** Of what is related to one organisation or topic, that which passes the filter. */
  async listRelatedAppearances(
    query: {
      subjectId: string;
      reasons: readonly RelatedReason[];
      filter: filters.AppearanceFilter;
      order: DateOrder;
    },
    request: PageRequest,
  ): Promise<Page<Appearance>> {
    const related: appearances.RelatedQuery = {
      list: "appearances",
      order: byDate[query.order],
      reasons: query.reasons,
      conditions: filters.conditionsOf.appearances(query.filter),
    };
    const count = async (id: string) => (await this.countsOfRelated(related, [id])).get(id) ?? 0;
    const pages = await this.pagesOfRelated(related, [query.subjectId], request, count);
    return pages.get(query.subjectId) as Page<Appearance>;
  }

  /** Pages of what is related to each of these organisations or topics. */
  pagesOfRelated(
    query: appearances.RelatedQuery,
    subjectIds: readonly string[],
    request: PageRequest,
    count: (subjectId: string) => Promise<number>,
  ) {
    return appearances.pagesOfRelated(this.#read, query, subjectIds, request, count);
  }

  countsOfRelated(
    query: appearances.RelatedQuery,
    subjectIds: readonly string[],
  ): Promise<Map<string, number>> {
    return appearances.countsOfRelated(this.#read, query, subjectIds);
  }

  becauseOf(
    reasons: appearances.RelatedQuery["reasons"],
    pairs: ReadonlyArray<readonly [subjectId: string, appearanceId: string]>,
  ): Promise<appearances.Because[][]> {
    return appearances.becauseOf(this.#read, reasons, pairs);
  }

  pagesOfAppearanceGroups(
    query: groups.AppearanceGroupsQuery,
    outerKeys: readonly string[],
    request: PageRequest,
    count: (outerKey: string) => Promise<number>,
  ) {
    return groups.pagesOfAppearanceGroups(this.#read, query, outerKeys, request, count);
  }

  countsOfAppearanceGroups(query: groups.AppearanceGroupsQuery, outerKeys: readonly string[]) {
    return groups.countsOfAppearanceGroups(this.#read, query, outerKeys);
  }

  totalsOfAppearances(query: groups.AppearanceGroupsQuery, outerKeys: readonly string[]) {
    return groups.totalsOfAppearances(this.#read, query, outerKeys);
  }

  hostsAtEpisodes(episodeIds: readonly string[]) {
    return appearances.hostsAtEpisodes(this.#read, episodeIds);
  }

  pagesOfPersonOnShow(
    query: onShow.PersonOnShowQuery,
    parentIds: readonly string[],
    request: PageRequest,
    count: (parentId: string) => Promise<number>,
  ) {
    return onShow.pagesOfPersonOnShow(this.#read, query, parentIds, request, count);
  }

  countsOfPersonOnShow(
    query: onShow.PersonOnShowQuery,
    parentIds: readonly string[],
  ): Promise<Map<string, number>> {
    return onShow.countsOfPersonOnShow(this.#read, query, parentIds);
  }

  #list<Name extends TypeName>(
    list: string,
    type: Name,
    conditions: ReadonlyArray<Condition | null>,
    order: Order,
    request: PageRequest,
  ) {
    return listOf(this.#read, { ...listedEntity(type), list, conditions, order }, request);
  }
}
