import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { temporaryFolder } from "../helpers/after-tests";
import { rostrum } from "../helpers/command-line";
import { isOnPostgres } from "../helpers/postgres/suite-server";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";

interface Explained {
  readonly path: string;
  readonly reason: string | null;
  readonly roots: unknown;
  readonly statements: ReadonlyArray<{
    readonly text: string;
    readonly plan: readonly string[] | null;
    readonly rows: number | null;
  }>;
}

describe("rostrum explain", () => {
  let url: string;
  beforeAll(async () => {
    url = await startingDatabaseUrl();
  });

  async function explain(query: string, ...words: string[]) {
    const file = join(await temporaryFolder(), "query.graphql");
    await writeFile(file, query);
    return rostrum(["explain", file, ...words], { DATABASE_URL: url });
  }

  async function explained(query: string, ...words: string[]): Promise<Explained> {
    const { code, err, out } = await explain(query, "--json", ...words);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return JSON.parse(out) as Explained;
  }

  it("says that one statement answers, with its text, plan and rows", async () => {
    const { statements, ...found } = await explained("{ people(first: 2) { nodes { name } } }");

    expect(found).toEqual({
      path: "statement",
      reason: null,
      roots: [{ key: "people", reason: null }],
      ms: expect.any(Number) as unknown,
    });
    expect(statements).toEqual([
      {
        text: expect.stringMatching(/^select .* as json$/s) as unknown,
        plan: expect.arrayContaining([
          expect.stringMatching(isOnPostgres() ? /Index.*Scan/ : /SCAN x USING/),
        ]) as unknown,
        rows: 1,
        ms: expect.any(Number) as unknown,
      },
    ]);
  });

  it("says for each field of the root why the resolvers answer, and which statements they ask", async () => {
    const { path, reason, roots, statements } = await explained(
      "{ people(first: 2) { nodes { name } } last: people(first: 1) { nodes { changedAt } } }",
    );

    expect({ path, reason, roots }).toEqual({
      path: "resolvers",
      reason: "Person.changedAt has a resolver",
      roots: [
        { key: "people", reason: null },
        { key: "last", reason: "Person.changedAt has a resolver" },
      ],
    });
    expect(statements.length).toBeGreaterThanOrEqual(3);
    // PostgreSQL plans only with values, which the loaders do not hand on.
    const planned = statements.filter(({ plan }) => plan !== null);
    expect(planned).toHaveLength(isOnPostgres() ? 2 : statements.length);
  });

  it("says that the resolvers answer for what is not there", async () => {
    const query = "query ($slug: ID!) { person(id: $slug) { name } }";

    const { path, reason, roots } = await explained(query, "--variables", '{ "slug": "someone-else" }');

    expect({ path, reason, roots }).toEqual({
      path: "resolvers",
      reason: "something that it asks for is missing, was merged or is not valid",
      roots: [{ key: "person", reason: null }],
    });
  });

  it("says it in words, and the errors of an operation that is not valid", async () => {
    const [inWords, invalid] = [
      await explain("{ people(first: 1) { nodes { name } } }"),
      await explain("{ people { noSuchField } }"),
    ];

    expect(inWords.out).toMatch(
      /^Answered by a compiled statement; [\d.]+ ms\.\n {2}people: compiles\n\nStatement 1 of 1: 1 rows, [\d.]+ ms\nselect /,
    );
    expect({ code: invalid.code, out: invalid.out }).toEqual({
      code: 1,
      out: expect.stringContaining("noSuchField") as unknown,
    });
  });
});
