import { gzipSync, brotliCompressSync, deflateSync } from "node:zlib";

import type { Fetched } from "../../../src/importers/fetching/fetch-address";
import { Fetcher, type FetcherOptions } from "../../../src/importers/fetching/fetcher";
import { version } from "../../../src/domain/version";
import { FeedServer, type Route } from "./feed-server";

describe("Fetching", () => {
  let server: FeedServer;

  beforeAll(async () => {
    server = await FeedServer.started();
  });

  beforeEach(() => {
    server.requested();
    server.routes = {};
  });

  afterAll(() => server.stop());

  const fetchPath = (path: string, options: FetcherOptions = {}): Promise<Fetched> =>
    new Fetcher({ allowHosts: ["127.0.0.1"], backoffMs: 1, ...options }).fetch(server.at(path));

  /** Why a path is not fetched; its text where it is. */
  const resultOf = (path: string, options: FetcherOptions = {}) =>
    fetchPath(path, options).then(
      (fetched) => (fetched.outcome === "sent" ? Buffer.from(fetched.bytes).toString() : fetched.outcome),
      (error: Error) => error.message,
    );

  it("case 53: says who asks, and sends neither cookies nor a name and password", async () => {
    server.routes["/a"] = { status: 302, headers: { location: "/b", "set-cookie": "a=1" } };
    server.routes["/b"] = "b";
    server.routes["/c"] = {
      status: 302,
      headers: { location: server.at("/b").replace("//", "//ann:secret@") },
    };

    expect(await resultOf("/a")).toBe("b");
    expect(
      server.requests.map(({ headers }) => [headers["user-agent"], headers.cookie, headers.authorization]),
    ).toEqual(Array.from({ length: 2 }, () => [`Rostrum/${version}`, undefined, undefined]));
    const why = "Expected an address without a name and password, which are not sent.";
    expect(await resultOf("/c")).toBe(why);
    await expect(
      new Fetcher({ allowHosts: ["127.0.0.1"] }).fetch(server.at("/b").replace("//", "//ann:secret@")),
    ).rejects.toThrow(why);
  });

  it.each<readonly [what: string, body: Uint8Array, encoding: string]>([
    ["gzip", gzipSync("text"), "gzip"],
    ["deflate", deflateSync("text"), "deflate"],
    ["Brotli", brotliCompressSync("text"), "br"],
    ["nothing", Buffer.from("text"), "identity"],
  ])("inflates %s", async (_what, body, encoding) => {
    server.routes["/"] = { headers: { "content-encoding": encoding }, body };
    expect(await resultOf("/")).toBe("text");
  });

  const endless: Route = (_request, response) => {
    response.writeHead(200);
    const more = () => {
      while (response.write("x".repeat(10_000)));
    };
    response.on("drain", more);
    more();
  };

  it.each<readonly [what: string, route: Route, options: FetcherOptions, why: string]>([
    [
      "is longer than it may be",
      { headers: { "content-length": "101" }, body: "x".repeat(101) },
      { maxBytes: 100 },
      "Expected at most 100 bytes, but it announces 101.",
    ],
    ["never ends", endless, { maxBytes: 100_000 }, "Expected at most 100000 bytes, but it sends more."],
    [
      "is a bomb",
      { headers: { "content-encoding": "gzip" }, body: gzipSync("\0".repeat(1_000_000)) },
      { maxBytes: 100_000 },
      "Expected at most 100000 bytes after inflation, but it sends more.",
    ],
    [
      "sends nothing",
      () => {},
      { maxFirstByteMs: 30, maxTries: 2 },
      "It sent nothing for 0.03 s. It was tried 2 times.",
    ],
    [
      "stops in the middle",
      (_request, response) => response.writeHead(200).write("x"),
      { maxMs: 60 },
      "It took more than 0.06 s.",
    ],
    [
      "breaks off",
      (_request, response) =>
        response.writeHead(200, { "content-length": "9" }).write("x", () => response.destroy()),
      { maxTries: 2 },
      "The connection failed (ECONNRESET). It was tried 2 times.",
    ],
    [
      "is no gzip",
      { headers: { "content-encoding": "gzip" }, body: "text" },
      {},
      "What it sent cannot be inflated (Z_DATA_ERROR).",
    ],
    [
      "is in an encoding of its own",
      { headers: { "content-encoding": "zstd" }, body: "text" },
      {},
      'Expected gzip, deflate or br, but it sent "zstd".',
    ],
    [
      "has endless headers",
      { headers: { more: "x".repeat(100_000) } },
      {},
      "The connection failed (HPE_HEADER_OVERFLOW).",
    ],
    [
      "redirects without an end",
      { status: 302, headers: { location: "/" } },
      {},
      "Expected at most 5 redirects, but it redirects again.",
    ],
    ["redirects nowhere", { status: 302 }, {}, "Expected an address to go to, but 302 came with none."],
    ["is not there", { status: 404 }, {}, "The server answered 404: there is no such page."],
    ["wants a login", { status: 401 }, {}, "The server answered 401: one has to log in."],
    [
      "says that what was never sent is unchanged",
      { status: 304 },
      {},
      "The server answered 304: Not Modified.",
    ],
  ])("case 52: an answer that %s is refused with the reason", async (_what, route, options, why) => {
    server.routes["/"] = route;
    expect(await resultOf("/", options)).toBe(why);
  });

  it("tries again what may be better later, as often as it may", async () => {
    const answers = [503, 429, 200];
    server.routes["/"] = (_request, response) => response.writeHead(answers.shift() ?? 200).end("text");
    server.routes["/down"] = { status: 502 };

    expect(await resultOf("/")).toBe("text");
    expect(server.requested()).toHaveLength(3);
    expect(await resultOf("/down")).toBe("The server answered 502: Bad Gateway. It was tried 3 times.");
    expect(server.requested()).toHaveLength(3);
    server.routes["/"] = { status: 404 };
    await resultOf("/");
    expect(server.requested()).toHaveLength(1);
  });

  it("waits as long as the server asks, in seconds or until a date, or not at all where that is too long", async () => {
    const asks = ["0", new Date(Date.now() - 5_000).toUTCString(), "soon"];
    server.routes["/"] = (_request, response) => {
      const ask = asks.shift();
      if (ask === undefined) response.end("text");
      else response.writeHead(429, { "retry-after": ask }).end();
    };
    server.routes["/long"] = { status: 503, headers: { "retry-after": "3600" } };

    expect(await resultOf("/", { maxTries: 4 })).toBe("text");
    expect(await resultOf("/long")).toBe(
      "The server answered 503: the server is busy or being repaired. It asks to wait 3600 s.",
    );
    expect(server.requested().filter((path) => path === "/long")).toHaveLength(1);
  });

  it("asks a host for one thing at a time", async () => {
    let [open, most] = [0, 0];
    server.routes["/"] = (_request, response) => {
      most = Math.max(most, (open += 1));
      setImmediate(() => {
        open -= 1;
        response.end("text");
      });
    };
    const fetcher = new Fetcher({ allowHosts: ["127.0.0.1"] });

    await Promise.all(Array.from({ length: 5 }, (_, at) => fetcher.fetch(server.at(`/#${at}`))));

    expect([most, server.requested()]).toEqual([1, Array.from({ length: 5 }, () => "/")]);
  });
});
