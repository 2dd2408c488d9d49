import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

import { createClient, NetworkError, type Client } from "graphql-sse";

import { partOfGraph, wholeGraph } from "../../src/server/graph";
import type { RunningServer } from "../../src/server/serve";
import { readSettings } from "../../src/server/settings";
import { startRouter } from "../../src/server/start";
import { logAlone } from "../../src/server/telemetry/telemetry";
import { discovery } from "../../src/subgraphs/discovery";
import { silent } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { put } from "../helpers/put";
import { logTo, served } from "../helpers/running-server";
import { projectFolder } from "../helpers/starting-catalogue";
import { afterTests, temporaryCatalogue } from "../helpers/temporary-catalogue";

const progress = (work = "BETWEENNESS", more = "") =>
  `subscription { networkProgress(of: PEOPLE, work: ${work}${more}) { done } }`;

interface Told {
  readonly data?: { readonly networkProgress: { readonly done: number } } | null;
  readonly errors?: ReadonlyArray<{ readonly message: string; readonly extensions: Record<string, unknown> }>;
  readonly extensions?: { readonly cost: { readonly requested: number; readonly actual: number } };
}

/** Nine hundred people in one room: measuring them takes a thread a second or more. */
let room: Awaited<ReturnType<typeof temporaryCatalogue>>;

