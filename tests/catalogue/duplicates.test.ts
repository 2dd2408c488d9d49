import { candidatesOf } from "../../src/catalogue/identity/candidates";
import { listDuplicates } from "../../src/catalogue/identity/duplicates";
import { DuplicateRanking } from "../../src/catalogue/identity/ranking";
import { IdentifierScheme } from "../../src/domain/identifiers";
import type { Reader } from "../../src/database/statements";
import { type Person, Standing } from "../../src/entities";
import { editor } from "../helpers/editor";
import { graphOver } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";
import { mark, mergeInto } from "./merging";

const page = { first: 100, after: null };
const orcid = (value: string) => [make.makeIdentifier(IdentifierScheme.ORCID, value)];

/** Two people of one name who appear on one show. */
async function namesakes(...given: Array<Partial<Person>>) {
  const { catalogue } = await openedCatalogue();
  const show = make.makeShow();
  const episodes = given.map((_, number) => make.makeEpisode({ show, number }));
  const people = given.map((values, place) =>
    make.makePerson({ name: "Victoria Carr", slug: `carr-${place}`, ...values }),
  );
  const appearances = people.map((person, place) =>
    make.makeAppearance({ person, episode: episodes[place] as never }),
  );
  await upsert(catalogue, show, ...episodes, ...people, ...appearances);
  const ranking = new DuplicateRanking();
  const found = async () => {
    const { nodes } = await listDuplicates(catalogue.reader, ranking, "Person", page);
    return nodes;
  };
  const ids = people.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1)) as [string, string];
  return { catalogue, show, ids, people, found };
}

