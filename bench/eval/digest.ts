import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { digested } from "../../src/importers/evaluation/digests";
import { entitiesOf } from "../../src/importers/evaluation/evaluate-profile";
import { itemsOf } from "../../src/importers/evaluation/items";

/** Under this name the labels of a list are kept. */
const nameOf = (list: string): string =>
  createHash("sha256").update(basename(list)).digest("hex").slice(0, 12);

/** Writes the labels of a document that is not in the repository, by digests: `digest.js LIST FOLDER [sealed]`. */
async function main([list, folder, half = "seen"]: readonly string[]): Promise<void> {
  if (list === undefined || folder === undefined || !["seen", "sealed"].includes(half)) {
    process.stderr.write(
      "Expected the list, the data folder with its labels, and sealed if it is one of those.\n",
    );
    process.exitCode = 2;
    return;
  }
  const items = itemsOf(await entitiesOf(folder, join("data", "schema"))).map(digested);
  const to = join("bench", "eval", "lists");
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, `${nameOf(list)}.json`), `${JSON.stringify({ half, items }, null, 1)}\n`);
}

void main(process.argv.slice(2));
