import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";

import { BadInput, shown } from "../../domain/errors";
import { newDataFolder } from "../../importers/data-folder/new-data-folder";
import { demonstration } from "../../importers/demonstration/demonstration";
import { assertNewOrEmpty } from "../new-folder";
import { print } from "../output";
import { writeTo } from "../write-file";

interface InitOptions {
  readonly demo?: boolean;
  readonly seed?: string;
}

/**
 * Makes a data folder: one with nothing in it but a commented example in each file and the JSON Schemas for editors, or
 * with `demo` one with a catalogue that is made up.
 */
export async function initCommand(folder: string, { demo = false, seed }: InitOptions): Promise<void> {
  const texts = demo ? demonstration(seedOf(seed)) : newDataFolder();
  await assertNewOrEmpty(folder);
  for (const [name, text] of texts) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeTo(file, text);
  }
  print(
    demo
      ? `Made ${folder}. Nobody and nothing in it is real.`
      : `Made ${folder}. Each file has an example in its comments.`,
  );
  print(`\`rostrum check data ${folder}\` checks it, \`rostrum serve --data ${folder}\` starts from it.`);
}

function seedOf(text = "1"): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new BadInput(`Expected --seed to be a number of at most nine digits, but got ${shown(text)}.`);
}
