import type { Catalogue } from "../../src/catalogue/catalogue";
import { findByIds, findKnownIds } from "../../src/catalogue/queries/by-id";
import { relationTo } from "../../src/catalogue/related-to";
import { hostsAtEpisodes } from "../../src/catalogue/queries/episode-hosts";
import { countsOfPersonOnShow, pagesOfPersonOnShow } from "../../src/catalogue/queries/person-on-show";
import { becauseOf, countsOfRelated, pagesOfRelated } from "../../src/catalogue/queries/related";
import { countsOfRelation, pagesOfRelation } from "../../src/catalogue/queries/relations";
import { RelatedReason } from "../../src/projections/related/reasons";
import { byDate } from "../../src/entities/orders";
import { toMany, type ToManyName } from "../../src/entities/relations";
import { largeCatalogue, type LargeGraph } from "../helpers/large-catalogue";

const request = { first: 2, after: null };
const uncounted = () => Promise.resolve(0);
const idsOf = (things: ReadonlyArray<{ id: string }>) => things.map(({ id }) => id);

describe("Whatever is asked for many at once", () => {
  const statements: string[] = [];
  let catalogue: Catalogue;
  let graph: LargeGraph;

  beforeAll(async () => {
    ({ catalogue, graph } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) }));
  });
  beforeEach(() => {
    statements.length = 0;
  });

  it.each(Object.keys(toMany) as ToManyName[])(
    "is one statement for the pages of %s, and one for counts",
    async (name) => {
      const ids = idsOf(Object.values(graph).flat()).filter((id) => !id.startsWith("affiliation"));

      const pages = await pagesOfRelation(catalogue.reader, name, ids, request, uncounted);
      expect(statements).toHaveLength(1);
      const counts = await countsOfRelation(catalogue.reader, name, ids);
      expect(statements).toHaveLength(2);

      expect([...pages.keys()]).toEqual(ids);
      const lengths = ids.map((id) => pages.get(id)?.edges.length);
      expect(lengths).toEqual(ids.map((id) => Math.min(counts.get(id) ?? 0, request.first)));
      expect(new Set(lengths)).toContain(request.first);
      expect(new Set(lengths)).toContain(0);
    },
  );

  it("is one statement for things by their ids, whether they are there or not", async () => {
    const found = await findByIds(catalogue.reader, "Person", [...idsOf(graph.people), "person_nobody"]);

    expect(statements).toHaveLength(1);
    expect(found.size).toBe(graph.people.length);
  });

  it("is one statement for which ids are known, of whatever types", async () => {
    const ids = idsOf(Object.values(graph).flat());

    const known = await findKnownIds(catalogue.reader, [...ids, "person_nobody"]);

    expect(statements).toHaveLength(1);
    expect([...known.keys()].toSorted()).toEqual(ids.toSorted());
  });

  it("is one statement for what is related to each of many subjects, and one for counts", async () => {
    const ids = idsOf([...graph.organisations, ...graph.topics]);
    const query = {
      order: byDate.NEWEST_FIRST,
      reasons: Object.values(RelatedReason),
      exactly: false,
      filter: {},
    };

    const pages = await pagesOfRelated(catalogue.reader, query, ids, request, uncounted);
    expect(statements).toHaveLength(1);
    const counts = await countsOfRelated(catalogue.reader, query, ids);
    expect(statements).toHaveLength(2);

    expect(ids.map((id) => pages.get(id)?.edges.length)).toEqual(
      ids.map((id) => Math.min(counts.get(id) ?? 0, request.first)),
    );
  });

  it("is one statement for the reasons of many appearances, in their order", async () => {
    const ids = idsOf(graph.appearances);

    const [one = "", other = ""] = graph.organisations.map(({ id }) => id);
    const pairs = ids.map((id, index) => ({ id, subjectIds: [index % 2 === 0 ? one : other] }));
    const because = await becauseOf(catalogue.reader, relationTo(one), pairs);

    expect(statements).toHaveLength(1);
    expect(because).toHaveLength(ids.length);
    const spoken = because.map(
      (facts) => facts.find(({ reason }) => reason === RelatedReason.ON_BEHALF_OF)?.factId,
    );
    expect(spoken.filter((factId, index) => factId !== undefined && factId !== ids[index])).toEqual([]);
    expect(spoken.some((factId) => factId !== undefined)).toBe(true);
  });

  it("is one statement for the hosts at many episodes", async () => {
    const hosts = await hostsAtEpisodes(catalogue.reader, idsOf(graph.episodes));

    expect(statements).toHaveLength(1);
    expect([...hosts.keys()]).toEqual(idsOf(graph.episodes));
  });

  it.each(["personId", "showId"] as const)(
    "is one statement for people on shows by %s, and one for counts",
    async (by) => {
      const ids = idsOf(by === "personId" ? graph.people : graph.shows);
      const query = { by, atLeast: 2, seasons: [], filter: {} };

      const pages = await pagesOfPersonOnShow(catalogue.reader, query, ids, request, uncounted);
      expect(statements).toHaveLength(1);
      const counts = await countsOfPersonOnShow(catalogue.reader, query, ids);
      expect(statements).toHaveLength(2);

      expect(ids.map((id) => pages.get(id)?.edges.length)).toEqual(
        ids.map((id) => Math.min(counts.get(id) ?? 0, request.first)),
      );
    },
  );
});
