import { Catalogue } from "../../catalogue/catalogue";
import { databaseName } from "../../database/url";
import { readSettings } from "../../server/settings";
import { print } from "../output";

/** Migrates the database, creating a missing file. Loads no data: `serve` does that. */
export async function migrateCommand({
  rebuild = false,
  json,
}: {
  rebuild?: boolean;
  json?: boolean;
}): Promise<void> {
  const { databaseUrl, readers } = readSettings(process.env);
  const database = databaseName(databaseUrl);
  const catalogue = await Catalogue.open(databaseUrl, { readers });
  try {
    const migrations = await catalogue.migrate();
    if (rebuild) await catalogue.rebuild();

    if (json) print(JSON.stringify({ database, migrations, rebuilt: rebuild }, null, 2));
    else {
      print(
        migrations.length === 0 ? `${database} is up to date.` : `${database}: ran ${migrations.join(", ")}.`,
      );
      if (rebuild) print(`${database}: rebuilt the projections.`);
    }
  } finally {
    await catalogue.close();
  }
}
