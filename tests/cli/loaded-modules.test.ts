import { readFile, writeFile } from "node:fs/promises";

import { rostrum } from "../helpers/rostrum-command";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

/** The folders and packages of the modules that the command loads. */
async function loadedBy(words: readonly string[]): Promise<Set<string>> {
  const folder = await temporaryFolder();
  const save = `require("node:fs").writeFileSync(${JSON.stringify(`${folder}/loaded`)}, Object.keys(require.cache).join("\\n"))`;
  await writeFile(`${folder}/preload.cjs`, `process.on("exit", () => ${save});`);

  const { code } = await rostrum(words, { NODE_OPTIONS: `--require ${folder}/preload.cjs` });

  expect(code).toBe(0);
  const files = (await readFile(`${folder}/loaded`, "utf8")).split("\n");
  return new Set(
    files.flatMap((file) => /(?:dist|node_modules)\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
}

describe("rostrum", () => {
  it.each([[["--version"]], [["--help"]], [["compose", "--help"]], [["network", "export", "--help"]]])(
    "loads no command for %j",
    async (words) => {
      const loaded = await loadedBy(words);

      expect(loaded).toContain("cli");
      for (const name of ["catalogue", "server", "typeorm"]) expect(loaded).not.toContain(name);
    },
  );

  it("loads no server for a command without one", async () => {
    const loaded = await loadedBy(["check", "data", `${projectFolder}/data`]);

    expect(loaded).toContain("importers");
    for (const name of ["resolvers", "@apollo/server"]) expect(loaded).not.toContain(name);
  });
});
