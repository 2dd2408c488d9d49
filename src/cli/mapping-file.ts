import { readdir, readFile } from "node:fs/promises";

import { BadInput, NotFound, shown } from "../domain/errors";
import { readMapping } from "../importers/sources/mapped/read-mapping";
import { SourceFile } from "../importers/sources/source-file";
import { Unreadable } from "../importers/sources/unreadable";
import { mappingsFolder } from "./paths";

/** The mapping in a file, or the ready-made one of this name. Throws for one that says nothing of use. */
export async function mappingAt(given: string): Promise<SourceFile> {
  const names = await readyMadeMappings();
  const file = names.includes(given) ? `${mappingsFolder}/${given}.yaml` : given;
  const bytes = await readFile(file).catch(() => {
    throw new NotFound(
      `Expected a mapping after --mapping: a file, or one of ${names.join(", ")}; but got ${shown(given)}.`,
    );
  });
  const mapping = new SourceFile(given, new Uint8Array(bytes));
  try {
    readMapping(mapping);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new BadInput(error.message);
  }
  return mapping;
}

/** The names of those that come with Rostrum. */
export async function readyMadeMappings(): Promise<string[]> {
  const files = await readdir(mappingsFolder);
  return files.map((file) => file.replace(/\.yaml$/, "")).toSorted();
}