beforeAll(async () => {
  room = await temporaryCatalogue();
  const [show, people] = [make.makeShow(), Array.from({ length: 900 }, () => make.makePerson())];
  const episode = make.makeEpisode({ show });
  await put(
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

async function toldBy(server: Pick<RunningServer, "url">, query: string, retryAttempts = 0): Promise<Told[]> {
  const told: Told[] = [];
  for await (const answer of clientOf(server, retryAttempts).iterate({ query })) told.push(answer as Told);
  return told;
}

describe("A subscription to a measure", () => {
  it("tells how far it is, ascending to the whole, and what it cost", async () => {
    const told = await toldBy(await crowdedServer(), progress());

    const done = told.map(({ data }) => data?.networkProgress.done ?? -1);
    expect(done.length).toBeGreaterThan(50);
    expect(done).toEqual(done.toSorted((one, other) => one - other));
    expect([done[0], done.at(-1)]).toEqual([0, 1]);
    expect(told[0]?.extensions?.cost).toMatchObject({ requested: 401, actual: 401 });
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
  ])("says what is wrong with %s in its only event", async (query, code, words) => {
    const told = await toldBy(await crowdedServer(), query);

    expect(told).toHaveLength(1);
    expect(told[0]?.errors?.[0]?.extensions["code"]).toBe(code);
    expect(told[0]?.errors?.[0]?.message).toContain(words);
  });

  it("is refused before it begins where it is beyond the limits or the budget", async () => {
    const [dear] = await toldBy(await crowdedServer({ MAX_PRICE: "400" }), progress());
    const [poor] = await toldBy(await crowdedServer({ POINTS_PER_MINUTE: "300" }), progress());

    expect(dear?.errors?.[0]?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", limit: "price", got: 401 });
    expect(poor?.errors?.[0]?.extensions).toMatchObject({ code: "RATE_LIMITED" });
  });

  it("is priced by a dry run, and not begun", async () => {
    const { url } = await crowdedServer();
    const headers = { "x-dry-run": "true" };
    const client = createClient({ url: `${url}/graphql`, retryAttempts: 0, headers });

    const told: Told[] = [];
    for await (const answer of client.iterate({ query: progress() })) told.push(answer as Told);

    expect(told).toMatchObject([
      { data: null, extensions: { cost: { requested: 401, actual: null, remaining: 60_000 } } },
    ]);
  });

  it("is begun no more where the server is about to end", async () => {
    const server = await crowdedServer({ DRAIN_MS: "1500" });
    const drained = server.drain();

    const told = await toldBy(server, progress());
    await drained;

    expect(told.at(-1)?.errors?.[0]?.message).toBe("The server stops. Ask again.");
  });

  it("is refused to who takes no events", async () => {
    const { url } = await crowdedServer();

    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: progress() }),
    });

    expect(response.status).toBe(406);
    const { errors, extensions } = (await response.json()) as Told & { extensions: { cost: object } };
    expect(errors?.[0]?.message).toContain("text/event-stream");
    expect(errors?.[0]?.extensions).toEqual({ code: "BAD_REQUEST" });
    // As every operation does that is not run.
    expect(extensions.cost).toMatchObject({ actual: 1, remaining: 59_999 });
  });

  it.each([
    [progress(), 405],
    ["{ __typename }", 406],
  ])("is never begun by GET: %s", async (query, status) => {
    const { url } = await crowdedServer();

    const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { "apollo-require-preflight": "1", accept: status === 406 ? "text/event-stream" : "*/*" },
    });

    expect(response.status).toBe(status);
  });

  it("has a slot of its own, which is free again when the client has gone", async () => {
    const server = await crowdedServer({ MAX_STREAMS_PER_CLIENT: "1", MAX_AT_ONCE_PER_CLIENT: "1" });
    const first = clientOf(server).iterate({ query: progress() });
    await first.next();

    await expect(toldBy(server, progress("CLOSENESS"))).rejects.toThrow(NetworkError);
    const other = await fetch(`${server.url}/graphql?query={__typename}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    await first.return?.();

    expect(other.status).toBe(200);
    expect((await toldBy(server, progress("CLOSENESS"), 5)).at(-1)?.data?.networkProgress.done).toBe(1);
  });

  it("ends with its time", async () => {
    const told = await toldBy(await crowdedServer({ STREAM_TIMEOUT_MS: "300" }), progress());

    expect(told.at(-1)?.errors?.[0]?.extensions["code"]).toBe("DEADLINE_EXCEEDED");
  });

  it("ends when the server stops, and says so", async () => {
    const server = await crowdedServer();
    const told = clientOf(server).iterate({ query: progress() });
    await told.next();

    const stopped = server.stop();
    const rest: Told[] = [];
    for await (const answer of told) rest.push(answer as Told);
    await stopped;

    expect(rest.at(-1)?.errors?.[0]?.message).toBe("The server stops. Ask again.");
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

  it("is its subgraph's, event by event", async () => {
    const subgraph = await served((plugins) => partOfGraph(discovery, room, silent, plugins));

    const several = `${progress("CLOSENESS").replace("subscription", "subscription Wanted")} query Other { __typename }`;
    const told: Told[] = [];
    const client = clientOf(await routed(subgraph.url));
    for await (const answer of client.iterate({ query: several, operationName: "Wanted" }))
      told.push(answer as Told);

    const done = told.map(({ data }) => data?.networkProgress.done ?? -1);
    expect(done.length).toBeGreaterThan(50);
    expect([done[0], done.at(-1)]).toEqual([0, 1]);
    expect(told[0]?.extensions?.cost.requested).toBe(401);
  });

  it("tells the subgraph's own errors, and says that it cannot be reached", async () => {
    const subgraph = await served((plugins) => partOfGraph(discovery, room, silent, plugins));
    const router = await routed(subgraph.url);

    const [refused] = await toldBy(router, progress("BETWEENNESS", ", organisationKinds: [SCHOOL]"));
    await subgraph.stop();
    const [gone] = await toldBy(router, progress());

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

  it("may ask for its field in a fragment, under another name", async () => {
    const subgraph = await served((plugins) => partOfGraph(discovery, room, silent, plugins));
    const query = `subscription ($work: NetworkWork!) { ...Wanted }
      fragment Wanted on Subscription { far: networkProgress(of: SHOWS, work: $work) { id: done } }`;

    const told: unknown[] = [];
    for await (const { data } of clientOf(await routed(subgraph.url)).iterate({
      query,
      variables: { work: "COMMUNITIES" },
    }))
      told.push(data);

    expect(told).toEqual([{ far: { id: 0 } }, { far: { id: 1 } }]);
  });

  it.each([
    [{ data: { networkProgress: { done: "half" } } }, "BAD_DATA", /half/],
    [{ data: { networkProgress: [] } }, "BAD_DATA", /.*/],
    [{ data: { other: 1 } }, "BAD_DATA", /left the field out/],
    [
      { errors: [{ message: "no such field", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] },
      "SCHEMA_DRIFT",
      /no such field/,
    ],
    [{}, "BAD_ANSWER", /expected data or errors/],
  ])("believes nothing of what a subgraph sends: %j", async (sent, reason, detail) => {
    const lines: string[] = [];
    const subgraph = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`event: next\ndata: ${JSON.stringify(sent)}\n\nevent: complete\ndata:\n\n`);
    }).listen(0, "127.0.0.1");
    afterTests(async () => subgraph.close());
    await once(subgraph, "listening");
    const { port } = subgraph.address() as AddressInfo;

    const [told] = await toldBy(await routed(`http://127.0.0.1:${port}`, lines), progress());

    expect(told?.data).toBeNull();
    expect(told?.errors?.[0]?.extensions).toEqual({
      code: "DOWNSTREAM_SERVICE_ERROR",
      service: "discovery",
      reason,
    });
    expect(lines.join("")).toMatch(detail);
  });

  it("stops at the subgraph when its client goes", async () => {
    const lines: string[] = [];
    const subgraph = await served((plugins) => partOfGraph(discovery, room, silent, plugins), {
      telemetry: logAlone(logTo(lines)),
    });
    const told = clientOf(await routed(subgraph.url)).iterate({ query: progress("COMMUNITIES") });
    await told.next();

    await told.return?.();

    while (lines.length === 0) await setTimeout(5);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ status: 499 });
  });
});
