import type { Catalogue } from "../../src/catalogue/catalogue";
import type { Edit } from "../../src/catalogue/commands/edit";
import { idPrefixes, typeOfId, type TypeName } from "../../src/domain/ids";
import type { AnyEntity } from "../../src/entities/entity-classes";

/** Puts these, of whatever types, in one edit. */
export async function put(catalogue: Catalogue, ...entities: readonly AnyEntity[]): Promise<void> {
  await catalogue.edit((edit) => putInto(edit, entities));
}

/** Puts these, of whatever types, into an edit that is under way: one `put` a type. */
export async function putInto(edit: Edit, entities: readonly AnyEntity[]): Promise<void> {
  for (const type of Object.keys(idPrefixes) as TypeName[]) {
    const ofType = entities.filter(({ id }) => typeOfId(id) === type);
    if (ofType.length > 0) await edit.put(type, ofType);
  }
}
