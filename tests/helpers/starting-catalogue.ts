import { resolve } from "node:path";

import { Catalogue } from "../../src/catalogue/catalogue";
import type { OnStatement } from "../../src/database/statements";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { afterTests } from "./after-tests";
import { copyOf, type Template } from "./templates";

export const projectFolder = resolve(__dirname, "..", "..");

const starting: Template = {
  name: "starting",
  async make(url) {
    const catalogue = await Catalogue.open(url);
    await catalogue.migrate();
    await importDataFolder(catalogue, `${projectFolder}/data`);
    await catalogue.close();
  },
};

/** The address of a database with the content of data/, as after the first `npm start`. */
export const startingDatabaseUrl = (): Promise<string> => copyOf(starting);

/** A catalogue with the content of data/. */
export async function startingCatalogue(onStatement?: OnStatement): Promise<Catalogue> {
  const catalogue = await Catalogue.open(await startingDatabaseUrl(), { onStatement });
  afterTests(() => catalogue.close());
  return catalogue;
}
