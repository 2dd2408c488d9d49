import { createInterface } from "node:readline/promises";

import type { Catalogue, Forgot, Place } from "../../catalogue/catalogue";
import { programParts } from "../../catalogue/history/stamp";
import { databaseName } from "../../database/url";
import { BadInput } from "../../domain/errors";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";

interface ForgetOptions {
  readonly why?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Lists every place where a person stands; then, once that is confirmed, removes the person from all of them. */
export async function forgetCommand(
  person: string,
  { why, dryRun: isDryRun = false, yes: isSure = false, json = false }: ForgetOptions,
): Promise<void> {
  const isAsked = !isDryRun && !isSure;
  if (isAsked && (!process.stdin.isTTY || json)) {
    throw new BadInput("Expected --yes, since it cannot be undone, or --dry-run to see the places only.");
  }
  await withCatalogue(async (catalogue, _, { databaseUrl }) => {
    const stamp = { by: programParts.cli, why: why ?? null };
    if (isAsked) {
      printPlaces(await catalogue.forget(stamp, person, { isDryRun: true }));
      if (!(await isConfirmed())) return print("Nothing was changed.");
    }
    const forgot = await catalogue.forget(stamp, person, { isDryRun });
    const database = databaseName(databaseUrl);
    if (json) {
      print(JSON.stringify({ database, isDryRun, ...forgot }, null, 2));
      return;
    }
    if (!isAsked) printPlaces(forgot);
    printEnd(forgot, database, isDryRun);
  });
}

function printEnd(
  { id, isOverwritten }: Awaited<ReturnType<Catalogue["forget"]>>,
  database: string,
  isDryRun: boolean,
): void {
  if (isDryRun) return print(`${id} would be forgotten in ${database}. A dry run: nothing was kept.`);
  print(`${id} is forgotten in ${database}. Backups, exports and copies made before have the person still.`);
  if (!isOverwritten)
    print(
      "The database's files may have what was deleted: docs/operations.md says how to overwrite it (“Forgetting a person”).",
    );
}

function printPlaces({ places }: Forgot): void {
  for (const place of places) print(lineOf(place));
}

function lineOf({ action, type, id, where, text }: Place): string {
  const what = [type, id].filter((one) => one !== null).join(" ");
  const place = [what, where].filter((one) => one !== null && one !== "").join(": ");
  return `${action.padEnd(8)} ${place}${text === null ? "" : ` → ${text}`}`;
}

async function isConfirmed(): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await asking.question("Forget this person? It cannot be undone. Type yes: ")).trim() === "yes";
  } finally {
    asking.close();
  }
}
