import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { typeOfId, type TypeName } from "../../src/domain/ids";
import type { AnyEntityInput } from "../../src/catalogue/commands/derived-columns";
import { entityShapes } from "../../src/entities/columns";
import { toOne } from "../../src/entities/relations";
import { readDataFolder, type DataFolder } from "../../src/importers/data-folder/read-data-folder";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

/** A data folder with the schemas of data/, the files of another folder if one is named, and these files. */
export async function temporaryDataFolder(files: Record<string, string>, from?: string): Promise<string> {
  const folder = await temporaryFolder();
  if (from) await cp(from, folder, { recursive: true });
  await cp(`${projectFolder}/data/schema`, join(folder, "schema"), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** A document of twenty lines, for those that need one to cite. */
export const handout = "documents:\n  - { key: handout, title: Handout, lines: 20 }\n";

/** What is read of these files and the handout. */
export async function readFiles(files: Record<string, string>): Promise<DataFolder> {
  return readDataFolder(await temporaryDataFolder({ "documents.yaml": handout, ...files }));
}

/** `Person ann-lee`, `Appearance ann-lee hill-talks-1`: what an entity is, by the slugs of what it joins. */
export function namesOf(entities: readonly AnyEntityInput[]): string[] {
  const slugs = new Map(entities.flatMap((entity) => ("slug" in entity ? [[entity.id, entity.slug]] : [])));
  return entities
    .map((entity) => {
      const type = typeOfId(entity.id) as TypeName;
      const ids = toOne
        .filter(({ from }) => from === type)
        .map(({ field, arms: [arm, ...others] }) => (others.length > 0 ? `${field}Id` : (arm?.column ?? "")))
        .map((column) => (Reflect.get(entity, column) as string | null | undefined) ?? null);
      const parts = entityShapes[type].columns
        .filter(({ part }) => part && part.arms.length > 0)
        .flatMap(({ name }) => Reflect.get(entity, name) as string[]);
      const joined = [...ids, ...parts].flatMap((id) =>
        id === null ? [] : (slugs.get(id) ?? "what is not there"),
      );
      return [type, ...("slug" in entity ? [entity.slug] : joined)].join(" ");
    })
    .toSorted();
}
