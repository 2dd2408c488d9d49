import { resolve } from "node:path";

import type { Catalogue } from "../../src/catalogue/catalogue";
import type { OnStatement } from "../../src/catalogue/statements";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { temporaryCatalogue } from "./temporary-catalogue";

export const projectFolder = resolve(__dirname, "..", "..");

/** A catalogue with what stands in data/: what a newcomer's first `npm start` serves. */
export async function startingCatalogue(onStatement?: OnStatement): Promise<Catalogue> {
  const catalogue = await temporaryCatalogue({ onStatement });
  await importDataFolder(catalogue, `${projectFolder}/data`);
  return catalogue;
}
