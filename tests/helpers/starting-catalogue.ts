import { resolve } from "node:path";

import type { Catalogue } from "../../src/catalogue/catalogue";
import type { OnStatement } from "../../src/database/statements";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { temporaryCatalogue } from "./temporary-catalogue";

export const projectFolder = resolve(__dirname, "..", "..");

/** A catalogue with the content of data/, as after the first `npm start`. */
export async function startingCatalogue(onStatement?: OnStatement): Promise<Catalogue> {
  const catalogue = await temporaryCatalogue({ onStatement });
  await importDataFolder(catalogue, `${projectFolder}/data`);
  return catalogue;
}
