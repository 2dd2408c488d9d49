import { Catalogue } from "../../catalogue/catalogue";
import { readSettings } from "../../server/settings";
import { print } from "../output";

/** Brings the database up to date, making it where it is missing. It loads no data: `serve` and `query` do that. */
export async function migrateCommand({
  rebuild = false,
  json,
}: {
  rebuild?: boolean;
  json?: boolean;
}): Promise<void> {
  const { databaseFile, readers } = readSettings(process.env);
  const catalogue = await Catalogue.open(databaseFile, { readers });
  try {
    const migrations = await catalogue.migrate();
    if (rebuild) await catalogue.rebuild();

    if (json) print(JSON.stringify({ database: databaseFile, migrations, rebuilt: rebuild }, null, 2));
    else {
      print(
        migrations.length === 0
          ? `${databaseFile} is up to date.`
          : `${databaseFile}: ran ${migrations.join(", ")}.`,
      );
      if (rebuild) print(`${databaseFile}: made the read models anew.`);
    }
  } finally {
    await catalogue.close();
  }
}
