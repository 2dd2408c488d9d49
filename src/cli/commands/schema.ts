import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { BadInput, shown } from "../../domain/errors";
import { printedJsonSchemas } from "../../importers/data-folder/json-schemas/json-schemas";
import { generatedFiles } from "../../subgraphs/generated";
import { exitCodes } from "../exit-codes";
import { print } from "../output";

/** The JSON Schemas of the files of a data folder. All other names are of GraphQL schemas. */
const dataSchemas = "data";

/**
 * Prints one generated GraphQL schema, writes all to a folder, or reports which files of a folder are outdated. With the
 * name `data`: the JSON Schemas of a data folder.
 */
export async function schemaCommand(
  name: string,
  { write, check }: { write?: string; check?: string },
): Promise<void> {
  const files = name === dataSchemas ? printedJsonSchemas() : generatedFiles();
  if (write !== undefined) {
    for (const [file, text] of files) await writeFile(join(write, file), text);
    print(`Wrote ${[...files.keys()].join(", ")} to ${write}.`);
  } else if (check !== undefined) {
    await checkFiles(check, files);
  } else if (name === dataSchemas) {
    const schemas = [...files].map(([file, text]) => [file, JSON.parse(text) as unknown] as const);
    print(JSON.stringify(Object.fromEntries(schemas), null, 2));
  } else {
    const text = files.get(`${name}.graphql`);
    if (text === undefined) {
      const names = [...files.keys()].map((file) => file.replace(".graphql", "")).join(", ");
      throw new BadInput(`Expected one of ${names}, ${dataSchemas}, but got ${shown(name)}.`);
    }
    process.stdout.write(text);
  }
}

async function checkFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of files) {
    const path = join(folder, file);
    if ((await readFile(path, "utf8").catch(() => null)) === text) continue;
    process.stderr.write(`rostrum: ${path} is outdated. Run \`npm run schema\` and commit it.\n`);
    process.exitCode = exitCodes.found;
  }
}
