import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

import { createClient, NetworkError, type Client } from "graphql-sse";

import { subgraphGraph, wholeGraph } from "../../src/server/graph";
import type { RunningServer } from "../../src/server/serve";
import { readSettings } from "../../src/server/settings";
import { startRouter } from "../../src/server/start-router";
import { logOnly } from "../../src/server/telemetry/telemetry";
import { discovery } from "../../src/subgraphs/discovery";
import { arrivingRequest } from "../helpers/arriving-request";
import { silent } from "../helpers/graph-over";
import { rateLimitIn } from "../helpers/guarded-server";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { logTo, served } from "../helpers/running-server";
import { projectFolder } from "../helpers/starting-catalogue";
import { afterTests, temporaryCatalogue } from "../helpers/temporary-catalogue";

const progress = (work = "BETWEENNESS", more = "") =>
  `subscription { networkProgress(of: PEOPLE, work: ${work}${more}) { done } }`;

interface Result {
  readonly data?: { readonly networkProgress: { readonly done: number } } | null;
  readonly errors?: ReadonlyArray<{ readonly message: string; readonly extensions: Record<string, unknown> }>;
  readonly extensions?: { readonly cost: { readonly requested: number; readonly actual: number } };
}

/** Nine hundred people in one event: measuring them takes a second or more. */
let room: Awaited<ReturnType<typeof temporaryCatalogue>>;

beforeAll(async () => {
  room = await temporaryCatalogue();
  const [show, people] = [make.makeShow(), Array.from({ length: 900 }, () => make.makePerson())];
  const episode = make.makeEpisode({ show });
  await upsert(
    room,
    ...people,
    show,
    episode,
    ...people.map((person) => make.makeAppearance({ person, episode })),
  );
});

async function crowdedServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const settings = readSettings({ ...environment, HOST: "127.0.0.1", PORT: "0" });
  return served((plugins) => wholeGraph(room, silent, plugins, settings.limits), settings);
}

function clientOf({ url }: Pick<RunningServer, "url">, retryAttempts = 0): Client {
  const client = createClient({ url: `${url}/graphql`, retryAttempts });
  afterTests(async () => client.dispose());
  return client;
}

async function resultsOf(
  server: Pick<RunningServer, "url">,
  query: string,
  retryAttempts = 0,
): Promise<Result[]> {
  const results: Result[] = [];
  for await (const answer of clientOf(server, retryAttempts).iterate({ query }))
    results.push(answer as Result);
  return results;
}

