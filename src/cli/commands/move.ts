import { Catalogue } from "../../catalogue/catalogue";
import { databaseName } from "../../database/url";
import { BadInput } from "../../domain/errors";
import { readSettings } from "../../server/settings";
import { openExisting } from "../open-existing";
import { print } from "../output";
import { Progress } from "../progress";

/**
 * Copies the catalogue of DATABASE_URL into an empty database of either kind. All or nothing; the source stays as it is.
 */
export async function moveCommand({ to, json }: { to: string; json?: boolean }): Promise<void> {
  const settings = readSettings(process.env);
  const { databaseUrl } = settings;
  const [from, name] = [databaseName(databaseUrl), databaseName(to)];
  if (from === name) throw new BadInput(`Expected --to to be another database than ${from}.`);
  const source = await openExisting(settings);
  const progress = new Progress();
  try {
    const target = await Catalogue.open(to);
    try {
      await target.migrate();
      const { rows, hash } = await source.copyTo(target, (what, done) => progress.report(what, done));
      progress.end();
      if (json) print(JSON.stringify({ from, to: name, rows, hash }, null, 2));
      else {
        const total = Object.values(rows).reduce((one, other) => one + other, 0);
        print(`Copied ${total} rows from ${from} to ${name}.`);
        print(`SHA-256 of the content on both sides: ${hash}`);
        print(`Set DATABASE_URL to the new database, and run \`rostrum check db\`.`);
      }
    } finally {
      await target.close();
    }
  } finally {
    progress.end();
    await source.close();
  }
}
