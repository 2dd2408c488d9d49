import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { BadInput, shown } from "../../domain/errors";
import { generatedFiles } from "../../subgraphs/generated";
import { exitCodes } from "../exit-codes";
import { print } from "../output";

/** Prints one of the generated schemas, or writes all of them to a folder, or says which in a folder are out of date. */
export async function schemaCommand(
  name: string,
  { write, check }: { write?: string; check?: string },
): Promise<void> {
  const files = generatedFiles();
  if (write !== undefined) {
    for (const [file, text] of files) await writeFile(join(write, file), text);
    print(`Wrote ${[...files.keys()].join(", ")} to ${write}.`);
  } else if (check !== undefined) {
    await checkFiles(check, files);
  } else {
    const text = files.get(`${name}.graphql`);
    if (text === undefined) {
      const names = [...files.keys()].map((file) => file.replace(".graphql", "")).join(", ");
      throw new BadInput(`Expected one of ${names}, but got ${shown(name)}.`);
    }
    process.stdout.write(text);
  }
}

async function checkFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of files) {
    const path = join(folder, file);
    if ((await readFile(path, "utf8").catch(() => null)) === text) continue;
    process.stderr.write(
      `rostrum: ${path} is not what the code says. Run \`npm run schema\` and commit it.\n`,
    );
    process.exitCode = exitCodes.found;
  }
}