describe("A subscription to a measure", () => {
  it("reports ascending progress, and its cost", async () => {
    const results = await resultsOf(await crowdedServer(), progress());

    const done = results.map(({ data }) => data?.networkProgress.done ?? -1);
    expect(done.length).toBeGreaterThan(50);
    expect(done).toEqual(done.toSorted((one, other) => one - other));
    expect([done[0], done.at(-1)]).toEqual([0, 1]);
    expect(results[0]?.extensions?.cost).toMatchObject({ requested: 67, actual: 67 });
  });

  it.each([
    ["{ nothing }", "GRAPHQL_VALIDATION_FAILED", "nothing"],
    ["{ __typename }", "BAD_REQUEST", "Expected a subscription"],
    [progress("BETWEENNESS", ", organisationKinds: [SCHOOL]"), "BAD_USER_INPUT", "for ORGANISATIONS only"],
    [progress("BETWEENNESS", ", minWeight: -1"), "BAD_USER_INPUT", "minWeight"],
    [progress("BETWEENNESS", ', filter: { show: "none" }'), "NOT_FOUND", "none"],
    [
      "subscription { one: networkProgress(of: PEOPLE, work: COMMUNITIES) { done } a: networkProgress(of: SHOWS, work: COMMUNITIES) { done } }",
      "GRAPHQL_VALIDATION_FAILED",
      "only one",
    ],
  ])("reports the error of %s in its only event", async (query, code, words) => {
    const results = await resultsOf(await crowdedServer(), query);

    expect(results).toHaveLength(1);
    expect(results[0]?.errors?.[0]?.extensions["code"]).toBe(code);
    expect(results[0]?.errors?.[0]?.message).toContain(words);
  });

  it("is refused before it starts, when over a limit or the rate limit", async () => {
    const [expensive] = await resultsOf(await crowdedServer({ MAX_PRICE: "50" }), progress());
    const [poor] = await resultsOf(await crowdedServer({ POINTS_PER_MINUTE: "50" }), progress());

    expect(expensive?.errors?.[0]?.extensions).toMatchObject({
      code: "LIMIT_EXCEEDED",
      limit: "price",
      got: 67,
    });
    expect(poor?.errors?.[0]?.extensions).toMatchObject({ code: "RATE_LIMITED" });
  });

  it("is priced by a dry run without starting", async () => {
    const { url } = await crowdedServer();
    const headers = { "x-dry-run": "true" };
    const client = createClient({ url: `${url}/graphql`, retryAttempts: 0, headers });

    const results: Result[] = [];
    for await (const answer of client.iterate({ query: progress() })) results.push(answer as Result);

    expect(results).toMatchObject([{ data: null, extensions: { cost: { requested: 67, actual: null } } }]);
  });

  it("does not start during shutdown", async () => {
    const server = await crowdedServer();
    const asked = JSON.stringify({ query: progress() });
    const arriving = await arrivingRequest(`${server.url}/graphql`, asked, "text/event-stream");

    const drained = server.drain();
    const events = await arriving.finish();
    await drained;

    expect(events).toMatch(/event: next\ndata: .*The server is stopping\. Try again\./);
  });

  it("is refused without the accept header for events", async () => {
    const { url } = await crowdedServer();

    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: progress() }),
    });

    expect(response.status).toBe(406);
    const { errors, extensions } = (await response.json()) as Result & { extensions: { cost: object } };
    expect(errors?.[0]?.message).toContain("text/event-stream");
    expect(errors?.[0]?.extensions).toEqual({ code: "BAD_REQUEST" });
    // Like every operation that is not executed.
    expect(extensions.cost).toMatchObject({ actual: 10 });
    expect(rateLimitIn(response.headers).remaining).toBe(59_990);
  });

  it("does not start by GET without the accept header for events", async () => {
    const { url } = await crowdedServer();

    const response = await fetch(`${url}/graphql?query=${encodeURIComponent(progress())}`, {
      headers: { "apollo-require-preflight": "1" },
    });

    expect(response.status).toBe(405);
  });

  it("has its own slot, which a disconnect releases", async () => {
    const server = await crowdedServer({ MAX_STREAMS_PER_CLIENT: "1", MAX_AT_ONCE_PER_CLIENT: "1" });
    const first = clientOf(server).iterate({ query: progress() });
    await first.next();

    await expect(resultsOf(server, progress("CLOSENESS"))).rejects.toThrow(NetworkError);
    const other = await fetch(`${server.url}/graphql?query={__typename}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    await first.return?.();

    expect(other.status).toBe(200);
    expect((await resultsOf(server, progress("CLOSENESS"), 5)).at(-1)?.data?.networkProgress.done).toBe(1);
  });

  it("ends after its timeout", async () => {
    const results = await resultsOf(await crowdedServer({ STREAM_TIMEOUT_MS: "300" }), progress());

    expect(results.at(-1)?.errors?.[0]?.extensions["code"]).toBe("DEADLINE_EXCEEDED");
  });

  it("ends on shutdown with an error event", async () => {
    const server = await crowdedServer();
    const results = clientOf(server).iterate({ query: progress() });
    await results.next();

    const stopped = server.stop();
    const rest: Result[] = [];
    for await (const answer of results) rest.push(answer as Result);
    await stopped;

    expect(rest.at(-1)?.errors?.[0]?.message).toBe("The server is stopping. Try again.");
  });
});

describe("A subscription at the router", () => {
  async function routed(discoveryUrl: string, lines: string[] = []): Promise<RunningServer> {
    const settings = readSettings({ PORT: "0", SUBGRAPHS: `discovery=${discoveryUrl}/graphql` });
    const options = { settings, log: logTo(lines), playgroundFolder: null };
    const router = await startRouter(`${projectFolder}/schema/supergraph.graphql`, options);
    afterTests(() => router.stop());
    return router;
  }

  it("forwards the subgraph's events", async () => {
    const subgraph = await served((plugins) => subgraphGraph(discovery, room, silent, plugins));

    const several = `${progress("CLOSENESS").replace("subscription", "subscription Wanted")} query Other { __typename }`;
    const results: Result[] = [];
    const client = clientOf(await routed(subgraph.url));
    for await (const answer of client.iterate({ query: several, operationName: "Wanted" }))
      results.push(answer as Result);

    const done = results.map(({ data }) => data?.networkProgress.done ?? -1);
    expect(done.length).toBeGreaterThan(50);
    expect([done[0], done.at(-1)]).toEqual([0, 1]);
    // This router knows no bounds, so it assumes a large catalogue.
    expect(results[0]?.extensions?.cost.requested).toBe(940);
  });

  it("reports the subgraph's own errors, and that it is unreachable", async () => {
    const subgraph = await served((plugins) => subgraphGraph(discovery, room, silent, plugins));
    const router = await routed(subgraph.url);

    const [refused] = await resultsOf(router, progress("BETWEENNESS", ", organisationKinds: [SCHOOL]"));
    await subgraph.stop();
    const [gone] = await resultsOf(router, progress());

    expect(refused?.errors?.[0]).toMatchObject({
      path: ["networkProgress"],
      extensions: { code: "BAD_USER_INPUT" },
    });
    expect(gone?.errors?.[0]).toMatchObject({
      path: ["networkProgress"],
      message: "The subgraph discovery cannot be reached.",
      extensions: { code: "DOWNSTREAM_SERVICE_ERROR", service: "discovery", reason: "UNREACHABLE" },
    });
  });

  it("may select its field in a fragment, with an alias", async () => {
    const subgraph = await served((plugins) => subgraphGraph(discovery, room, silent, plugins));
    const query = `subscription ($work: NetworkWork!) { ...Wanted }
      fragment Wanted on Subscription { far: networkProgress(of: SHOWS, work: $work) { id: done } }`;

    const results: unknown[] = [];
    for await (const { data } of clientOf(await routed(subgraph.url)).iterate({
      query,
      variables: { work: "COMMUNITIES" },
    }))
      results.push(data);

    expect([results[0], results.at(-1)]).toEqual([{ far: { id: 0 } }, { far: { id: 1 } }]);
  });

  it.each([
    [{ data: { networkProgress: { done: "half" } } }, "BAD_DATA", /done: Float cannot represent/],
    [{ data: { networkProgress: [] } }, "BAD_DATA", /.*/],
    [{ data: { other: 1 } }, "BAD_DATA", /the field is missing/],
    [
      { errors: [{ message: "no such field", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] },
      "SCHEMA_DRIFT",
      /no such field/,
    ],
    [{}, "BAD_ANSWER", /expected data or errors/],
  ])("validates what a subgraph sends: %j", async (sent, reason, detail) => {
    const lines: string[] = [];
    const subgraph = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`event: next\ndata: ${JSON.stringify(sent)}\n\nevent: complete\ndata:\n\n`);
    }).listen(0, "127.0.0.1");
    afterTests(async () => subgraph.close());
    await once(subgraph, "listening");
    const { port } = subgraph.address() as AddressInfo;

    const [results] = await resultsOf(await routed(`http://127.0.0.1:${port}`, lines), progress());

    expect(results?.data).toBeNull();
    expect(results?.errors?.[0]?.extensions).toEqual({
      code: "DOWNSTREAM_SERVICE_ERROR",
      service: "discovery",
      reason,
    });
    expect(lines.join("")).toMatch(detail);
  });

  it("stops at the subgraph when its client disconnects", async () => {
    const lines: string[] = [];
    const subgraph = await served((plugins) => subgraphGraph(discovery, room, silent, plugins), {
      telemetry: logOnly(logTo(lines)),
    });
    const results = clientOf(await routed(subgraph.url)).iterate({ query: progress("COMMUNITIES") });
    await results.next();

    await results.return?.();

    while (lines.length === 0) await setTimeout(5);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ status: 499 });
  });
});
