import { readdirSync, readFileSync } from "node:fs";

import { projectFolder } from "../helpers/starting-catalogue";

/** "25 tests/attacks/injection.test.ts": the titles of tests begin with the case that they show. */
function shown(): string[] {
  const files = readdirSync(`${projectFolder}/tests`, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => {
      const text = readFileSync(`${projectFolder}/tests/${file}`, "utf8");
      const cases = [...text.matchAll(/"case (\d+): /g)].map(([, number]) => number);
      return [...new Set(cases)].map((number) => `${number} tests/${file}`);
    });
}

function told(): string[] {
  const text = readFileSync(`${projectFolder}/docs/security.md`, "utf8");
  const rows = [...text.matchAll(/^\| (\d+) +\|.*\| (`tests\/.*`) +\|$/gm)];
  return rows.flatMap(([, number, files = ""]) =>
    [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => `${number} ${file}`),
  );
}

describe("docs/security.md", () => {
  it("names each case with the tests that show it, and no others", () => {
    expect(told().toSorted()).toEqual(shown().toSorted());
    expect(told().length).toBeGreaterThanOrEqual(30);
  });
});