describe("Proposed duplicates", () => {
  it("share a name and something around it, and say so", async () => {
    const { show, ids, found } = await namesakes({}, { name: "victoria CARR" });

    expect(await found()).toEqual([
      {
        one: ids[0],
        other: ids[1],
        score: 0.58,
        reasons: [
          { kind: "NAME", value: "victoria carr" },
          { kind: "SHARED", value: show.id },
        ],
      },
    ]);
  });

  it("are none by a name alone", async () => {
    const { catalogue } = await openedCatalogue();
    await upsert(catalogue, ...["a", "b"].map((slug) => make.makePerson({ name: "Ann Lee", slug })));

    expect((await listDuplicates(catalogue.reader, new DuplicateRanking(), "Person", page)).nodes).toEqual(
      [],
    );
  });

  it("are none where ORCID has told them apart, whatever else agrees", async () => {
    const links = [make.makeLink({ url: "https://example.org/carr", purpose: "PROFILE" as never })];
    const { found } = await namesakes(
      { identifiers: orcid("0000-0002-1825-0097"), links },
      { identifiers: orcid("0000-0001-5109-3700"), links },
    );

    expect(await found()).toEqual([]);
  });

  it("are found by a page of both, whatever their names", async () => {
    const links = [make.makeLink({ url: "https://example.org/carr", purpose: "PROFILE" as never })];
    const { found } = await namesakes({ links }, { links, name: "V. C." });

    expect(await found()).toMatchObject([
      { reasons: [{ kind: "LINK", value: "https://example.org/carr" }, { kind: "SHARED" }] },
    ]);
  });

  it("are found by an identifier that both claim, whatever their names", async () => {
    const identifiers = orcid("0000-0002-1825-0097").map((one) =>
      Object.assign(one, { standing: Standing.DISPUTED }),
    );
    const { found } = await namesakes({ identifiers }, { identifiers, name: "Xi Yu" });

    expect(await found()).toMatchObject([
      { reasons: [{ kind: "IDENTIFIER", value: "ORCID 0000-0002-1825-0097" }, { kind: "SHARED" }] },
    ]);
  });

  it.each([
    ["an initial", "Victoria Carr", "V. Carr"],
    ["a title and degrees", "Dr. Ann Lee, PhD", "ann lee"],
    ["another order", "Lee Ann", "Ann Lee"],
    ["a nickname in quotes", 'Robert "Bob" Gray', "Bob Gray"],
    ["a short form of another letter", "William Gray", "Bill Gray"],
    ["the second given name", "J. Paul Reed", "Paul Reed"],
    ["umlauts written out", "Jürgen Müller", "Juergen Mueller"],
    ["a part of a double family name", "Ann Lee-Smith", "Ann Lee"],
  ])("have a show in common and %s: “%s” and “%s”", async (_what, one, other) => {
    const { people, show, found } = await namesakes({ name: one }, { name: other }, { name: "Cy Fox" });

    const shared = expect.arrayContaining([{ kind: "SHARED", value: show.id }]) as unknown;
    expect(await found()).toMatchObject([{ ...inOrder(people), reasons: shared }]);
  });

  it("are organisations of one name but for the legal form, and one show", async () => {
    const { catalogue } = await openedCatalogue();
    const show = make.makeShow();
    const organisations = ["Tidewater Ltd", "The Tidewater, Inc.", "Tidal"].map((name, at) =>
      make.makeOrganisation({ name, slug: `tide-${at}` }),
    );
    const producers = organisations.map((organisation) => make.makeShowOrganisation({ show, organisation }));
    await upsert(catalogue, show, ...organisations, ...producers);

    const { nodes } = await listDuplicates(catalogue.reader, new DuplicateRanking(), "Organisation", page);

    expect(nodes).toMatchObject([inOrder(organisations)]);
  });

  it("compare as many pairs for each record, however many records there are", async () => {
    const { catalogue } = await openedCatalogue();
    const show = make.makeShow();
    const counts: number[] = [];
    for (const count of [30, 90]) {
      const people = Array.from({ length: count }, (_, at) => [
        make.makePerson({ name: `Ann ${wordOf(count + at)}`, slug: `ann-${count}-${at}` }),
        make.makePerson({ name: `A. ${wordOf(count + at)}`, slug: `a-${count}-${at}` }),
      ]).flat();
      await upsert(catalogue, show, ...people, ...people.map((person) => make.makeHost({ person, show })));

      counts.push((await candidatesOf(catalogue.reader, "Person")).length);
    }

    expect(counts).toEqual([30, 30 + 90]);
  });

  it("are none once they are marked as distinct, or merged", async () => {
    const { catalogue, ids, found } = await namesakes({}, {});
    await mark(catalogue, ids);
    expect(await found()).toEqual([]);
    await mark(catalogue, ids, false);
    expect(await found()).toHaveLength(1);

    await mergeInto(catalogue, ...ids);

    expect(await found()).toEqual([]);
  });

  it("compare only those that share something: of many, by as many statements", async () => {
    const statements: string[] = [];
    const { catalogue } = await openedCatalogue({ onStatement: (text) => statements.push(text) });
    const counts: number[] = [];
    for (const count of [2, 200]) {
      await upsert(
        catalogue,
        ...Array.from({ length: count }, (_, place) =>
          make.makePerson({ name: `Ann ${count} ${place}`, slug: `ann-${count}-${place}` }),
        ),
      );
      statements.length = 0;
      await listDuplicates(catalogue.reader, new DuplicateRanking(), "Person", page);
      counts.push(statements.length);
    }

    expect(counts[1]).toBe(counts[0]);
  });

  it("of the starting catalogue are neither Victoria Carr and Victoria Maguire nor any by a name alone", async () => {
    const catalogue = await startingCatalogue();
    const ask = graphOver(catalogue, editor);
    const { data, errors } = await ask<{
      duplicates: { nodes: Array<{ one: { slug: string }; other: { slug: string }; reasons: unknown[] }> };
    }>(
      "{ duplicates(type: Person, first: 100) { totalCount nodes { score one { ... on Person { slug } } other { ... on Person { slug } } reasons { kind value } } } }",
    );

    expect(errors).toEqual([]);
    const pairs = data.duplicates.nodes.map(({ one, other }) => [one.slug, other.slug].toSorted().join(" "));
    expect(pairs).not.toContain("victoria-carr victoria-maguire");
    expect(data.duplicates.nodes.filter(({ reasons }) => reasons.length < 2)).toEqual([]);
  });

  it("are found once until the next edit: a page reads its own records in as many statements, however many there are", async () => {
    const statements: string[] = [];
    const { catalogue } = await openedCatalogue({ onStatement: (text) => statements.push(text) });
    const ranking = new DuplicateRanking();
    const show = make.makeShow();
    const counts: number[][] = [];
    for (const count of [6, 60]) {
      const people = Array.from({ length: 2 * count }, (_, place) =>
        make.makePerson({ name: `Ann ${count} ${Math.floor(place / 2)}`, slug: `ann-${count}-${place}` }),
      );
      await upsert(catalogue, show, ...people, ...people.map((person) => make.makeHost({ person, show })));
      const pageAfter = async (after: string | null) => {
        statements.length = 0;
        const rows: number[] = [];
        const counted = countingRows(catalogue.reader, rows);
        const found = await listDuplicates(counted, ranking, "Person", { first: 2, after });
        expect(found.nodes).toHaveLength(2);
        return { found, counts: [statements.length, Math.max(...rows)] };
      };
      const first = await pageAfter(null);
      const second = await pageAfter(first.found.pageInfo.endCursor);
      expect(second.found.nodes[0]?.one).not.toBe(first.found.nodes[0]?.one);
      expect(second.counts[0]).toBeLessThan(first.counts[0] ?? 0);
      counts.push(second.counts);
    }

    // The revision; three pairs, of which one shows whether there is a next page; and what is around them.
    expect(counts).toEqual([
      [3, 6],
      [3, 6],
    ]);
  });

  it("are paged by cursor, the likeliest first", async () => {
    const { catalogue } = await namesakes({}, {}, {});
    const first = await listDuplicates(catalogue.reader, new DuplicateRanking(), "Person", {
      first: 2,
      after: null,
    });
    const second = await listDuplicates(catalogue.reader, new DuplicateRanking(), "Person", {
      first: 2,
      after: first.pageInfo.endCursor,
    });

    const all = [...first.nodes, ...second.nodes].map(({ one, other }) => `${one} ${other}`);
    expect(new Set(all).size).toBe(3);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });
});

/** The first two as a pair has them. */
function inOrder([one = { id: "" }, other = { id: "" }]: ReadonlyArray<{ readonly id: string }>) {
  return one.id < other.id ? { one: one.id, other: other.id } : { one: other.id, other: one.id };
}

/** Another family name for each number. */
const wordOf = (number: number): string =>
  `Carr${String(number).replaceAll(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)))}`;

/** The same reader, which notes how many rows each statement gave. */
function countingRows(reader: Reader, rows: number[]): Reader {
  return {
    textOf: (statement) => reader.textOf(statement),
    async all(statement, caller) {
      const found = await reader.all(statement, caller);
      rows.push(found.length);
      return found as never;
    },
  };
}
