import { readFile } from "node:fs/promises";

import { printedSchema } from "../../server/graph";
import { exitCodes } from "../output";

/** Prints the schema, or says whether a file that was generated from it is out of date. */
export async function schemaCommand({ check }: { check?: string }): Promise<void> {
  const schema = printedSchema();
  if (check === undefined) {
    process.stdout.write(schema);
    return;
  }
  if ((await readFile(check, "utf8").catch(() => null)) === schema) return;
  process.stderr.write(
    `rostrum: ${check} is not what the code says. Run \`npm run schema\` and commit it.\n`,
  );
  process.exitCode = exitCodes.found;
}
