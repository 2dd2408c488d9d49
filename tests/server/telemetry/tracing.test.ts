import { readFile, writeFile } from "node:fs/promises";

import { post } from "../../helpers/federated-servers";
import { isOnPostgres } from "../../helpers/postgres/suite-server";
import { startServer } from "../../helpers/server-process";
import { temporaryFolder } from "../../helpers/temporary-catalogue";
import { traceCollector, type CollectedSpan } from "../../helpers/trace-collector";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const clients = "b7ad6b7169203331";
const traceparent = `00-${traceId}-${clients}-01`;
const server = 2;
const client = 3;

/** The spans of one query to the whole graph, after the server has stopped. */
async function tracedWhole(query: string, headers: Record<string, string>) {
  const collector = await traceCollector();
  const { url, end } = await startServer({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    LOG_LEVEL: "info",
    // One statement would answer both root fields otherwise.
    QUERY_PATH: "loaders",
  });
  const reply = await post(`${url}/graphql`, query, { headers, variables: { slug: "victoria-carr" } });
  const { log } = await end("SIGINT");
  return { collector, reply, log, spans: collector.spans() };
}

describe("the spans of one server", () => {
  it("are one for the request, in the client's trace, and a child for each statement", async () => {
    const { spans, collector } = await tracedWhole(
      'query WhoIs($slug: String!) { person(slug: $slug) { name } show(slug: "wed-talks") { id } }',
      { traceparent, "x-request-id": "request-0001" },
    );

    const [request, ...others] = spans.toSorted((one, other) => one.kind - other.kind) as [CollectedSpan];
    expect(request).toMatchObject({ name: "query", kind: server, traceId, parentSpanId: clients });
    expect(request.attributes).toMatchObject({
      "graphql.operation.name": "WhoIs",
      "graphql.operation.type": "query",
      "http.response.status_code": 200,
      "rostrum.request.id": "request-0001",
      "rostrum.statements": others.length,
    });
    expect(others.length).toBeGreaterThan(1);
    for (const { kind, parentSpanId, name, attributes } of others) {
      expect({ kind, parentSpanId, name }).toEqual({
        kind: client,
        parentSpanId: request.spanId,
        name: "select",
      });
      expect(attributes).toMatchObject({
        "db.system.name": isOnPostgres() ? "postgresql" : "sqlite",
        "db.operation.name": "select",
      });
      expect(attributes["db.query.text"]).toMatch(/^\s*select /);
    }
    expect(request.attributes).not.toHaveProperty("graphql.document");
    expect(collector.text()).not.toMatch(/victoria-carr|wed-talks/);
  });

  it("start a trace when the client has none, and log its id", async () => {
    const { spans, log } = await tracedWhole("{ __typename }", {});

    const [request] = spans as [CollectedSpan];
    expect(spans).toHaveLength(1);
    expect(request.parentSpanId ?? "").toBe("");
    expect(log).toContain(`"traceId":"${request.traceId}"`);
  });

  it("report a failure by its code", async () => {
    const { spans } = await tracedWhole("{ nobody }", {});

    expect(spans).toMatchObject([
      { name: "GraphQL Operation", attributes: { "error.type": "GRAPHQL_VALIDATION_FAILED" } },
    ]);
  });

  it("are not sent for an unsampled client trace", async () => {
    const { spans, reply } = await tracedWhole("{ __typename }", {
      traceparent: traceparent.replace(/01$/, "00"),
    });

    expect(reply.data).toEqual({ __typename: "Query" });
    expect(spans).toEqual([]);
  });
});

describe("a trace across a router and its subgraphs", () => {
  it("is one trace: client, router request, subgraph request", async () => {
    const collector = await traceCollector();
    const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    const shows = await startServer({ ...settings }, ["--subgraph", "shows", "--port", "0"]);
    const people = await startServer({ ...settings, DATABASE_URL: shows.databaseUrl }, [
      "--subgraph",
      "people",
      "--port",
      "0",
    ]);
    // The health check at the router's start asks each subgraph once; the other two get no further request.
    const SUBGRAPHS = ["shows", "people", "works", "discovery", "editing"]
      .map((name) => `${name}=${(name === "shows" ? shows : people).url}/graphql`)
      .join(",");
    const router = await startServer({ ...settings, SUBGRAPHS }, ["--router"]);

    const reply = await post(
      `${router.url}/graphql`,
      "{ appearances(first: 1) { nodes { person { name } } } }",
      { headers: { traceparent, tracestate: "other=1" } },
    );
    await Promise.all([router, shows, people].map((one) => one.end("SIGINT")));

    expect(reply.errors).toEqual([]);
    const spans = collector.spans();
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const parentOf = ({ parentSpanId = "" }: CollectedSpan) => byId.get(parentSpanId);
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
    const tree = spans
      .filter(({ kind, attributes }) => kind === server || attributes["rostrum.subgraph"])
      .map((span) => [
        span.service,
        span.name,
        parentOf(span)?.service ?? "the client",
        parentOf(span)?.name,
      ]);
    expect(new Set(tree.map((words) => words.join(" ")))).toEqual(
      new Set([
        "rostrum-people query rostrum-router POST people",
        "rostrum-router POST people rostrum-router query",
        "rostrum-router POST shows rostrum-router query",
        "rostrum-router query the client ",
        "rostrum-shows query rostrum-router POST shows",
      ]),
    );
    const statements = spans.filter(({ attributes }) => attributes["db.system.name"]);
    expect(new Set(statements.map((span) => parentOf(span)?.service))).toEqual(
      new Set(["rostrum-people", "rostrum-shows"]),
    );
  });
});

describe("a collector that cannot be reached", () => {
  it("loses no answer, and does not delay the shutdown", async () => {
    const { url, end } = await startServer({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" });

    const reply = await post(`${url}/graphql`, "{ __typename }");

    expect(await end("SIGINT")).toMatchObject({ code: 0 });
    expect(reply.data).toEqual({ __typename: "Query" });
  });
});

describe("OpenTelemetry", () => {
  /** OpenTelemetry files that a server has loaded when it stops. */
  async function loadedWith(settings: Record<string, string>): Promise<string[]> {
    const folder = await temporaryFolder();
    const preload = `${folder}/list-modules.cjs`;
    await writeFile(
      preload,
      `const { writeFileSync } = require("node:fs");
       process.on("exit", () => writeFileSync("${folder}/modules", Object.keys(require("node:module")._cache).join("\\n")));`,
    );
    const { url, end } = await startServer({ NODE_OPTIONS: `--require ${preload}`, ...settings });
    await post(`${url}/graphql`, "{ __typename }");
    await end("SIGINT");
    const modules = await readFile(`${folder}/modules`, "utf8");
    return modules.split("\n").filter((module) => module.includes("@opentelemetry"));
  }

  it("is not loaded without the setting", async () => {
    expect(await loadedWith({})).toEqual([]);
  });

  it("is loaded with the setting, so that the test above can fail", async () => {
    const { url } = await traceCollector();

    const loaded = await loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: url });

    expect(loaded.length).toBeGreaterThan(10);
  });
});
