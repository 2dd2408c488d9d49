import { execFile } from "node:child_process";
import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import sqlite3 from "sqlite3";
import { DataSource } from "typeorm";

import { listOf } from "../../src/catalogue/queries/lists";
import { PersonOrder } from "../../src/entities/orders";
import { makePerson } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryCatalogue, temporaryFolder } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";

interface CruiseResult {
  summary: { violations: Array<{ from: string; rule: { name: string } }> };
}

/** The rules that `npm run check` holds src/ to, asked of a few files laid out as src/ is. */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) {
    await copyFile(join(projectFolder, name), join(folder, name));
  }
  await symlink(join(projectFolder, "node_modules"), join(folder, "node_modules"));

  const command = join(projectFolder, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [command, "src", "--config", ".dependency-cruiser.cjs", "--output-type", "json"],
    { cwd: folder },
  );
  const { summary } = JSON.parse(stdout) as CruiseResult;
  return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).toSorted();
}

const database = {
  "src/database/open-database.ts": `export { openSqlite } from "./sqlite/database";\n`,
  "src/database/sqlite/database.ts": `import sqlite3 from "sqlite3";\nexport const openSqlite = () => sqlite3;\n`,
};

describe("The rules of who may import whom", () => {
  it("keep every layer but the database's from sqlite3, TypeORM's connections and ours", async () => {
    const broken = await brokenRules({
      ...database,
      "src/loaders/driver.ts": `import sqlite3 from "sqlite3";\nexport const driver = sqlite3;\n`,
      "src/resolvers/source.ts": `import { DataSource } from "typeorm";\nexport const made = DataSource;\n`,
      "src/loaders/lazy.ts": `export const lazily = () => import("typeorm");\n`,
      "src/catalogue/queries/inside.ts": `import { openSqlite } from "../../database/open-database";\nexport const open = openSqlite;\n`,
      "src/analysis/which.ts": `import { openSqlite } from "../database/sqlite/database";\nexport const open = openSqlite;\n`,
      "src/importers/type.ts": `import type { DataSource } from "typeorm";\nexport type Mine = DataSource;\n`,
    });

    expect(broken).toEqual([
      "src/analysis/which.ts: which-database-stays-inside",
      "src/catalogue/queries/inside.ts: connections-stay-inside",
      "src/importers/type.ts: typeorm-stays-inside",
      "src/loaders/driver.ts: drivers-stay-inside",
      "src/loaders/lazy.ts: typeorm-stays-inside",
      "src/resolvers/source.ts: typeorm-stays-inside",
    ]);
  });

  it("let the catalogue open its database, and a loader ask the catalogue", async () => {
    const broken = await brokenRules({
      ...database,
      "src/catalogue/catalogue.ts": `import { openSqlite } from "../database/open-database";\nexport const open = openSqlite;\n`,
      "src/database/data-source.ts": `import { DataSource } from "typeorm";\nexport const made = DataSource;\n`,
      "src/loaders/loaders.ts": `import { open } from "../catalogue/catalogue";\nexport const ask = open;\n`,
    });

    expect(broken).toEqual([]);
  });
});

const builtIn = new Set<object>(
  [Object, Function, Array, Promise, Map, Set].map(({ prototype }) => prototype as object),
);
/** A reader is none: all that it can do is read. */
const connectionNames = new Set(["DataSource", "Database", "Statement", "Client", "Pool", "BoundPool"]);

function isConnection(value: object): boolean {
  const name = value.constructor?.name ?? "";
  return (
    value instanceof DataSource ||
    value instanceof sqlite3.Database ||
    name.endsWith("QueryRunner") ||
    name.endsWith("Writer") ||
    connectionNames.has(name)
  );
}

/** The ways to a connection from here: through properties, symbols, getters, prototypes, and what collections hold. */
function waysToConnection(start: unknown): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const queue: Array<[way: string, value: unknown]> = [["", start]];

  for (const [way, value] of queue) {
    if (value === null || (typeof value !== "object" && typeof value !== "function") || seen.has(value))
      continue;
    seen.add(value);
    if (isConnection(value)) found.push(way);
    else queue.push(...partsOf(value).map(([name, part]): [string, unknown] => [`${way}.${name}`, part]));
  }
  return found;
}

function partsOf(value: object): Array<[name: string, part: unknown]> {
  const parts: Array<[string, unknown]> = [];
  for (
    let holder: object | null = value;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    if (builtIn.has(holder)) break;
    for (const key of Reflect.ownKeys(holder)) parts.push([String(key), partAt(holder, key, value)]);
  }
  const held = value instanceof Map || value instanceof Set ? [...value.entries()].flat() : [];
  return [...parts, ...held.map((part: unknown, index): [string, unknown] => [String(index), part])];
}

/** What a property of the holder is, or what a getter of it answers for the one that it is asked of. */
function partAt(holder: object, key: string | symbol, asked: object): unknown {
  try {
    return Reflect.get(holder, key, asked) as unknown;
  } catch {
    return null;
  }
}

describe("Whoever holds a catalogue", () => {
  it("finds no way to a connection in it", async () => {
    expect(waysToConnection(await temporaryCatalogue())).toEqual([]);
  });

  it("finds none in an edit, which can upsert and remove, ask whether nothing is there, and nothing else", async () => {
    const catalogue = await temporaryCatalogue();

    await catalogue.edit(testStamp, async (edit) => {
      expect(Reflect.ownKeys(edit)).toEqual(["isEmpty", "upsert", "remove"]);
      expect(Object.getPrototypeOf(edit)).toBe(Object.prototype);
      expect(waysToConnection(edit)).toEqual([]);
      return Promise.resolve();
    });
  });

  it("finds none in a page, though its count is asked of the database later", async () => {
    const catalogue = await temporaryCatalogue();
    await upsert(catalogue, makePerson());

    const page = await listOf(catalogue.reader, "people", {}, PersonOrder.A_TO_Z, { first: 1, after: null });

    expect(page.nodes).toHaveLength(1);
    expect(waysToConnection(page)).toEqual([]);
  });

  it("would find one in a property, a symbol, a getter, a map or a prototype", () => {
    const source = new DataSource({ type: "sqlite", database: ":memory:" });
    class Holder {
      get it() {
        return source;
      }
    }

    expect(waysToConnection({ hidden: [source] })).toEqual([".hidden.0"]);
    expect(waysToConnection({ [Symbol("hidden")]: source })).toEqual([".Symbol(hidden)"]);
    expect(waysToConnection(new Holder())).toEqual([".it"]);
    expect(waysToConnection(new Map([["hidden", new Set([source])]]))).not.toEqual([]);
    expect(waysToConnection(Object.create({ source }))).toEqual([".source"]);
  });
});
