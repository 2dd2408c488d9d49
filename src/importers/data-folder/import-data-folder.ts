import type { Catalogue } from "../../catalogue/catalogue";
import { typeOfId, type TypeName } from "../../domain/ids";
import { entityClasses } from "../../entities";
import { readDataFolder, type DataFolder } from "./read-data-folder";

/**
 * Loads the valid records of a data folder in one edit, or nothing after an unexpected error. With
 * `onlyIntoEmpty` it returns null without loading if the catalogue is not empty when the edit starts: several
 * processes may start on one new database.
 */
export async function importDataFolder(catalogue: Catalogue, folder: string): Promise<DataFolder>;
export async function importDataFolder(
  catalogue: Catalogue,
  folder: string,
  options: { onlyIntoEmpty: boolean },
): Promise<DataFolder | null>;
export async function importDataFolder(
  catalogue: Catalogue,
  folder: string,
  { onlyIntoEmpty = false } = {},
): Promise<DataFolder | null> {
  const data = await readDataFolder(folder);

  return catalogue.edit(async (edit) => {
    if (onlyIntoEmpty && !(await edit.isEmpty())) return null;
    for (const type of Object.keys(entityClasses) as TypeName[]) {
      await edit.upsert(
        type,
        data.entities.filter(({ id }) => typeOfId(id) === type),
      );
    }
    return data;
  });
}
