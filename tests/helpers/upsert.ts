import type { Catalogue } from "../../src/catalogue/catalogue";
import type { Edit } from "../../src/catalogue/commands/edit";
import { idPrefixes, typeOfId, type TypeName } from "../../src/domain/ids";
import type { AnyEntity } from "../../src/entities/entity-classes";
import { makeDocument, testDocumentId } from "./make-entities";
import { testStamp } from "./test-stamp";

const testDocument = makeDocument({ key: "test-document", title: "What tests are taken from" });

/** Upserts entities of any types in one edit, with the default document if they cite it. */
export async function upsert(catalogue: Catalogue, ...entities: readonly AnyEntity[]): Promise<void> {
  await catalogue.edit(testStamp, (edit) => upsertInto(edit, entities));
}

/** Upserts entities of any types in a running edit: one `upsert` per type. */
export async function upsertInto(edit: Edit, entities: readonly AnyEntity[]): Promise<void> {
  const isCited = entities.some(({ sources }) =>
    sources.some(({ documentId }) => documentId === testDocumentId),
  );
  if (isCited) await edit.upsert("Document", [testDocument]);
  for (const type of Object.keys(idPrefixes) as TypeName[]) {
    const ofType = entities.filter(({ id }) => typeOfId(id) === type);
    if (ofType.length > 0) await edit.upsert(type, ofType);
  }
}
