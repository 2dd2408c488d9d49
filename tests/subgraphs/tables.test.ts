import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Catalogue } from "../../src/catalogue/catalogue";
import { idPrefixes } from "../../src/domain/ids";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { subgraphs } from "../../src/subgraphs";
import { mergedSchema } from "../../src/subgraphs/merged";
import { Dice } from "../helpers/dice";
import { federatedGraphOf } from "../helpers/federated-graph";
import type { Ask } from "../helpers/graph-over";
import { knownIn } from "../helpers/known-in";
import { randomOperation, type Known } from "../helpers/random-operations";
import { projectFolder } from "../helpers/starting-catalogue";
import { afterTests, temporaryFolder } from "../helpers/temporary-catalogue";

/** Which ids there are, what slugs lead to, and how far the catalogue has come: all may read it. */
const identity = ["node", "slug", "revision"];
/** Views, by the subgraph that owns all that they are made of. */
const views: Readonly<Record<string, readonly string[]>> = { shows: ["episode_host"] };

describe("over one database", () => {
  const tablesReadBy = new Map<string, Set<string>>(subgraphs.map(({ name }) => [name, new Set()]));
  const writes: string[] = [];
  let ask: Ask;
  let known: Known;

  beforeAll(async () => {
    const file = join(await temporaryFolder(), "one.sqlite");
    const open = async (onStatement?: (sql: string) => void) => {
      const catalogue = await Catalogue.open(file, { onStatement });
      afterTests(() => catalogue.close());
      return catalogue;
    };
    const filling = await open();
    await filling.migrate();
    await importDataFolder(filling, `${projectFolder}/data`);
    known = await knownIn(filling);

    const catalogues = new Map<string, Catalogue>();
    for (const { name } of subgraphs) {
      catalogues.set(
        name,
        await open((sql) => {
          for (const table of tablesIn(sql)) tablesReadBy.get(name)?.add(table);
          if (!/^\s*(select|with)\b/i.test(sql)) writes.push(`${name}: ${sql}`);
        }),
      );
    }
    ask = federatedGraphOf(({ name }) => catalogues.get(name) as Catalogue);
  });

  it("each subgraph reads its own tables, and writes none", async () => {
    const examples = readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql"));
    for (const name of examples) await ask(readFileSync(`${projectFolder}/examples/${name}`, "utf8"));
    for (let seed = 1; seed <= 400; seed += 1) {
      const { query, variables } = randomOperation(mergedSchema(), known, new Dice(seed));
      await ask(query, variables);
    }

    for (const { name, owns, readModels } of subgraphs) {
      const own = [...owns.map((type) => idPrefixes[type]), ...readModels, ...(views[name] ?? [])];
      const read = [...(tablesReadBy.get(name) ?? [])];
      const allowed = new Set([...own, ...identity]);
      expect([name, read.filter((table) => !allowed.has(table))]).toEqual([name, []]);
      // Otherwise it shows nothing.
      expect([name, own.filter((table) => !read.includes(table))]).toEqual([name, []]);
    }
    expect(writes).toEqual([]);
  });
});

/** Every table or view that a statement names, but for what it defines itself (`with g as …`) and SQLite's functions. */
function tablesIn(sql: string): string[] {
  const own = new Set(
    [...sql.matchAll(/(?:\bwith|,)\s+(\w+)(?:\([^)]*\))?\s+as\s*(?:materialized\s*)?\(/gi)].map(
      ([, name]) => name,
    ),
  );
  return [...sql.matchAll(/\b(?:from|join)\s+(\w+)/gi)]
    .map(([, name]) => name as string)
    .filter((name) => name !== "json_each" && !own.has(name));
}
