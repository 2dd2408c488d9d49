import { getIntrospectionQuery } from "graphql";

import { type Attacked, attackedServer, expectHarmless, expectRefused, posted } from "./attacked";

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(" ");

/** Each fragment spreads the one before it twice: 2^levels fields. */
const doubling = (levels: number) =>
  `{ ...F${levels} } fragment F0 on Query { __typename } ${times(levels, (index) => `fragment F${index + 1} on Query { ...F${index} ...F${index} }`)}`;

describe("Cost, batches, aliases and fragments", () => {
  let server: Attacked;
  beforeAll(async () => {
    server = await attackedServer();
  });

  it.each([0, -1, 101, 2_147_483_647])("case 9: has no page of %s", async (first) => {
    const outcome = await server.ask(`{ people(first: ${first}) { totalCount } }`);

    expect(outcome.body?.errors).toMatchObject([
      { message: `\`first\` takes 1 to 100, but got ${first}.`, extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(outcome.statements).toEqual([]);
    await expectHarmless(server, outcome);
  });

  it.each(["null", "2147483648", "1.5", '"1"', "[1]", "{}", "1e9"])(
    "case 9: has no page of %s, written or in a variable",
    async (first) => {
      const written = await server.ask(`{ people(first: ${first}) { totalCount } }`);
      const inVariable = (type: string) =>
        server.strike(
          posted(
            `{"query":"query ($n: ${type}) { people(first: $n) { totalCount } }","variables":{"n":${first}}}`,
          ),
        );

      for (const outcome of [written, await inVariable("Int!"), await inVariable("Int")]) {
        expect(outcome.body?.errors).toHaveLength(1);
        expect(outcome.statements).toEqual([]);
        await expectHarmless(server, outcome);
      }
    },
  );

  it("case 9: has a page of twenty where none is asked", async () => {
    const { text } = await server.ask("{ people { nodes { id } } }");

    expect(text.match(/"id":/g)).toHaveLength(20);
  });

  it.each([
    // All 36 appearances are of one person.
    [
      "things",
      "{ appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { id } } } } } } } } }",
      "nodes",
    ],
    [
      "a price",
      "{ appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { id } } } } } }",
      "price",
    ],
    [
      "things by way of a fragment",
      "{ appearances(first: 100) { nodes { person { ...F } } } } fragment F on Person { appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { id } } } } } }",
      "nodes",
    ],
    [
      "a price under two names",
      "{ a: appearances(first: 26) { nodes { person { appearances(first: 26) { nodes { id } } } } } b: appearances(first: 26) { nodes { person { appearances(first: 26) { nodes { id } } } } } }",
      "price",
    ],
  ])("case 10: refuses pages in pages for too many %s, by what is asked", async (_what, query, limit) => {
    const outcome = await server.ask(query);

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe(limit);
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it.each([
    ["31 aliases at the root", `{ ${times(31, (index) => `a${index}: __typename`)} }`],
    ["500 aliases at the root", `{ ${times(500, (index) => `a${index}: __typename`)} }`],
    ["31 aliases further down", `{ people { nodes { ${times(31, (index) => `a${index}: name`)} } } }`],
    ["31 aliases of the schema", `{ __schema { ${times(31, (index) => `a${index}: queryType { name }`)} } }`],
    [
      "sixteen aliases, spread twice",
      `{ people { nodes { ...F } } shows { nodes { hosts { nodes { person { ...F } } } } } } fragment F on Person { ${times(16, (index) => `a${index}: name`)} }`,
    ],
  ])("case 11: refuses %s", async (_what, query) => {
    const outcome = await server.ask(query);

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe("aliases");
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it("case 11: refuses 1,000 aliases before it reads them", async () => {
    const outcome = await server.ask(`{ ${times(1_000, (index) => `a${index}: __typename`)} }`);

    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it.each([1, 10, 1_000])("case 12: refuses a batch of %i", async (size) => {
    const batch = Array.from({ length: size }, () => ({ query: "{ __typename }" }));

    const outcome = await server.strike(posted(JSON.stringify(batch)));

    await expectRefused(server, outcome, { status: 400, code: "BAD_REQUEST" });
  });

  it.each([
    ["unknown directives", `{ __typename ${"@a".repeat(990)} }`],
    ["unknown fields", `{ ${times(1_700, (index) => `x${index}`)} }`],
    ["unknown arguments", `{ people(${times(600, (index) => `x${index}: 1`)}) { totalCount } }`],
    ["unknown fragments", `{ ${times(200, (index) => `...F${index}`)} }`],
    ["variables that are not used", `query (${times(400, (index) => `$v${index}: ID`)}) { __typename }`],
  ])("case 13: reports at most ten errors of %s", async (_what, query) => {
    const outcome = await server.ask(query);

    expect(outcome.body?.errors).toHaveLength(10);
    expect(outcome.statements).toEqual([]);
    await expectHarmless(server, outcome);
  });

  it("case 13: refuses 20,000 unknown directives before it reads them", async () => {
    const outcome = await server.ask(`{ __typename ${"@a".repeat(20_000)} }`);

    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it.each([
    ["a field, 500 times", "name ".repeat(500)],
    ["a fragment in its place, 200 times", "... { name } ".repeat(200)],
    ["a fragment of its own type, 200 times", "... on Person { name } ".repeat(200)],
  ])("case 14: asks the database once for %s", async (_what, selections) => {
    const once = await server.ask("{ people(first: 1) { nodes { name } } }");

    const outcome = await server.ask(`{ people(first: 1) { nodes { ${selections} } } }`);

    expect(outcome.body?.data).toEqual(once.body?.data);
    expect(outcome.statements).toEqual(once.statements);
    await expectHarmless(server, outcome);
  });

  it.each([
    ["of no name", times(201, () => "... { __typename }")],
    ["that is unknown", times(600, (index) => `...F${index}`)],
  ])("case 14: refuses to compare hundreds of fragments %s with one another", async (_what, selections) => {
    const outcome = await server.ask(`{ ${selections} }`);

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe("spreads");
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it("case 14: refuses what would take long to compare, a field 1,900 times", async () => {
    const outcome = await server.ask(`{ people(first: 1) { nodes { ${"name ".repeat(1_900)} } } }`);

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe("comparisons");
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it.each([
    ["arguments", times(200, (index) => `people(first: ${index + 1}) { totalCount }`)],
    ["fields", times(400, (index) => (index % 2 ? "x: __typename" : "x: people { totalCount }"))],
  ])("case 14: reports that one name has different %s", async (_what, selections) => {
    const outcome = await server.ask(`{ ${selections} }`);

    expect(outcome.body?.errors?.length).toBeLessThanOrEqual(10);
    expect(outcome.body?.errors?.[0]?.extensions["code"]).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(outcome.text.length).toBeLessThan(20_000);
    expect(outcome.statements).toEqual([]);
    await expectHarmless(server, outcome);
  });

  it.each([
    ["itself", "{ people { ...F } } fragment F on PersonConnection { nodes { id } ...F }"],
    ["one that holds it", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"],
    [
      "one that holds it, forty links on",
      `{ ...F0 } ${times(40, (index) => `fragment F${index} on Query { ...F${(index + 1) % 40} }`)}`,
    ],
  ])("case 15: refuses a fragment that holds %s", async (_what, query) => {
    const outcome = await server.ask(query);

    expect(outcome.body?.errors?.[0]?.message).toMatch(/^Cannot spread fragment "\w+" within itself/);
    await expectRefused(server, outcome, { status: 200, code: "GRAPHQL_VALIDATION_FAILED" });
  });

  it.each([
    ["doubled 22 times", doubling(22)],
    ["doubled 60 times", doubling(60)],
    [
      "spread ten times in each of four more",
      `{ ...F4 } fragment F0 on Query { __typename } ${times(4, (index) => `fragment F${index + 1} on Query { ${`...F${index} `.repeat(10)} }`)}`,
    ],
  ])("case 16: refuses a fragment that is %s", async (_what, query) => {
    const outcome = await server.ask(query);

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe("recursiveSelections");
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it.each([
    [
      "through fields of fields of fields",
      "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
      "depth",
    ],
    [
      "through sixteen wrappings",
      `{ __schema { types { ${"ofType { ".repeat(16)}name${" }".repeat(16)} } } }`,
      "depth",
    ],
    [
      "25 times over",
      `{ __schema { types { fields { type { ${times(25, (index) => `a${index}: fields { name description args { name } }`)} } } } } }`,
      "introspection",
    ],
    [
      "by what interfaces could be",
      `{ __schema { types { ${times(25, (index) => `a${index}: possibleTypes { fields { name args { name } } }`)} } } }`,
      "introspection",
    ],
    [
      "by a type's name, in a fragment",
      `{ ...F } fragment F on Query { ${times(28, (index) => `a${index}: __type(name: "Node") { possibleTypes { description fields { name description type { name kind ofType { name kind } } args { name type { name kind } } } } }`)} }`,
      "introspection",
    ],
  ])("case 17: refuses to be asked for its schema %s", async (_what, query, limit) => {
    const outcome = await server.ask(query);

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe(limit);
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it("case 17: answers what editors ask of the schema, all of it", async () => {
    const outcome = await server.ask(
      getIntrospectionQuery({
        inputValueDeprecation: true,
        specifiedByUrl: true,
        schemaDescription: true,
        directiveIsRepeatable: true,
        oneOf: true,
      }),
    );

    expect([outcome.status, outcome.body?.errors]).toEqual([200, undefined]);
    await expectHarmless(server, outcome);
  });

  it.each([
    [
      "of a wrong kind",
      "query ($v: [ShowKind!]) { shows(filter: { kinds: $v }) { totalCount } }",
      Array.from({ length: 400 }, (_, index) => index),
    ],
    [
      "with fields that are not there",
      "query ($v: PeopleFilter) { people(filter: $v) { totalCount } }",
      Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`x${index}`, 1])),
    ],
    ["of 90,000 letters", "query ($v: Int!) { people(first: $v) { totalCount } }", "x".repeat(90_000)],
    [
      "of 90,000 letters, as an order",
      "query ($v: PersonOrder!) { people(orderBy: $v) { totalCount } }",
      "x".repeat(90_000),
    ],
  ])("case 19: reports at most ten short errors of variables %s", async (_what, query, value) => {
    const outcome = await server.ask(query, { v: value });

    const { errors = [] } = outcome.body ?? {};
    // Too long, or too many, where they are; else of a wrong kind.
    expect(["BAD_USER_INPUT", "LIMIT_EXCEEDED"]).toContain(errors[0]?.extensions["code"]);
    expect(errors.length).toBeLessThanOrEqual(10);
    for (const { message } of errors) expect(message.length).toBeLessThanOrEqual(300);
    expect(outcome.statements).toEqual([]);
    await expectHarmless(server, outcome);
  });

  it.each([
    [
      "in an object",
      { v: Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1])) },
    ],
    ["in lists of lists", { v: Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 1)) }],
    [
      "of which none is asked for",
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1])),
    ],
  ])("case 19: refuses thousands of values %s", async (_what, variables) => {
    const outcome = await server.ask(
      "query ($v: [ShowKind!]) { shows(filter: { kinds: $v }) { totalCount } }",
      variables,
    );

    expect(outcome.body?.errors?.[0]?.message).toBe("Values in variables 501, at most 500.");
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });
});
