import { BadInput, NotFound, shown } from "../../domain/errors";
import type { InputFile } from "../../importers/reading/input-file";
import { filesAt } from "../../importers/reading/files-at";
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

/** Prints a first mapping of a table, or of a folder or an archive of files, by what their columns are called and hold. */
export async function guessMappingCommand(
  path: string,
  { encoding }: { readonly encoding?: string },
): Promise<void> {
  if (encoding !== undefined) assertEncoding(encoding);
  try {
    const files = await filesIn(path);
    for (const file of files) if (encoding !== undefined) Object.assign(file, { encoding });
    const sources = files.map(({ name, bytes, ...more }) => new SourceFile(name, bytes, more));
    print(guessMapping(sources, path).trimEnd());
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new BadInput(error.message);
  }
}

async function filesIn(path: string): Promise<InputFile[]> {
  const given = await filesAt(path, usualReadingLimits);
  if (typeof given === "string")
    throw new NotFound(`Expected a table, or a folder of files, at ${shown(path)}. ${given}`);
  const opened: InputFile[] = [];
  for (const file of given) {
    const found = await openArchive(file, usualReadingLimits);
    opened.push(...("files" in found ? found.files : [found]));
  }
  return opened;
}
