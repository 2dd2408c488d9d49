import { Catalogue } from "../../../src/catalogue/catalogue";
import { Page, type PageInfoValue, type PageRequest } from "../../../src/catalogue/pages/page";
import { findByIds, findIdOfSlug, findKnownIds } from "../../../src/catalogue/queries/by-id";
import { relationTo } from "../../../src/catalogue/related-to";
import { hostsAtEpisodes } from "../../../src/catalogue/queries/episode-hosts";
import { findNames } from "../../../src/catalogue/queries/names";
import { unpackedRows } from "../../../src/catalogue/queries/packed-rows";
import { participantsRelatedTo, participationOf } from "../../../src/catalogue/queries/participation";
import { becauseOf } from "../../../src/catalogue/queries/related";
import { countsOfHits, lookUp, pagesOfHits } from "../../../src/catalogue/queries/search";
import { suggestionsFor } from "../../../src/catalogue/queries/suggestions";
import type { Reader } from "../../../src/database/statements";
import { idPrefixes, typeOfId, type TypeName } from "../../../src/domain/ids";
import { AppearanceRole } from "../../../src/entities/appearance";
import { ParticipationLayer } from "../../../src/projections/participation/layers";
import { RelatedReason } from "../../../src/projections/related/reasons";
import { thingTypes } from "../../../src/projections/search";
import { allLists, type List } from "../../catalogue/all-lists";
import { afterTests, temporaryFolder } from "../../helpers/after-tests";
import { fillLargeCatalogue } from "../../helpers/large-catalogue";
import { temporaryDatabaseUrl } from "../../helpers/temporary-database-url";

/** What a query answers, in a form that can be compared: maps in the order of their keys, pages with their counts. */
async function comparable(value: unknown): Promise<unknown> {
  if (value instanceof Page) return [value.edges, value.pageInfo, await value.totalCount];
  if (value instanceof Set) return [...(value as Set<string>)].toSorted();
  if (!(value instanceof Map)) return value;
  const entries = [...(value as Map<string, unknown>)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Promise.all(entries.map(async ([key, one]) => [key, await comparable(one)]));
}

describe("Queries on PostgreSQL", () => {
  let sqlite: Reader;
  let postgres: Reader;
  let ids: readonly string[];

  beforeAll(async () => {
    const filled = async (url: string) => {
      const catalogue = await Catalogue.open(url);
      afterTests(() => catalogue.close());
      await catalogue.migrate();
      const graph = await fillLargeCatalogue(catalogue);
      ids = Object.values(graph).flatMap((rows: ReadonlyArray<{ id: string }>) => rows.map(({ id }) => id));
      expect(await catalogue.check()).toEqual([]);
      return catalogue.reader;
    };
    sqlite = await filled(`sqlite:${await temporaryFolder()}/test.sqlite`);
    postgres = await filled(await temporaryDatabaseUrl());
  });

  const idsOf = (type: TypeName) => ids.filter((id) => typeOfId(id) === type);

  type Ask = (reader: Reader) => Promise<unknown>;

  /** What SQLite and PostgreSQL answer, where it is not the same. */
  async function differences(...asks: readonly Ask[]): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const ask of asks) {
      const [one, other] = [await comparable(await ask(sqlite)), await comparable(await ask(postgres))];
      if (JSON.stringify(one) !== JSON.stringify(other)) found.push({ sqlite: one, postgres: other });
    }
    return found;
  }

  /** Three pages, so that cursors are used in the middle of the list. */
  async function differencesInPages(list: List, parentId: string): Promise<unknown[]> {
    const found: unknown[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages += 1) {
      const request: PageRequest = { first: 7, after };
      found.push(...(await differences((reader) => list.ask(reader, request, parentId))));
      const { hasNextPage, endCursor }: PageInfoValue = (await list.ask(sqlite, request, parentId)).pageInfo;
      if (!hasNextPage) break;
      after = endCursor;
    }
    return found;
  }

  it.each(allLists)("give the same pages of $name", async (list) => {
    const parents = list.parents === null ? [{ id: "" }] : await sqlite.all<{ id: string }>(list.parents);
    const some = parents.toSorted((one, other) => (one.id < other.id ? -1 : 1)).slice(0, 5);

    for (const { id } of some) expect(await differencesInPages(list, id)).toEqual([]);
  });

  it.each(Object.keys(idPrefixes) as TypeName[])("find the same rows of type %s", async (type) => {
    expect(await differences((reader) => findByIds(reader, type, idsOf(type)))).toEqual([]);
  });

  it("know the same ids, slugs and names", async () => {
    const found = await differences(
      (reader) => findKnownIds(reader, [...ids, "person_nobody"]),
      (reader) => findNames(reader, ids),
      ...["person-1", "person-x", "no"].map(
        (slug): Ask =>
          (reader) =>
            findIdOfSlug(reader, "Person", slug),
      ),
    );

    expect(found).toEqual([]);
  });

  it("find the same hosts, reasons and participation", async () => {
    const [subjectId = ""] = idsOf("Organisation");
    const reasons = Object.values(RelatedReason);
    const relation = relationTo(subjectId, { reasons });
    const layers = Object.values(ParticipationLayer);
    const filter = { roles: [AppearanceRole.GUEST], dates: { from: "2019" } };
    const years = { from: 2019, to: 2022 };

    const found = await differences(
      (reader) => hostsAtEpisodes(reader, idsOf("Episode")),
      (reader) =>
        becauseOf(
          reader,
          relation,
          idsOf("Appearance").map((id) => ({ id, subjectIds: [subjectId] })),
        ),
      async (reader) => unpackedRows(await participantsRelatedTo(reader, relation)),
      async (reader) =>
        unpackedRows(await participationOf(reader, { layers, filter: {}, years: null, relation: null })),
      async (reader) => unpackedRows(await participationOf(reader, { layers, filter, years, relation })),
    );

    expect(found).toEqual([]);
  });

  it.each([
    "given1 fam",
    "topic 3",
    "family1 given1 ",
    "familly ",
    "a",
    "show organisation ",
    "topic family1 show ",
  ])("search alike for %j", async (text) => {
    const search = await lookUp(sqlite, text, thingTypes);
    const asks = search.groups.map(({ ask }) => ask);
    const request = { first: 20, after: null };

    const found = await differences(
      (reader) => lookUp(reader, text, thingTypes),
      (reader) => suggestionsFor(reader, { typed: search, search, changes: [] }),
      (reader) => countsOfHits(reader, search.sought, asks),
      (reader) => pagesOfHits(reader, search.sought, asks, request, async () => 0),
    );

    expect(found).toEqual([]);
  });
});
