import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

import { fetchBounds } from "../../../src/server/bounds/fetch-bounds";
import { afterTests } from "../../helpers/temporary-catalogue";

const bounds = {
  revision: "counters 1, forgotten 5",
  forgotten: 5,
  rows: { Person: 31 },
  children: { "Person.appearances": 7 },
};

async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  afterTests(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/people/graphql`;
}

const saying = (body: string, status = 200, headers: Record<string, string> = {}) =>
  answering((_request, response) => response.writeHead(status, headers).end(body));

describe("a router that asks a subgraph for its bounds", () => {
  it("asks beside its GraphQL, with the ETag that it has", async () => {
    const asked: unknown[] = [];
    const address = await answering(({ method, url, headers }, response) => {
      asked.push([method, url, headers["if-none-match"]]);
      if (headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"1"' }).end(JSON.stringify(bounds));
    });

    expect(await fetchBounds(address, null)).toEqual({ bounds, etag: '"1"' });
    expect(await fetchBounds(address, '"1"')).toBe("unchanged");
    expect(asked).toEqual([
      ["GET", "/people/bounds", undefined],
      ["GET", "/people/bounds", '"1"'],
    ]);
  });

  it.each([404, 400, 405])("takes %i to mean that it publishes none", async (status) => {
    expect(await fetchBounds(await saying("{}", status), null)).toBeNull();
  });

  it.each([
    ["an error of the server", "{}", 500],
    ["a redirect", "", 302],
    ["304 to a request without an ETag", "", 304],
    ["no JSON", "<html>", 200],
    ["null", "null", 200],
    ["a forgetting that is no number", JSON.stringify({ ...bounds, forgotten: "5" }), 200],
    ["no revision", JSON.stringify({ ...bounds, revision: undefined }), 200],
    ["a revision without end", JSON.stringify({ ...bounds, revision: "1".repeat(1_001) }), 200],
    ["a negative number", JSON.stringify({ ...bounds, rows: { Person: -1 } }), 200],
    ["a number that is none", JSON.stringify({ ...bounds, children: { "Person.appearances": "7" } }), 200],
    ["no children", JSON.stringify({ ...bounds, children: [] }), 200],
    [
      "too many names",
      JSON.stringify({
        ...bounds,
        rows: Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [i, i])),
      }),
      200,
    ],
    ["more than a megabyte", JSON.stringify({ ...bounds, more: "x".repeat(1_000_001) }), 200],
  ])("refuses %s", async (_what, body, status) => {
    const address = await saying(body, status, { location: "http://127.0.0.1:1/" });

    await expect(fetchBounds(address, null)).rejects.toThrow(/Expected bounds|JSON|larger than/);
  });
});
