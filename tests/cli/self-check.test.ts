import { chmod, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";

import { assertSqlite } from "../../src/catalogue/database/self-check";
import { rostrum, textOf } from "../helpers/rostrum-command";
import { startServer } from "../helpers/server-process";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

describe("what is checked at start", () => {
  it("is told to the log: Node, SQLite, its settings, and which file", async () => {
    const { databaseFile, end } = await startServer({ LOG_LEVEL: "info" });

    const { log } = await end("SIGINT");

    const line = log.split("\n").find((one) => one.includes("checked what it runs on")) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({
      node: process.version,
      sqlite: expect.stringMatching(/^3\.\d+\.\d+$/) as string,
      pragmas: {
        busy_timeout: 5_000,
        journal_mode: "wal",
        synchronous: 2,
        foreign_keys: 1,
        trusted_schema: 0,
      },
      database: databaseFile,
    });
  });

  it("refuses an older Node than package.json asks for, before it does anything else", async () => {
    const preload = `${await temporaryFolder()}/older-node.cjs`;
    await writeFile(preload, `Object.defineProperty(process, "version", { value: "v20.18.9" });`);

    const { code, err, out } = await rostrum(["serve"], { NODE_OPTIONS: `--require ${preload}` });

    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toBe("rostrum: Expected Node 20.19 or later, but got 20.18.9.\n");
  });

  it.each(["serve", "serve --subgraph people", "migrate", "check db"])(
    "refuses a database that a newer Rostrum has migrated, and names what is unknown: %s",
    async (words) => {
      const { catalogue, file } = await openedCatalogue();
      const raw = await rawConnection(file);
      await raw.run("insert into migration (timestamp, name) values (9999999999999, 'Later9999999999999')");
      await catalogue.close();

      const { code, err } = await rostrum(words.split(" "), { DATABASE_URL: `sqlite:${file}`, PORT: "0" });

      expect(code).toBe(3);
      expect(err).toBe(
        "rostrum: Expected a database of this Rostrum or an older one, but a newer one has run Later9999999999999 on it. Start that one, or take a copy from before.\n",
      );
    },
  );

  it("refuses a folder that it cannot write", async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o555);
    // Nothing is forbidden to root: then somebody else starts it.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const child = spawn(process.execPath, [`${projectFolder}/dist/cli/main.js`, "serve"], {
      env: { PATH: process.env["PATH"], DATABASE_URL: `sqlite:${folder}/test.sqlite`, PORT: "0" },
      ...nobody,
    });
    const err = textOf(child.stderr);
    const [code] = (await once(child, "exit")) as [number];
    await chmod(folder, 0o755);

    expect(code).toBe(2);
    expect(await err).toBe(
      `rostrum: Expected a folder for the database at ${folder}, but it cannot be written (EACCES).\n`,
    );
  });

  it("refuses a SQLite that is too old, by the numbers and not by the letters", async () => {
    const raw = await rawConnection((await openedCatalogue()).file);
    const ask = raw.run as Parameters<typeof assertSqlite>[0];

    await expect(assertSqlite(ask, "3.9.0")).resolves.toMatch(/^3\./);
    await expect(assertSqlite(ask, "3.1000.0")).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(
        /^Expected SQLite 3\.1000\.0 or later, but got 3\.\d+\.\d+\.$/,
      ) as string,
    });
  });
});
