import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

import { Catalogue } from "../../src/catalogue/catalogue";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";

const page = readFileSync(`${projectFolder}/docs/databases.md`, "utf8");

it("docs/databases.md shows a script that reads a catalogue", async () => {
  const [, script = ""] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const url = await temporaryDatabaseUrl();
  const catalogue = await Catalogue.open(url);
  await importDataFolder(catalogue, `${projectFolder}/data`);
  await catalogue.close();

  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { cwd: projectFolder, env: { PATH: process.env["PATH"], DATABASE_URL: url } },
  );

  expect(stderr).toBe("");
  expect(stdout).toMatch(/^(\S+: .+ in .+\n){3}$/);
});
