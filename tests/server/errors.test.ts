import pino from "pino";
import sqlite3 from "sqlite3";

import { Catalogue } from "../../src/catalogue/catalogue";
import { wholeGraph } from "../../src/server/graph";
import { unhurried } from "../../src/server/incoming";
import { graphOver, type Ask } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

describe("what a client is told of an error", () => {
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
      "Expected an `after` that came with an earlier page, but this is no cursor.",
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
      "Expected `relatedTo` to name an organisation or a topic, but got neither.",
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
      'Value "NEWEST" does not exist in "NameOrder" enum.',
    ],
  ])("%s is %s", async (query, code, message) => {
    expect(await errorOf(query)).toEqual({ code, message });
  });

  it("names slugs that are near one that leads nowhere", async () => {
    const { message } = await errorOf('{ timeline(person: "victoria-carrr") { totalCount } }');

    expect(message).toBe(
      'No Person has the slug "victoria-carrr". Near it: victoria-carr, victoria-maguire.',
    );
  });

  it("case 30: refuses the id of another type where a filter wants one", async () => {
    const { data } = await ask<{ show: { id: string } }>('{ show(slug: "wed-talks") { id } }');
    const { id } = data.show;

    expect(
      await errorOf("query ($id: ID!) { appearances(filter: { person: $id }) { totalCount } }", { id }),
    ).toEqual({
      code: "BAD_ID",
      message: `Expected an id that begins "person_", but got "${id}".`,
    });
  });

  it("case 30: answers null, not an error, for an id of another type, of no type, or of nothing", async () => {
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

  it("case 29: tells a cursor of another list from its own", async () => {
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

    it("case 21: tells the client nothing of SQL, path or stack, and the log everything under the request's id", async () => {
      process.env["NODE_ENV"] = environment;
      const file = `${await temporaryFolder()}/broken.sqlite`;
      const catalogue = await Catalogue.open(file);
      await catalogue.migrate();
      await run(file, "drop table person");
      const lines: string[] = [];
      const log = pino({ level: "error" }, { write: (line: string) => lines.push(line) });
      const { server, contextOf } = wholeGraph(catalogue, log);

      const { body } = await server.executeOperation(
        { query: '{ people { totalCount } node(id: "person_1111111111111111111111") { id } }' },
        { contextValue: contextOf(unhurried("request-0001")) },
      );
      await catalogue.close();

      const answer = JSON.stringify(body);
      expect(answer).toContain("INTERNAL_SERVER_ERROR");
      expect(answer).toContain("request-0001");
      expect(answer).not.toMatch(/sqlite|no such table|select |\/src\/|\/node_modules\/|stack/i);
      expect(lines.join("")).toContain("no such table: person");
      expect(lines.join("")).toContain("request-0001");
    });
  },
);

/** Breaks a database as only an outsider can. */
function run(file: string, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (opening) => {
      if (opening) reject(opening);
    });
    database.exec(sql, (failure) => {
      database.close(() => (failure ? reject(failure) : resolve()));
    });
  });
}
