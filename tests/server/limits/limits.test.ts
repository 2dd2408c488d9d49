import { getIntrospectionQuery } from "graphql";

import { wholeGraph } from "../../../src/server/graph";
import { readSettings } from "../../../src/server/settings";
import { silent } from "../../helpers/graph-over";
import { served } from "../../helpers/running-server";
import { Role } from "../../../src/domain/roles";
import { keyOf } from "../../helpers/key-of";
import { startingCatalogue } from "../../helpers/starting-catalogue";

const { limits } = readSettings({});

describe("a server with limits", () => {
  let url: string;
  let catalogue: Awaited<ReturnType<typeof startingCatalogue>>;
  let statements = 0;
  beforeAll(async () => {
    catalogue = await startingCatalogue(() => (statements += 1));
    const { url: root } = await served((plugins) => wholeGraph(catalogue, silent, plugins, limits), {
      close: () => catalogue.close(),
      limits,
    });
    url = `${root}/graphql`;
  });

  const ask = async (query: string, headers: Record<string, string> = {}) => {
    statements = 0;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: (await response.json()) as Body, statements };
  };

  const deep = (levels: number) =>
    `{ topics { nodes { ${"broader { ".repeat(levels)}id${" }".repeat(levels)} } } }`;
  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(" ")} }`;
  const roots = (count: number) => `{ ${"__typename ".repeat(count)} }`;

  /** All 36 appearances are of one person: each list is all of them again. */
  const again = (inner: string) => `appearances(first: 100) { nodes { ${inner} } }`;
  const twice = `{ ${again(`person { ${again("id")} }`)} }`;
  const threeTimes = `{ ${again(`person { ${again(`person { ${again("id")} }`)} }`)} }`;

  it.each([
    [
      "pages in pages",
      threeTimes,
      "nodes",
      /^Entities that it could return [\d,]+, at most 10,000\. Most of it is `appearances.nodes.person.appearances.nodes.person.appearances`, [\d,]+: `first: 5` there leaves [\d,]+\.$/,
    ],
    ["a price", twice, "price", /^Price [\d,]+, at most 1,000\. Most of it is/],
    ["depth", deep(20), "depth", "Depth 23, at most 15."],
    ["aliases", aliases(31), "aliases", "Aliases 31, at most 30."],
    ["root fields", roots(21), "rootFields", "Root fields 21, at most 20."],
    [
      "characters",
      `{ people { totalCount } } #${" ".repeat(10_000)}`,
      "characters",
      "Characters 10,027, at most 10,000.",
    ],
  ])(
    "refuses too much of %s before it asks the database, and says by how much",
    async (_what, query, limit, message) => {
      const answer = await ask(query);

      expect(answer.status).toBe(400);
      const [error] = answer.body.errors ?? [];
      expect(error?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", limit });
      expect(error?.message).toMatch(message);
      expect(answer.statements).toBe(0);
    },
  );

  it("refuses a long text in the body despite a short one in the URL", async () => {
    const response = await fetch(`${url}?query=%7B__typename%7D`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: `{ __typename } #${" ".repeat(10_000)}` }),
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { limit: "characters" } }] });
  });

  it("answers an editor's introspection query", async () => {
    const { status, body } = await ask(getIntrospectionQuery());

    expect([status, body.errors]).toEqual([200, undefined]);
  });

  it("returns requested, actual and limit of the price", async () => {
    const { body } = await ask(
      "{ people(first: 2) { nodes { id name } } shows(first: 50) { nodes { id } } }",
    );

    // People: 1 list, 2 entities, 4 fields. Shows: 1 list, and 32 entities with a field each, because there are
    // no more. A page counts as a field.
    expect(body.extensions.cost).toEqual({ requested: 49, actual: 49, limit: 1_000 });
  });

  it("prices an operation in a dry run, also over the limit", async () => {
    const expensive = twice;

    const { status, body, statements: asked } = await ask(expensive, { "x-dry-run": "true" });

    expect([status, body.data, asked]).toEqual([200, null, 0]);
    expect(body.extensions.cost).toMatchObject({ actual: null, limit: 1_000 });
    expect(body.extensions.cost.requested).toBeGreaterThan(1_000);
  });

  it("says of an operation over the price first which role it needs, and the price to who has it", async () => {
    const [editors, admins] = [
      await keyOf(catalogue, Role.EDITOR, "the-editor"),
      await keyOf(catalogue, Role.ADMIN, "the-admin"),
    ];
    const sent = `{ forgetPerson(input: { id: "victoria-carr" }) { forgotten userErrors { code } } }`;
    for (const query of [`mutation ${sent}`, `mutation { ...F } fragment F on Mutation ${sent}`]) {
      const answers = [await ask(query), await ask(query, editors), await ask(query, admins)];

      expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.extensions])).toMatchObject([
        [401, { code: "UNAUTHENTICATED", reason: "NO_KEY", needed: "ADMIN" }],
        [403, { code: "FORBIDDEN", role: "EDITOR", needed: "ADMIN" }],
        [400, { code: "LIMIT_EXCEEDED", limit: "price" }],
      ]);
    }
  });
});

interface Body {
  readonly data: unknown;
  readonly errors?: Array<{ readonly message: string; readonly extensions: unknown }>;
  readonly extensions: { readonly cost: { readonly requested: number } };
}
