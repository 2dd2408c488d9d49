import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { typeOfId, type TypeName } from "../../src/domain/ids";
import type { AnyEntity } from "../../src/entities";
import { toOne } from "../../src/entities/relations";
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

/** `Person ann-lee`, `Appearance ann-lee hill-talks-1 hill-talks`: what an entity is, by the slugs of what it joins. */
export function namesOf(entities: readonly AnyEntity[]): string[] {
  const slugs = new Map(entities.flatMap((entity) => ("slug" in entity ? [[entity.id, entity.slug]] : [])));
  return entities
    .map((entity) => {
      const type = typeOfId(entity.id) as TypeName;
      const ids = toOne
        .filter(({ from }) => from === type)
        .map(({ key }) => Reflect.get(entity, key) as string | null);
      const joined = ids.flatMap((id) => (id === null ? [] : (slugs.get(id) ?? "what is not there")));
      return [type, ...("slug" in entity ? [entity.slug] : joined)].join(" ");
    })
    .toSorted();
}
