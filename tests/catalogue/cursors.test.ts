import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { listOf } from "../../src/catalogue/queries/lists";
import { pagesOfRelation } from "../../src/catalogue/queries/relations";
import { EpisodeOrder, PersonOrder, TopicOrder } from "../../src/entities/orders";
import { largeCatalogue, type LargeGraph } from "../helpers/large-catalogue";
import { makeTopic } from "../helpers/make-entities";
import { operations } from "../helpers/operations";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { allLists, type List } from "./all-lists";

const badCursor: unknown = expect.objectContaining({ code: "BAD_CURSOR" });

/** A cursor's five fields, written anew as its own encoding does. */
function encoded(fields: unknown): string {
  return Buffer.from(JSON.stringify(fields)).toString("base64url");
}

function keyOf(cursor: string): string {
  return (JSON.parse(Buffer.from(cursor, "base64url").toString()) as string[])[3] ?? "";
}

describe("A cursor", () => {
  let catalogue: Catalogue;
  let graph: LargeGraph;

  beforeAll(async () => {
    ({ catalogue, graph } = await largeCatalogue());
  });

  const newestEpisodes = (after: string | null) =>
    listOf(catalogue.reader, "episodes", {}, EpisodeOrder.NEWEST_FIRST, { first: 3, after });

  /** What a list answers to this cursor: null, or the error. */
  const refusalBy = (list: List, after: string) =>
    list.ask(catalogue.reader, { first: 2, after }, graph.people[20]?.id ?? "").then(
      () => null,
      (error: unknown) => error,
    );

  it("case 29: of every list is refused by every other list, and by the same list in another order", async () => {
    const cursors = new Map<List, string>();
    for (const list of allLists) {
      const parents = [
        graph.people,
        graph.organisations,
        graph.shows,
        graph.episodes,
        graph.topics,
        graph.publications,
        graph.awards,
        graph.documents,
      ];
      for (const { id } of parents.flat()) {
        const page = await list.ask(catalogue.reader, { first: 1, after: null }, id);
        if (page.pageInfo.endCursor !== null) cursors.set(list, page.pageInfo.endCursor);
        if (cursors.has(list)) break;
      }
    }
    expect(cursors.size).toBe(allLists.length);

    // What is related is the list of appearances under a filter, and a filter may change on the way.
    const kindOf = ({ name, order }: List) => {
      if (/^(related appearances|appearance,)/.test(name)) return `appearances ${order.name}`;
      return /^(everything related|related to)/.test(name) ? `related ${order.name}` : name;
    };
    for (const [giver, cursor] of cursors) {
      for (const taker of allLists) {
        const expected = kindOf(giver) === kindOf(taker) ? null : badCursor;
        expect([giver.name, taker.name, await refusalBy(taker, cursor)]).toEqual([
          giver.name,
          taker.name,
          expected,
        ]);
      }
    }
  });

  it("of one parent's list goes on from the same place in another's: it never names its parent", async () => {
    const edgesOf = async (showId: string, after: string | null) => {
      const page = await pagesOfRelation(
        catalogue.reader,
        "Show.episodes",
        [showId],
        { first: 3, after },
        async () => 0,
      );
      return page.get(showId)?.edges ?? [];
    };
    const [first = "", second = ""] = graph.shows.map(({ id }) => id);

    const cursor = (await edgesOf(first, null)).at(-1)?.cursor ?? "";
    const next = await edgesOf(second, cursor);

    expect(next).toHaveLength(3);
    for (const edge of next) expect(keyOf(edge.cursor) <= keyOf(cursor)).toBe(true);
    expect(Buffer.from(cursor, "base64url").toString()).not.toContain(first);
  });

  it.each([
    ["empty", ""],
    ["not base64", "§§§"],
    ["of text", encoded("text")],
    ["of null", encoded(null)],
    ["of another version", encoded([2, "episodes", "NEWEST_FIRST", "2020-01-01", "x"])],
    ["with a field too few", encoded([1, "episodes", "NEWEST_FIRST", "2020-01-01"])],
    ["with a field too many", encoded([1, "episodes", "NEWEST_FIRST", "2020-01-01", "x", "y"])],
    ["with a number for a key", encoded([1, "episodes", "NEWEST_FIRST", 2020, "x"])],
    ["with a list for an id", encoded([1, "episodes", "NEWEST_FIRST", "2020-01-01", ["x"]])],
    ["as long as a book", encoded([1, "episodes", "NEWEST_FIRST", "2020-01-01", "x".repeat(100_000)])],
  ])("case 29: that is %s is refused", async (_, cursor) => {
    await expect(newestEpisodes(cursor)).rejects.toEqual(badCursor);
  });

  it.each(["x", "", "1.5", "1e9", "99999999999"])(
    "case 29: with %j in place of a position is refused",
    async (position) => {
      const after = encoded([1, "Publication.contributions", "POSITION", position, "x"]);
      const ids = [graph.publications[0]?.id ?? ""];

      await expect(
        pagesOfRelation(
          catalogue.reader,
          "Publication.contributions",
          ids,
          { first: 2, after },
          async () => 0,
        ),
      ).rejects.toEqual(badCursor);
    },
  );

  it("case 29: that was tampered with is refused or goes on from a place, and never fails in another way", async () => {
    const real = (await newestEpisodes(null)).pageInfo.endCursor ?? "";
    const tampered = fc.oneof(
      fc.string(),
      fc.json().map((json) => Buffer.from(json).toString("base64url")),
      fc
        .array(fc.oneof(fc.constantFrom(1, "episodes", "NEWEST_FIRST"), fc.string(), fc.integer()))
        .map(encoded),
      fc
        .tuple(fc.string({ unit: "binary" }), fc.string())
        .map(([key, id]) => encoded([1, "episodes", "NEWEST_FIRST", key, id])),
      fc
        .tuple(fc.nat(real.length - 1), fc.string({ minLength: 1, maxLength: 1 }))
        .map(([at, letter]) => real.slice(0, at) + letter + real.slice(at + 1)),
    );
    const met = { refused: 0, accepted: 0 };

    const property = fc.asyncProperty(tampered, async (cursor) => {
      const outcome = await newestEpisodes(cursor).then(
        () => "accepted" as const,
        (error: unknown) => error,
      );
      const isAccepted = outcome === "accepted";
      expect(outcome).toEqual(isAccepted ? "accepted" : badCursor);
      met[isAccepted ? "accepted" : "refused"] += 1;
    });
    await fc.assert(property, { numRuns: operations, seed: 2_026 });

    expect(met.refused).toBeGreaterThan(operations / 3);
    expect(met.accepted).toBeGreaterThan(operations / 10);
  });

  it("case 29: still leads on when the row that it stands for is gone", async () => {
    const own = await temporaryCatalogue();
    await upsert(own, ...["a", "b", "c", "d"].map((label) => makeTopic({ label })));
    const ask = (after: string | null) =>
      listOf(own.reader, "topics", {}, TopicOrder.A_TO_Z, { first: 2, after });
    const first = await ask(null);

    await own.edit(testStamp, (edit) => edit.remove([first.nodes.at(-1)?.id ?? ""]));

    expect((await ask(first.pageInfo.endCursor)).nodes.map(({ label }) => label)).toEqual(["c", "d"]);
  });

  it("of a filtered list is one of the list: the filter may change on the way", async () => {
    const filtered = await listOf(catalogue.reader, "people", { name: "Family1" }, PersonOrder.A_TO_Z, {
      first: 2,
      after: null,
    });

    const unfiltered = await listOf(catalogue.reader, "people", {}, PersonOrder.A_TO_Z, {
      first: 2,
      after: filtered.pageInfo.endCursor,
    });

    expect(unfiltered.pageInfo.hasPreviousPage).toBe(true);
    expect(unfiltered.nodes).toHaveLength(2);
  });
});
