import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

import { Catalogue } from "../../src/catalogue/catalogue";
import { importFiles } from "../../src/importers/import-files";
import { contentOf } from "../helpers/database-content";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";
import { loadTypescript } from "../helpers/typescript-process";
import { feedOf, itemOf } from "./feeds/importing";
import { FeedServer, type Route } from "./fetching/feed-server";
import { isWrite } from "./is-write";

/** Each is a process of its own; `npm run test:long` kills ten times as many. */
const kills = Math.ceil(Number(process.env["KILLS"] ?? 80) / 10);

const person = (name: string, href = "") =>
  `<podcast:person role="guest"${href && ` href="${href}"`}>${name}</podcast:person>`;

/** Sources that have people and names in common, so that what each becomes depends on the others. */
const feeds: Readonly<Record<string, string>> = {
  "/maps": feedOf(
    `${itemOf("1", "On tides", person("Ann Lee", "https://ann.example/"))}${itemOf("2", "On charts", person("Bo Ray"))}`,
    "<title>Maps</title>",
  ),
  "/nets": feedOf(
    `${itemOf("1", "On tides", person("Dr. Ann Lee", "https://ann.example/"))}${itemOf("2", "Knots", person("Cy Fox"))}`,
    "<title>Nets</title>",
  ),
  "/maps-too": feedOf(
    itemOf("a", "On tides", `${person("Ann Lee")}${person("Bo Ray")}`),
    "<title>Maps</title>",
  ),
};

const tagged =
  (body: string): Route =>
  (request, response) => {
    if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"1"' }).end(body);
  };

describe("An import of several sources that is killed", () => {
  let server: FeedServer;
  let addresses: string[];

  beforeAll(async () => {
    server = await FeedServer.started(
      Object.fromEntries(Object.entries(feeds).map(([path, body]) => [path, tagged(body)])),
    );
    addresses = Object.keys(feeds).map((path) => server.at(path));
  });

  afterAll(() => server.stop());

  /** What is there after an import to its end, and how many statements of it have written. */
  async function imported(url: string) {
    let writes = 0;
    const onStatement = (statement: string) => {
      if (isWrite(statement)) writes += 1;
    };
    const catalogue = await Catalogue.open(url, { onStatement, readers: 1 });
    writes = 0;
    await importFiles(catalogue, addresses, { fetching: { allowHosts: ["127.0.0.1"] } });
    const found = {
      hash: await catalogue.contentHash(),
      remembered: await contentOf(catalogue.reader, ["fetched", "loaded", "load"]),
      problems: (await catalogue.verify()).problems,
    };
    await catalogue.close();
    return { found, writes };
  }

  async function importUntilKilled(url: string, at: number, when: string): Promise<void> {
    const file = `${__dirname}/processes/import-until-killed.ts`;
    const child = spawn(process.execPath, [...loadTypescript, file, url, String(at), when, ...addresses]);
    const exit = once(child, "exit") as Promise<[number | null, string | null]>;
    const [err, [, signal]] = await Promise.all([text(child.stderr), exit]);
    expect([signal, err]).toEqual(["SIGKILL", ""]);
  }

  it(
    `at any of its writes, ${kills} times, and is run again, ends as one that was never killed`,
    async () => {
      const whole = await imported(await temporaryDatabaseUrl());
      expect(whole.found.problems).toEqual([]);
      const unchanged: number[] = [];
      for (let kill = 0; kill < kills; kill += 1) {
        const url = await temporaryDatabaseUrl();
        const at = 1 + Math.floor(((kill + 0.5) * whole.writes) / kills);
        await importUntilKilled(url, at, kill % 2 === 0 ? "before" : "during");
        const { found, writes } = await imported(url);

        expect({ at, ...found }).toEqual({ at, ...whole.found });
        unchanged.push(whole.writes - writes);
      }
      // Killed later, more of it was there already.
      expect(unchanged.at(0)).toBe(0);
      expect(unchanged.at(-1)).toBeGreaterThan(0);
    },
    300_000 + kills * 30_000,
  );
});
