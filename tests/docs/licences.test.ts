import { readFileSync } from "node:fs";

import { projectFolder } from "../helpers/starting-catalogue";

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>;
}

/**
 * Free to use, change and serve to anyone. MPL-2.0 (the renderer of PNG, as it comes) asks for changes to its own files only,
 * OFL-1.1 is of a font. CC-BY-4.0, PSF-2.0 and Python-2.0 are of tools that build and test only.
 */
const free = [
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "MPL-2.0",
  "OFL-1.1",
];
const freeForTools = [...free, "CC-BY-4.0", "PSF-2.0", "Python-2.0"];

/** In the plural, as package.json once had it, which a lockfile leaves out. */
const statedAsLicenses: Readonly<Record<string, string>> = { "node_modules/string.prototype.repeat": "MIT" };

describe("the licences of what we depend on", () => {
  const { packages } = JSON.parse(readFileSync(`${projectFolder}/package-lock.json`, "utf8")) as Lockfile;
  const others = Object.entries(packages).filter(([path]) => path !== "");

  it("are each as free as MIT: none is Elastic's, which Apollo's own gateway and composition have", () => {
    const unfree = others.filter(
      ([path, { license, dev }]) => !isFree(license ?? statedAsLicenses[path], dev ? freeForTools : free),
    );

    expect(unfree.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
    expect(others.length).toBeGreaterThan(500);
  });

  it("would fail if they were not", () => {
    for (const license of ["Elastic-2.0", "SEE LICENSE IN LICENSE", "(MIT AND Elastic-2.0)", undefined]) {
      expect(isFree(license, freeForTools)).toBe(false);
    }
    expect(isFree("(MIT OR WTFPL)", free)).toBe(true);
  });
});

/** Of an SPDX expression: one side of an OR is enough, both of an AND are needed. */
function isFree(license: string | undefined, allowed: readonly string[]): boolean {
  const expression = (license ?? "").replace(/^\((.*)\)$/, "$1");
  return expression
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((name) => allowed.includes(name)));
}
