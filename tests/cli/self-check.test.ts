import { writeFile } from "node:fs/promises";

import { databaseName } from "../../src/database/url";
import { isOnPostgres } from "../helpers/postgres/suite-server";
import { rostrum } from "../helpers/command-line";
import { rostrumAlone } from "../helpers/rostrum-command";
import { startServer } from "../helpers/server-process";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

/** The settings that edits depend on. */
const settings = isOnPostgres()
  ? { full_page_writes: "on", synchronous_commit: "on", server_encoding: "UTF8" }
  : { busy_timeout: 5_000, journal_mode: "wal", synchronous: 2, foreign_keys: 1, trusted_schema: 0 };

describe("what is checked at start", () => {
  it("is told to the log: Node, the database, its settings, and where it is", async () => {
    const { databaseUrl, end } = await startServer({ LOG_LEVEL: "info" });

    const { log } = await end("SIGINT");

    const line = log.split("\n").find((one) => one.includes("checked the environment")) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({
      node: process.version,
      dialect: isOnPostgres() ? "postgres" : "sqlite",
      version: expect.stringMatching(/^\d+\.\d+/) as string,
      settings,
      database: databaseName(databaseUrl),
    });
  });

  it("refuses an older Node than package.json asks for, before it does anything else", async () => {
    const preload = `${await temporaryFolder()}/older-node.cjs`;
    await writeFile(preload, `Object.defineProperty(process, "version", { value: "v20.18.9" });`);

    const { code, err, out } = await rostrumAlone(["serve"], { NODE_OPTIONS: `--require ${preload}` });

    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toBe("rostrum: Expected Node 20.19 or later, but got 20.18.9.\n");
  });

  it.each(["serve", "serve --subgraph people", "migrate", "check db"])(
    "refuses a database that a newer Rostrum has migrated, and names what is unknown: %s",
    async (words) => {
      const { catalogue, url } = await openedCatalogue();
      const raw = await rawConnection(url);
      await raw.run("insert into migration (timestamp, name) values (9999999999999, 'Later9999999999999')");
      await catalogue.close();

      const { code, err } = await rostrum(words.split(" "), { DATABASE_URL: url, PORT: "0" });

      expect(code).toBe(3);
      expect(err).toBe(
        "rostrum: Expected a database of this Rostrum or an older one, but a newer one has run Later9999999999999 on it. Start that one, or take a copy from before.\n",
      );
    },
  );
});
