import pino from "pino";

import { wholeGraph } from "../../src/server/graph";
import { internalRequest } from "../../src/server/request-context";
import { graphOver, type Ask } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

describe("errors as clients see them", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue());
  });

  const errorOf = async (query: string, variables?: Record<string, unknown>) => {
    const { errors } = await ask(query, variables);
    return { message: errors[0]?.message, code: errors[0]?.extensions?.["code"] };
  };

  it.each([
    [
      '{ people(after: "nonsense") { totalCount } }',
      "BAD_CURSOR",
      "Expected an `after` that came with an earlier page, but this is not a cursor.",
    ],
    ["{ person { name } }", "BAD_USER_INPUT", "Expected either `id` or `slug`, but got neither."],
    [
      '{ person(id: "a", slug: "b") { name } }',
      "BAD_USER_INPUT",
      "Expected either `id` or `slug`, but got both.",
    ],
    [
      '{ shows(filter: { organisation: "bbc" }) { totalCount } }',
      "NOT_FOUND",
      'No Organisation has the slug "bbc".',
    ],
    [
      "{ appearances(filter: { relatedTo: {} }) { totalCount } }",
      "BAD_USER_INPUT",
      "Expected `relatedTo` to have one of organisation, topic, person, publication, any, all, but got none.",
    ],
    [
      '{ episodes(filter: { dates: { from: "2021-02-29" } }) { totalCount } }',
      "BAD_DATE",
      'Expected an EDTF date such as 2023, 2023-04, 2023-04-29, 2023-04-29T16:00Z, 2019~ or 2015/.., but got "2021-02-29".',
    ],
    [
      "{ nobody }",
      "GRAPHQL_VALIDATION_FAILED",
      'Cannot query field "nobody" on type "Query". Did you mean "node"?',
    ],
    ["{", "GRAPHQL_PARSE_FAILED", "Syntax Error: Expected Name, found <EOF>."],
    [
      "{ people(orderBy: NEWEST) { totalCount } }",
      "GRAPHQL_VALIDATION_FAILED",
      'Value "NEWEST" does not exist in "PersonOrder" enum.',
    ],
  ])("%s is %s", async (query, code, message) => {
    expect(await errorOf(query)).toEqual({ code, message });
  });

  it("suggest slugs near an unknown one", async () => {
    const { message } = await errorOf('{ timeline(person: "victoria-carrr") { totalCount } }');

    expect(message).toBe(
      'No Person has the slug "victoria-carrr". Near it: victoria-carr, victoria-maguire.',
    );
  });

  it.each([
    [
      'query ($person: ID! = "ada", $other: ID) { timeline(person: $person) { totalCount } people(filter: { affiliatedWith: $other }) { totalCount } }',
      {},
      ["person"],
    ],
    [
      "query ($filter: AppearancesFilter) { appearances(filter: $filter) { totalCount } }",
      { filter: { topics: { any: ["defence", "no-such-topic"] } } },
      ["filter"],
    ],
    [
      'query ($to: ID!) { path(from: "person/victoria-carr", to: $to) { shortestCount } }',
      { to: "organisation/nowhere" },
      ["to"],
    ],
    ['{ timeline(person: "nobody") { totalCount } }', {}, []],
  ])("name the variable of what is not found: %s", async (query, variables, named) => {
    const { errors } = await ask(query, variables);

    expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["NOT_FOUND"]);
    expect(errors.flatMap(({ extensions }) => extensions?.["variable"] ?? [])).toEqual(named);
    for (const name of named) expect(errors[0]?.message).toContain(`It is the value of $${name}.`);
  });

  it("case 30: refuse an id of the wrong type in a filter", async () => {
    const { data } = await ask<{ show: { id: string } }>('{ show(slug: "wed-talks") { id } }');
    const { id } = data.show;

    expect(
      await errorOf("query ($id: ID!) { appearances(filter: { person: $id }) { totalCount } }", { id }),
    ).toEqual({
      code: "BAD_ID",
      message: `Expected an id that begins "person_", but got "${id}".`,
    });
  });

  it("case 30: are absent (null instead) for an id of another type, of no type, or of nothing", async () => {
    const known = await ask<{ show: { id: string } }>('{ show(slug: "wed-talks") { id } }');

    const { data, errors } = await ask(
      `query ($show: ID!) {
        other: person(id: $show) { id }
        none: node(id: "person_1111111111111111111111") { id }
        junk: node(id: "__proto__") { id }
        appearance(id: $show) { id }
        slug: person(slug: "nobody-at-all") { name }
      }`,
      { show: known.data.show.id },
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({ other: null, none: null, junk: null, appearance: null, slug: null });
  });

  it("case 29: refuse a cursor of another list", async () => {
    const { data } = await ask<{ people: { pageInfo: { endCursor: string } } }>(
      "{ people(first: 1) { pageInfo { endCursor } } }",
    );
    const { endCursor } = data.people.pageInfo;

    expect(
      await errorOf("query ($after: String) { shows(after: $after) { totalCount } }", { after: endCursor }),
    ).toEqual({
      code: "BAD_CURSOR",
      message: 'Expected a cursor of shows in order A_TO_Z, but got one of "people" in order "A_TO_Z".',
    });
  });
});

describe.each(["production", "development", "test"])(
  "a fault of the server's, with NODE_ENV %s",
  (environment) => {
    const before = process.env["NODE_ENV"];
    afterAll(() => {
      process.env["NODE_ENV"] = before;
    });

    it("case 21: hide SQL, path and stack from the client, and log everything with the request id", async () => {
      process.env["NODE_ENV"] = environment;
      const { catalogue, url } = await openedCatalogue();
      await (await rawConnection(url)).run("alter table person rename to persons");
      const lines: string[] = [];
      const log = pino({ level: "error" }, { write: (line: string) => lines.push(line) });
      const { server, contextOf } = wholeGraph(catalogue, log);

      const { body } = await server.executeOperation(
        { query: '{ people { totalCount } node(id: "person_1111111111111111111111") { id } }' },
        { contextValue: contextOf(internalRequest("request-0001")) },
      );
      await catalogue.close();

      const answer = JSON.stringify(body);
      expect(answer).toContain("INTERNAL_SERVER_ERROR");
      expect(answer).toContain("request-0001");
      expect(answer).not.toMatch(
        /sqlite|postgres|relation|no such table|select |\/src\/|\/node_modules\/|stack/i,
      );
      expect(lines.join("")).toMatch(/no such table: person|relation \\"person\\" does not exist/);
      expect(lines.join("")).toContain("request-0001");
    });
  },
);
