import { guardedServer } from "../../helpers/guarded-server";

type Server = Awaited<ReturnType<typeof guardedServer>>;

const byIds = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
const byRoles = "query ($filter: AppearancesFilter) { appearances(filter: $filter) { totalCount } }";
const ids = (count: number) => Array.from({ length: count }, () => "person_1111111111111111111111");
const literal = (count: number) => `[${Array.from({ length: count }, () => '"a"').join(" ")}]`;
const text = (length: number) => "x".repeat(length);

describe("the input of an operation", () => {
  let ask: Server["ask"];
  beforeAll(async () => {
    ({ ask } = await guardedServer({ MAX_TOKENS: "5000" }));
  });

  it.each([
    ["a list in a variable", byIds, { ids: ids(300) }, "items", "Items of a list 300, at most 250."],
    [
      "a list in a filter",
      byRoles,
      { filter: { roles: Array(251).fill("GUEST") } },
      "items",
      "Items of a list 251, at most 250.",
    ],
    [
      "a list in the text",
      `{ nodes(ids: ${literal(251)}) { id } }`,
      {},
      "items",
      "Items of a list 251, at most 250.",
    ],
    [
      "a list that no variable takes",
      "{ __typename }",
      { any: [[ids(1_000)]] },
      "items",
      "Items of a list 1,000, at most 250.",
    ],
    [
      "a search",
      "query ($text: String!) { search(text: $text) { words } }",
      { text: text(50_000) },
      "stringCharacters",
      "Characters of one string 50,000, at most 2,000.",
    ],
    [
      "a slug in the text",
      `{ person(slug: "${text(2_001)}") { id } }`,
      {},
      "stringCharacters",
      "Characters of one string 2,001, at most 2,000.",
    ],
    [
      "a block of text",
      `{ person(slug: """${text(2_001)}""") { id } }`,
      {},
      "stringCharacters",
      "Characters of one string 2,001, at most 2,000.",
    ],
    [
      "a cursor",
      "query ($after: String) { people(after: $after) { totalCount } }",
      { after: text(9_000) },
      "stringCharacters",
      "Characters of one string 9,000, at most 2,000.",
    ],
    [
      "a default",
      `query ($slug: String = "${text(2_001)}") { person(slug: $slug) { id } }`,
      {},
      "stringCharacters",
      "Characters of one string 2,001, at most 2,000.",
    ],
    [
      "an id within a list",
      byIds,
      { ids: [text(3_000)] },
      "stringCharacters",
      "Characters of one string 3,000, at most 2,000.",
    ],
  ])(
    "is refused before any statement when it is too long: %s",
    async (_what, query, variables, limit, message) => {
      const { status, body, statements } = await ask(query, { variables });

      expect(status).toBe(400);
      expect(body.errors).toHaveLength(1);
      expect(body.errors?.[0]).toMatchObject({ message, extensions: { code: "LIMIT_EXCEEDED", limit } });
      expect(statements).toBe(0);
    },
  );

  it("may be exactly as long as the limits", async () => {
    const { status, body } = await ask(
      "query ($roles: [AppearanceRole!], $text: String!) { appearances(filter: { roles: $roles }) { totalCount } search(text: $text) { words } }",
      { variables: { roles: Array(250).fill("GUEST"), text: text(2_000) } },
    );

    expect([status, body.errors]).toEqual([200, undefined]);
  });

  it("may be nested as deep as the body limit allows, without a crash", async () => {
    const deep = `${"[".repeat(40_000)}${"]".repeat(40_000)}`;
    const request = JSON.stringify({ query: byIds }).replace(/\}$/, `,"variables":{"ids":${deep}}}`);

    const { status, body } = await ask("", { text: request });

    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    expect((await ask("{ __typename }")).status).toBe(200);
  });

  it("gets one error with at most ten short problems for wrong types", async () => {
    const manyFields = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`secret${index}`, 1]));
    const manyLists = Array.from({ length: 200 }, () => ({ secret: text(50) }));

    const [lists, fields] = [
      await ask(byIds, { variables: { ids: manyLists } }),
      await ask(byRoles, { variables: { filter: manyFields } }),
    ];

    expect(lists.body.errors?.[0]?.extensions["problems"]).toHaveLength(10);
    for (const { status, body, statements } of [lists, fields]) {
      // An invalid operation, not one over a limit: see docs/decisions/0012.
      expect(status).toBe(200);
      expect(body.errors).toHaveLength(1);
      expect(body.errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
      expect(JSON.stringify(body).length).toBeLessThan(2_000);
      expect(JSON.stringify(body)).not.toContain("secret");
      expect(statements).toBe(0);
    }
  });

  it.each([
    [
      "query ($n: Int!) { people(first: $n) { totalCount } }",
      { n: "ten" },
      "Expected $n to be Int!, but got a string.",
    ],
    ["query ($n: Int!) { people(first: $n) { totalCount } }", {}, "Expected $n to be Int!, but got nothing."],
    [
      "query ($n: Int!) { people(first: $n) { totalCount } }",
      { n: null },
      "Expected $n to be Int!, but got null.",
    ],
    [byIds, { ids: ["a", {}] }, "Expected $ids[1] to be ID!, but got an object."],
    [
      byRoles,
      { filter: { dates: { from: 2_020 } } },
      "Expected $filter.dates.from to be String, but got a number.",
    ],
    [
      byRoles,
      { filter: { dates: { since: "2020" } } },
      "Expected $filter.dates to be DateRangeInput { from: String, to: String }, but got an object.",
    ],
    [
      "query ($by: PersonOrder!) { people(orderBy: $by) { totalCount } }",
      { by: "NEWEST" },
      "Expected $by to be one of A_TO_Z, Z_TO_A, MOST_APPEARANCES_FIRST, MOST_HOSTINGS_FIRST, MOST_PUBLICATIONS_FIRST, but got a string.",
    ],
  ])("is reported only by kind when it has the wrong type: %s", async (query, variables, message) => {
    const { status, body } = await ask(query, { variables });

    expect(status).toBe(200);
    expect(body.errors?.[0]).toMatchObject({ message, extensions: { code: "BAD_USER_INPUT" } });
  });
});

describe("the errors of one answer", () => {
  it("are at most ten, each short, when nothing is executed", async () => {
    const { ask } = await guardedServer();

    const { status, body } = await ask(
      `{ ${Array.from({ length: 400 }, (_, index) => `n${index}`).join(" ")} }`,
    );
    const long = await ask(`{ people(first: "${text(1_900)}") { totalCount } }`);

    expect(status).toBe(200);
    expect(body.errors).toHaveLength(10);
    expect(long.body.errors?.[0]?.message.length).toBeLessThanOrEqual(300);
  });

  it("are at most a hundred with data", async () => {
    const { ask } = await guardedServer();
    const bad = 'appearances(first: 1, after: "nonsense") { __typename }';
    const five = [1, 2, 3, 4, 5].map((index) => `a${index}: ${bad}`).join(" ");

    const { body } = await ask(`{ people(first: 100) { nodes { ${five} } } }`);

    expect(body.data).not.toBeNull();
    expect(body.errors).toHaveLength(100);
    expect(body.extensions).toMatchObject({ errorsLeftOut: expect.any(Number) as number });
  });
});
