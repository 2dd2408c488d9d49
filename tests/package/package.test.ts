import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";

import { projectFolder } from "../helpers/starting-catalogue";

interface Packed {
  readonly files: ReadonlyArray<{ readonly path: string }>;
}

describe("the package", () => {
  it("has what it needs to run and to be embedded, and no test, bench or source", async () => {
    const { stdout } = await promisify(execFile)("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: projectFolder,
      maxBuffer: 10_000_000,
    });
    const [packed] = JSON.parse(stdout) as Packed[];
    const files = packed?.files.map(({ path }) => path) ?? [];

    expect(files).toEqual(
      expect.arrayContaining([
        "dist/cli/main.js",
        "dist/index.js",
        "dist/index.d.ts",
        "dist/analysis/worker/thread.js",
        "dist/importers/reading/thread.js",
        "data/people.yaml",
        "data/schema/people.schema.json",
        "schema/supergraph.graphql",
        "README.md",
        "LICENSE",
      ]),
    );
    const others = files.filter(
      (path) => !/^(?:dist|data|mappings|schema)\/|^[A-Z]+(?:\.md)?$|^package\.json$/.test(path),
    );
    expect(others).toEqual([]);
    expect(
      files.filter((path) => /^dist\/(?:bench|compat|relay|tests)\/|\.(?:test|map|png)\b/.test(path)),
    ).toEqual([]);
  });

  it("exports what is there", () => {
    const { exports, bin } = JSON.parse(readFileSync(`${projectFolder}/package.json`, "utf8")) as {
      exports: { ".": Record<string, string> };
      bin: Record<string, string>;
    };

    const named = [...Object.values(exports["."]), ...Object.values(bin)];
    expect(named.filter((path) => !existsSync(`${projectFolder}/${path}`))).toEqual([]);
  });
});
