import { getIntrospectionQuery } from "graphql";

import { federatedServers, type FederatedServers } from "../helpers/federated-servers";
import { type Attacked, expectHarmless, expectRefused, posted, send } from "./attacked";

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(" ");

/** The same limits, in a process that plans and asks others: here no subgraph may hear of what is refused. */
describe("A router", () => {
  let servers: FederatedServers;
  let router: Pick<Attacked, "strike">;
  beforeAll(async () => {
    let statements: string[] = [];
    servers = await federatedServers({ isLimited: true, onStatement: (sql) => statements.push(sql) });
    const { origin } = new URL(servers.router);
    router = {
      async strike(attack) {
        statements = [];
        servers.log.length = 0;
        const answer = await send(origin, attack);
        // A line for each request is as it should be.
        const faults = servers.log.filter((line) => (JSON.parse(line) as { level: number }).level > 30);
        return { ...answer, statements: [...statements], logged: faults };
      },
    };
  });

  const ask = (query: string, variables?: unknown) =>
    router.strike(posted(JSON.stringify({ query, variables })));

  it.each([
    [
      "case 3: refuses UTF-7",
      posted("{}", { "content-type": "application/json; charset=utf-7" }),
      415,
      "BAD_REQUEST",
    ],
    ["case 12: refuses a batch", posted('[{"query":"{ __typename }"}]'), 400, "BAD_REQUEST"],
    [
      "case 40: refuses a form",
      posted("query={__typename}", { "content-type": "text/plain" }),
      415,
      "BAD_REQUEST",
    ],
  ])("%s, as one server does", async (_what, attack, status, code) => {
    const outcome = await router.strike(attack);

    await expectRefused(router, outcome, { status, code });
  });

  it.each([
    ["case 7: refuses 2,001 tokens", `{ ${"id ".repeat(1_999)} }`],
    [
      "case 10: refuses pages in pages",
      "{ appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { id } } } } } }",
    ],
    ["case 11: refuses 31 aliases", `{ ${times(31, (index) => `a${index}: __typename`)} }`],
    [
      "case 16: refuses a fragment doubled 22 times",
      `{ ...F22 } fragment F0 on Query { __typename } ${times(22, (index) => `fragment F${index + 1} on Query { ...F${index} ...F${index} }`)}`,
    ],
    [
      "case 17: refuses the schema many times",
      `{ __schema { types { fields { type { ${times(25, (index) => `a${index}: fields { name description args { name } }`)} } } } } }`,
    ],
  ])("%s, as one server does", async (_what, query) => {
    const outcome = await ask(query);

    await expectRefused(router, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it.each([
    "{ people(first: $n) { totalCount } }",
    '{ person(slug: "victoria-carr") { appearances(first: $n) { totalCount } } }',
    '{ search(text: "army") { groups { hits(first: $n) { totalCount } } } }',
  ])("case 9: has no page of null in a variable that may be null: %s", async (selections) => {
    const outcome = await ask(`query ($n: Int) ${selections}`, { n: null });

    const message = 'Argument "first" of non-null type "Int!" must not be null.';
    expect(outcome.body?.errors).toMatchObject([{ message, extensions: { code: "BAD_USER_INPUT" } }]);
    await expectHarmless(router, outcome);
  });

  it("case 8: takes the names of what every object has as names, in its subgraphs' answers too", async () => {
    const outcome = await ask(
      '{ __proto__: person(slug: "victoria-carr") { constructor: name __proto__: appearances(first: 1) { hasOwnProperty: nodes { __proto__: id } } } }',
    );

    expect(outcome.text).toMatch(
      /^\{"data":\{"__proto__":\{"constructor":"Victoria Carr","__proto__":\{"hasOwnProperty":\[\{"__proto__":"appearance_/,
    );
    await expectHarmless(router, outcome);
  });

  it("case 17: answers what editors ask of the schema", async () => {
    const outcome = await ask(getIntrospectionQuery());

    expect([outcome.status, outcome.body?.errors]).toEqual([200, undefined]);
    await expectHarmless(router, outcome);
  });

  it("case 19: reports at most ten short errors of variables", async () => {
    const outcome = await ask("query ($v: [ShowKind!]) { shows(filter: { kinds: $v }) { totalCount } }", {
      v: Array.from({ length: 400 }, () => "x".repeat(200)),
    });

    expect(outcome.body?.errors?.length).toBeLessThanOrEqual(10);
    expect(outcome.text.length).toBeLessThan(8_000);
    await expectHarmless(router, outcome);
  });
});
