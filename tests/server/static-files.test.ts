import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";

import { wholeGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import { silent } from "../helpers/graph-over";
import { rateLimitIn } from "../helpers/guarded-server";
import { served } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

const script = "export const answer = 42;\n".repeat(4_000);
const page = "<!doctype html><title>The playground</title>";
const font = randomBytes(60_000);

/** A server with a playground of three files, of which the script is compressed. */
async function playgroundServer(environment: Record<string, string> = {}) {
  const playgroundFolder = await temporaryFolder();
  mkdirSync(`${playgroundFolder}/assets`);
  writeFileSync(`${playgroundFolder}/index.html`, page);
  writeFileSync(`${playgroundFolder}/assets/font-Ab12.woff2`, font);
  writeFileSync(`${playgroundFolder}/assets/index-Cd34.js`, script);
  writeFileSync(`${playgroundFolder}/assets/index-Cd34.js.br`, brotliCompressSync(script));
  writeFileSync(`${playgroundFolder}/assets/index-Cd34.js.gz`, gzipSync(script));
  const catalogue = await startingCatalogue();
  const settings = readSettings({ ...environment, HOST: "127.0.0.1", PORT: "0" });
  const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins, settings.limits), {
    ...settings,
    playgroundFolder,
  });
  return url;
}

/** `fetch` would decompress. */
async function received(url: string, headers: Record<string, string> = {}) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).once("error", reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

const same = (body: Buffer) => body;

describe("A static file", () => {
  it.each([
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["br;q=0, gzip", "gzip", gunzipSync],
    ["gzip", "gzip", gunzipSync],
    ["identity", undefined, same],
    ["*;q=0", undefined, same],
    [undefined, undefined, same],
  ])(
    "is sent as it was compressed by the build, to a client that accepts %s",
    async (accepted, coding, decode) => {
      const url = await playgroundServer();
      const headers: Record<string, string> = accepted === undefined ? {} : { "accept-encoding": accepted };

      const file = await received(`${url}/playground/assets/index-Cd34.js`, headers);

      expect([file.status, file.headers["content-encoding"]]).toEqual([200, coding]);
      expect(file.headers["content-type"]).toContain("javascript");
      expect(file.headers["vary"]).toContain("Accept-Encoding");
      expect(decode(file.body).toString()).toBe(script);
      expect(file.body.length < 10_000).toBe(coding !== undefined);
    },
  );

  it("with a hash in its name is immutable, and the page is revalidated", async () => {
    const url = await playgroundServer();

    const [hashed, html] = [
      await received(`${url}/playground/assets/font-Ab12.woff2`),
      await received(`${url}/playground/`),
    ];
    const again = await received(`${url}/playground/`, { "if-none-match": html.headers.etag as string });

    expect(hashed.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(html.headers["cache-control"]).toBe("no-cache");
    expect(html.body.toString()).toBe(page);
    expect([again.status, again.body.length, again.headers["cache-control"]]).toEqual([304, 0, "no-cache"]);
  });

  it("has an ETag of its own for each coding", async () => {
    const url = `${await playgroundServer()}/playground/assets/index-Cd34.js`;

    const tags = [];
    for (const coding of ["br", "gzip", "identity"])
      tags.push((await received(url, { "accept-encoding": coding })).headers.etag);

    expect(new Set(tags).size).toBe(3);
  });

  it("that there is not, is 404 in the format of the graph", async () => {
    const { status, body } = await received(`${await playgroundServer()}/playground/assets/none.js`);

    expect([status, body.toString()]).toEqual([404, expect.stringContaining("NOT_FOUND")]);
  });
});

describe("The bytes of static files", () => {
  const FILE_BYTES_PER_MINUTE = "100000";

  it("are limited for each client: beyond, 429 with Retry-After, and no points are spent", async () => {
    const url = await playgroundServer({ FILE_BYTES_PER_MINUTE });
    const fontUrl = `${url}/playground/assets/font-Ab12.woff2`;

    const [first, second] = [await received(fontUrl), await received(fontUrl)];

    expect(first.status).toBe(200);
    expect(second.status).toBe(429);
    const { code, remaining } = (
      JSON.parse(second.body.toString()) as {
        errors: [{ extensions: { code: string; remaining: number } }];
      }
    ).errors[0].extensions;
    expect(code).toBe("RATE_LIMITED");
    expect(remaining).toBe(40_000);
    expect(second.headers["ratelimit-policy"]).toBe('"files";q=100000;qu="content-bytes";w=60');
    expect(second.headers["ratelimit"]).toBe(`"files";r=${remaining};t=${second.headers["retry-after"]}`);
    const answer = await fetch(`${url}/graphql?query={__typename}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    expect(rateLimitIn(answer.headers).remaining).toBe(59_990);
  });

  it("are those that are sent: compressed ones, and no more than headers while it is unchanged", async () => {
    const url = `${await playgroundServer({ FILE_BYTES_PER_MINUTE: "110000" })}/playground/assets/index-Cd34.js`;
    const br = { "accept-encoding": "br" };
    const tag = (await received(url, br)).headers.etag as string;

    const statuses = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await received(url, br)).status);
      statuses.push((await received(url, { ...br, "if-none-match": tag })).status);
    }

    expect(statuses).toEqual([200, 304, 200, 304, 200, 304]);
    const uncompressed = await received(url);
    expect(uncompressed.status).toBe(200);
    expect((await received(url)).status).toBe(429);
  });

  it("are counted before they are sent, so that many requests at once get no more", async () => {
    const url = await playgroundServer({ FILE_BYTES_PER_MINUTE });

    const files = await Promise.all(
      Array.from({ length: 8 }, () => received(`${url}/playground/assets/font-Ab12.woff2`)),
    );

    expect(files.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(files.filter(({ status }) => status === 429)).toHaveLength(7);
  });
});
