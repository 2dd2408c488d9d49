import { Catalogue } from "../../catalogue/catalogue";
import { readSettings } from "../../server/settings";
import { print } from "../output";

/** Brings the database up to date, making it where it is missing. It loads no data: `serve` and `query` do that. */
export async function migrateCommand({ json }: { json?: boolean }): Promise<void> {
  const { databaseFile, readers } = readSettings(process.env);
  const catalogue = await Catalogue.open(databaseFile, { readers });
  try {
    const migrations = await catalogue.migrate();
    if (json) print(JSON.stringify({ database: databaseFile, migrations }, null, 2));
    else
      print(
        migrations.length === 0
          ? `${databaseFile} is up to date.`
          : `${databaseFile}: ran ${migrations.join(", ")}.`,
      );
  } finally {
    await catalogue.close();
  }
}
