import { type ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";

import { wholeGraph } from "../../../src/server/graph";
import { post } from "../../helpers/federated-servers";
import { isOnPostgres } from "../../helpers/postgres/suite-server";
import { logTo, served } from "../../helpers/running-server";
import { startServer } from "../../helpers/server-process";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { rawConnection } from "../../helpers/temporary-database";
import { traceCollector } from "../../helpers/trace-collector";

/** Every operation has `typed` as a slug, an id, words to search, a link, an identifier or a date. */
const typed = /hunter/i;
const id = "person_hunterhunterhunterhunt";
const operations = [
  `{ person(slug: "hunter2") { name } }`,
  `{ person(id: "${id}") { name } }`,
  `{ node(id: "${id}") { id } }`,
  `{ nodes(ids: ["${id}"]) { id } }`,
  `{ search(text: "hunter hunted") { suggestions } }`,
  `{ appearances(filter: { person: "${id}", relatedTo: { organisation: "hunter-s" } }) { totalCount } }`,
  `{ resolve(url: "https://hunter.example/hunter") { __typename } }`,
  `{ timeline(person: "hunter2") { totalCount } }`,
  `query ($slug: String!) { show(slug: $slug) { id } }`,
];

/** Breaks each statement. On PostgreSQL, slugs and words become integers, so that its messages quote what was typed. */
async function spoil(databaseUrl: string): Promise<void> {
  const raw = await rawConnection(databaseUrl);
  const tables = await raw.run(
    isOnPostgres()
      ? "select tablename as name from pg_tables where schemaname = current_schema()"
      : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  );
  const names = tables.map(({ name }) => `"${String(name)}"`);
  if (!isOnPostgres()) {
    for (const name of names) await raw.run(`alter table ${name} rename to "${name.slice(1, -1)}_"`);
    return;
  }
  await raw.run(`truncate ${names.join(", ")} cascade`);
  const columns = await raw.run(
    "select table_name as name, column_name as column from information_schema.columns where table_schema = current_schema() and data_type = 'text'",
  );
  for (const { name, column } of columns) {
    const change = `alter table "${String(name)}" alter column "${String(column)}" type integer using 0`;
    // A column with a check stays a text.
    await raw.run(change).catch(() => undefined);
  }
}

describe("the log lines and spans of database faults", () => {
  it("say what is wrong, and have nothing that the client typed", async () => {
    const collector = await traceCollector();
    const { url, databaseUrl, end } = await startServer({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      LOG_LEVEL: "debug",
    });
    await spoil(databaseUrl);

    const codes = new Set<unknown>();
    for (const query of operations) {
      const { errors } = await post(`${url}/graphql`, query, { variables: { slug: "hunter2" } });
      for (const { extensions } of errors) codes.add(extensions?.["code"]);
    }
    const { log } = await end("SIGINT");

    expect([...codes]).toEqual(["INTERNAL_SERVER_ERROR"]);
    const faults = log.split("\n").filter((line) => line.includes("a request failed"));
    expect(faults.length).toBeGreaterThan(4);
    for (const fault of faults) expect(fault).toMatch(/no such table|does not exist|The message has values/);
    expect(log.includes("The message has values")).toBe(isOnPostgres());
    expect(log).not.toMatch(typed);
    expect(collector.spans().length).toBeGreaterThan(operations.length);
    expect(collector.text()).not.toMatch(typed);
  });
});

describe("an unexpected error in Apollo Server", () => {
  it("is logged without the text of the operation", async () => {
    const [catalogue, lines] = [await startingCatalogue(), [] as string[]];
    const faulty: ApolloServerPlugin = {
      requestDidStart: async () => ({
        async validationDidStart({ document }) {
          throw new GraphQLError("a fault of ours", { nodes: document.definitions });
        },
      }),
    };
    const graph = (plugins: ApolloServerPlugin[]) =>
      wholeGraph(catalogue, logTo(lines), [...plugins, faulty]);
    const { url } = await served(graph);

    const { status } = await post(`${url}/graphql`, operations[0] as string);

    expect(status).toBe(500);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] as string)).toMatchObject({
      msg: "a request failed",
      requestId: expect.any(String) as string,
      err: { message: "a fault of ours", stack: expect.stringContaining("validationDidStart") as string },
    });
    expect(lines[0]).not.toMatch(typed);
  });
});
