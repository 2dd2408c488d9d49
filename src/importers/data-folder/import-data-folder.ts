import type { Catalogue } from "../../catalogue/catalogue";
import { typeOfId, type TypeName } from "../../domain/ids";
import { entityClasses } from "../../entities";
import { readDataFolder, type DataFolder } from "./read-data-folder";

/** Loads a data folder in one edit: all that is sound in it, or, when something unforeseen fails, nothing. */
export async function importDataFolder(catalogue: Catalogue, folder: string): Promise<DataFolder> {
  const data = await readDataFolder(folder);

  await catalogue.edit(async (edit) => {
    for (const type of Object.keys(entityClasses) as TypeName[]) {
      await edit.put(
        type,
        data.entities.filter(({ id }) => typeOfId(id) === type),
      );
    }
  });
  return data;
}
