import { Role } from "../../src/domain/roles";
import { hostileTexts } from "../helpers/hostile-texts";
import { type Attacked, attackedServer, expectHarmless, expectRefused } from "./attacked";
import { expectNothingFound, operations } from "./text-everywhere";

describe("Injection", () => {
  let server: Attacked;
  beforeAll(async () => {
    // What is dear, and what is long, is refused before it gets anywhere: here it is to get as far as it can.
    server = await attackedServer({ MAX_PRICE: "100000", MAX_STRING: "100000" }, { role: Role.ADMIN });
  });

  it("case 25: is tried at every argument that takes text, however deep", () => {
    const names = operations.flatMap(({ places }) => places);

    expect(names.length).toBeGreaterThanOrEqual(100);
    expect(names).toEqual(
      expect.arrayContaining([
        "Query.search(text)",
        "Query.nodes(ids)",
        "Query.appearances(filter.relatedTo.topic)",
        "Person.honours(after)",
        "SearchGroup.hits(after)",
      ]),
    );
  });

  it.each(operations.map((operation, index) => [index + 1, operation] as const))(
    "case 25: finds nothing with SQL in any argument that takes text, part %i",
    async (_part, operation) => {
      await expectNothingFound(server, operation, hostileTexts["SQL"] ?? []);
    },
  );

  it.each([
    ["a string", '"name; drop table person"'],
    ["a list", "[A_TO_Z]"],
    ["an object", '{ column: "name" }'],
    ["a number", "1"],
    ["another list's order", "NEWEST_FIRST"],
    ["no such order", "name"],
    ["a name that every object has", "constructor"],
  ])("case 26: has no order that is %s", async (_what, order) => {
    const outcome = await server.ask(`{ people(orderBy: ${order}) { nodes { id } } }`);

    await expectRefused(server, outcome, { status: 200, code: "GRAPHQL_VALIDATION_FAILED" });
  });

  it.each([
    ["a string", "name; drop table person"],
    ["a list", ["A_TO_Z"]],
    ["an object", { column: "name" }],
    ["a number", 1],
    ["another list's order", "NEWEST_FIRST"],
    ["a name that every object has", "toString"],
    ["null", null],
  ])("case 26: has no order that is %s, in a variable", async (_what, order) => {
    const outcome = await server.ask(
      "query ($order: PersonOrder!) { people(orderBy: $order) { nodes { id } } }",
      { order },
    );

    await expectRefused(server, outcome, { status: 200, code: "BAD_USER_INPUT" });
  });

  const named = (name: string) =>
    server.ask("query ($name: String) { people(filter: { name: $name }) { nodes { name } totalCount } }", {
      name,
    });

  it.each(["%", "_", "\\", "%%%", "*", "?", "[%]"])(
    "case 27: finds no letter to look for in %s",
    async (text) => {
      const outcome = await named(text);

      expect(outcome.body?.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
      await expectHarmless(server, outcome);
    },
  );

  it.each([
    ["vict%", 2],
    ["%vict", 2],
    ["victoria\\", 2],
    ["v%a", 0],
    ["v_ctoria", 0],
    ["v*a", 0],
    ["[a-z]ictoria", 0],
  ])("case 27: finds with %s what its letters find, %i people", async (text, count) => {
    const outcome = await named(text);

    expect(outcome.body?.data).toMatchObject({ people: { totalCount: count } });
    await expectHarmless(server, outcome);
  });

  it.each(["%", "_", "Lon%", "London\\"])(
    "case 27: takes %s literally where the whole must be the same",
    async (text) => {
      const outcome = await server.ask(
        "query ($text: String) { organisations(filter: { locality: $text }) { totalCount } episodes(filter: { season: $text }) { totalCount } }",
        { text },
      );

      expect(outcome.body?.data).toEqual({ organisations: { totalCount: 0 }, episodes: { totalCount: 0 } });
      await expectHarmless(server, outcome);
    },
  );

  it.each([
    ["letters", "x".repeat(50_000)],
    ["patterns", "%_".repeat(25_000)],
    ["patterns between letters", "a%".repeat(25_000)],
    ["accents", "e\u0301".repeat(10_000)],
  ])("case 27: answers to 50 kB of %s in a filter", async (_what, text) => {
    const outcome = await named(text);

    expect(outcome.text.length).toBeLessThan(1_000);
    await expectHarmless(server, outcome);
  });

  it("case 29: takes no cursor that leads to another row than its own list's", async () => {
    const cursors = [
      [1, "people", "A_TO_Z", "' or 1=1 --", "' or 1=1 --"],
      [1, "person; drop table person", "A_TO_Z", "a", "x"],
      [9, "people", "A_TO_Z", "a", "x"],
      [1, "people", "Z_TO_A", "a", "x"],
      { 0: 1, 1: "people", 2: "A_TO_Z", 3: "a", 4: "x", length: 5 },
    ].map((fields) => Buffer.from(JSON.stringify(fields)).toString("base64url"));

    for (const after of [...cursors, "x".repeat(90_000)]) {
      const outcome = await server.ask(
        "query ($after: String) { people(first: 1, after: $after) { nodes { id } } }",
        {
          after,
        },
      );

      const codes = outcome.body?.errors?.map(({ extensions }) => extensions["code"]) ?? [];
      expect(codes).toEqual(after === cursors[0] ? [] : ["BAD_CURSOR"]);
      await expectHarmless(server, outcome);
    }
  });

  it("case 30: gives the same error for an id of another type as for an unknown id", async () => {
    const show = await server.ask('{ show(slug: "wed-talks") { id } }');
    const id = /show_\w{22}/.exec(show.text)?.[0];
    const ask = (value: string | undefined) =>
      server.ask(
        "query ($id: ID!) { person(id: $id) { id } organisation(id: $id) { id } appearance(id: $id) { id } topic(id: $id) { id } }",
        { id: value },
      );

    const [other, nothing] = [await ask(id), await ask("show_1111111111111111111111")];

    expect(id).toBeDefined();
    expect(other.body?.errors).toEqual(nothing.body?.errors);
    expect(other.body?.data).toEqual({ person: null, organisation: null, appearance: null, topic: null });
    await expectHarmless(server, other);
  });
});

describe("Leaks", () => {
  let server: Attacked;
  beforeAll(async () => {
    server = await attackedServer();
  });

  it.each([
    ["a field", "{ persn { id } }", "Did you mean"],
    ["an argument", '{ person(slgu: "x") { id } }', "Did you mean"],
    ["an enum", "{ people(orderBy: A_TO_ZZ) { totalCount } }", "Did you mean"],
    ["what is like nothing", "{ zzzzzzzzzz }", 'Cannot query field "zzzzzzzzzz" on type "Query".'],
  ])(
    "case 22: suggests what a misspelt name may mean, of the public schema only: %s",
    async (_what, query, words) => {
      const outcome = await server.ask(query);

      expect(outcome.body?.errors?.[0]?.message).toContain(words);
      await expectRefused(server, outcome, { status: 200, code: "GRAPHQL_VALIDATION_FAILED" });
    },
  );

  it("case 22: suggests in as many words for a name as long as a document may be", async () => {
    const outcome = await server.ask(`{ ${"persn".repeat(1_900)} }`);

    expect(outcome.text.length).toBeLessThan(1_000);
    await expectRefused(server, outcome, { status: 200, code: "GRAPHQL_VALIDATION_FAILED" });
  });
});
