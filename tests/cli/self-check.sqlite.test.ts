import { chmod } from "node:fs/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";

import type { Sql } from "../../src/database/sql/sql";
import { assertSqlite } from "../../src/database/sqlite/self-check";
import { textOf } from "../helpers/rostrum-command";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

describe("what is checked at start on SQLite", () => {
  it("refuses a folder that it cannot write", async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o555);
    // Root may read any file: then another user starts it.
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
    const raw = await rawConnection((await openedCatalogue()).url);
    const ask = ((statement: Sql) => raw.run(statement.sql)) as Parameters<typeof assertSqlite>[0];

    await expect(assertSqlite(ask, "3.9.0")).resolves.toMatch(/^3\./);
    await expect(assertSqlite(ask, "3.1000.0")).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(
        /^Expected SQLite 3\.1000\.0 or later, but got 3\.\d+\.\d+\.$/,
      ) as string,
    });
  });
});
