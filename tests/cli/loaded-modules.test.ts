import { readFile, writeFile } from "node:fs/promises";

import { rostrumAlone } from "../helpers/rostrum-command";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

const bookings = `bookings=${projectFolder}/examples/bookings/bookings.graphql`;

/** The folders and packages of the modules that the command loads. */
async function loadedBy(words: readonly string[], expectedCode = 0): Promise<Set<string>> {
  const folder = await temporaryFolder();
  const save = `require("node:fs").writeFileSync(${JSON.stringify(`${folder}/loaded`)}, Object.keys(require.cache).join("\\n"))`;
  await writeFile(`${folder}/preload.cjs`, `process.on("exit", () => ${save});`);

  const { code } = await rostrumAlone(words, { NODE_OPTIONS: `--require ${folder}/preload.cjs` });

  expect(code).toBe(expectedCode);
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

  it.each([
    ["with others' subgraphs alone", ["--alone", "--with", `${bookings}@http://127.0.0.1:4005/graphql`], 0],
    ["with what it does not take", ["--with", bookings], 2],
  ])("loads no schema of its own to compose %s", async (_what, words, code) => {
    const loaded = await loadedBy(["compose", ...words], code);

    expect(loaded).toContain("federation");
    for (const name of ["entities", "resolvers", "typeorm"]) expect(loaded).not.toContain(name);
  });

  it("loads no server for a command without one", async () => {
    const loaded = await loadedBy(["check", "data", `${projectFolder}/data`]);

    expect(loaded).toContain("importers");
    for (const name of ["resolvers", "@apollo/server"]) expect(loaded).not.toContain(name);
  });
});
