import { Catalogue } from "../../src/catalogue/catalogue";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { projectFolder } from "./starting-catalogue";
import { temporaryDatabaseUrl } from "./temporary-database-url";

/** The address of a database with the content of data/, which no process has open. */
export async function filledDatabaseUrl(): Promise<string> {
  const url = await temporaryDatabaseUrl();
  const catalogue = await Catalogue.open(url);
  await catalogue.migrate();
  await importDataFolder(catalogue, `${projectFolder}/data`);
  await catalogue.close();
  return url;
}
