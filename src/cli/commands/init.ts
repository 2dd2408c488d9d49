import { mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

import { BadInput } from "../../domain/errors";
import { newDataFolder } from "../../importers/data-folder/new-data-folder";
import { print } from "../output";
import { writeTo } from "../write-file";

/** Makes a data folder with nothing in it: its files, a commented example in each, and the JSON Schemas for editors. */
export async function initCommand(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new BadInput(`Expected a new or empty folder, but ${folder} cannot be read (${error.code}).`);
  });
  if (found.length > 0) {
    throw new BadInput(`Expected a new or empty folder, but ${folder} has ${found.slice(0, 3).join(", ")}.`);
  }
  for (const [name, text] of newDataFolder()) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeTo(file, text);
  }
  print(`Made ${folder}. Each file has an example in its comments.`);
  print(`\`rostrum check data ${folder}\` checks it, \`rostrum serve --data ${folder}\` starts from it.`);
}
