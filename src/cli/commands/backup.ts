import { backUp } from "../../catalogue/backups";
import { databaseName } from "../../database/url";
import { readSettings } from "../../server/settings";
import { assertDatabaseExists } from "../open-existing";
import { print } from "../output";
import { printVerified } from "../print-verified";
import { Progress } from "../progress";

/** Writes the database of SQLite to a new file, while edits go on, and verifies what it wrote. */
export async function backupCommand(to: string, { json }: { json?: boolean }): Promise<void> {
  const { databaseUrl } = readSettings(process.env);
  await assertDatabaseExists(databaseUrl);
  const progress = new Progress();
  progress.report(`Writing and verifying ${to}`);
  try {
    const found = await backUp(databaseUrl, to);
    progress.end();
    const database = databaseName(databaseUrl);
    if (json) print(JSON.stringify({ database, file: to, ...found }, null, 2));
    else print(`Backed up ${database} to ${to}: ${found.bytes} bytes, SHA-256 of the content ${found.hash}.`);
    printVerified(found, to, json);
  } finally {
    progress.end();
  }
}
