import { restore } from "../../catalogue/backups";
import { databaseName } from "../../database/url";
import { readSettings } from "../../server/settings";
import { print } from "../output";
import { Progress } from "../progress";

/** Puts a backup in the place of the database of SQLite, which is kept beside it under another name. */
export async function restoreCommand(from: string, { json }: { json?: boolean }): Promise<void> {
  const { databaseUrl } = readSettings(process.env);
  const progress = new Progress();
  progress.report(`Verifying and restoring ${from}`);
  try {
    const found = await restore(databaseUrl, from);
    progress.end();
    const database = databaseName(databaseUrl);
    if (json) {
      print(JSON.stringify({ database, file: from, ...found }, null, 2));
      return;
    }
    print(`Restored ${database} from ${from}: ${found.bytes} bytes, whole.`);
    if (found.former !== null) print(`The former one is ${found.former}: remove it once you do not need it.`);
    if (found.forgotten.length > 0)
      print(`Forgotten since the backup, and left out: ${found.forgotten.join(", ")}.`);
    if (!found.isListRead)
      print(
        "The former one could not be read. Who was forgotten since the backup is in this one: forget them again (`rostrum forget`).",
      );
    if (found.hash === null)
      print("It is of an older Rostrum: run `rostrum migrate`, then `rostrum verify`.");
  } finally {
    progress.end();
  }
}
