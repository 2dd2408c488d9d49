import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

import { projectFolder, startingDatabaseUrl } from "../helpers/starting-catalogue";

const page = readFileSync(`${projectFolder}/docs/databases.md`, "utf8");

it("docs/databases.md shows a script that reads a catalogue", async () => {
  const [, script = ""] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { cwd: projectFolder, env: { PATH: process.env["PATH"], DATABASE_URL: await startingDatabaseUrl() } },
  );

  expect(stderr).toBe("");
  expect(stdout).toMatch(/^(\S+: .+ in .+\n){3}$/);
});
