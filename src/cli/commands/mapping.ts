import { readFile } from "node:fs/promises";

import { BadInput, NotFound, shown } from "../../domain/errors";
import { openArchive } from "../../importers/reading/archives/open-archive";
import { usualReadingLimits } from "../../importers/reading/reading-threads";
import { guessMapping } from "../../importers/sources/mapped/guess-mapping";
import { mappingSchema } from "../../importers/sources/mapped/mapping-schema";
import { SourceFile } from "../../importers/sources/source-file";
import { Unreadable } from "../../importers/sources/unreadable";
import { assertEncoding } from "../encodings";
import { print } from "../output";

/** Prints the JSON Schema of mapping files. */
export function mappingSchemaCommand(): Promise<void> {
  print(JSON.stringify(mappingSchema(), null, 2));
  return Promise.resolve();
}

/** Prints a first mapping of a table, by what its columns are called and hold. */
export async function guessMappingCommand(
  file: string,
  { encoding }: { readonly encoding?: string },
): Promise<void> {
  if (encoding !== undefined) assertEncoding(encoding);
  const bytes = await readFile(file).catch(() => {
    throw new NotFound(`Expected a table, but there is no file ${shown(file)}.`);
  });
  try {
    const opened = await openArchive({ name: file, bytes: new Uint8Array(bytes) }, usualReadingLimits);
    if ("files" in opened) throw new Unreadable(`Expected a table, but ${file} is an archive of files.`);
    print(
      guessMapping(
        new SourceFile(file, opened.bytes, { ...opened, ...(encoding === undefined ? {} : { encoding }) }),
      ).trimEnd(),
    );
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new BadInput(error.message);
  }
}
