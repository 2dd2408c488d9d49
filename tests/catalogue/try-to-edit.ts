import type { Catalogue } from "../../src/catalogue/catalogue";
import type { RostrumError } from "../../src/domain/errors";
import { testStamp } from "../helpers/test-stamp";
import { upsertInto } from "../helpers/upsert";
import type { Change } from "./random-graph";

/** Makes an edit of the board. One that would make a circle is refused, which is as good as any. */
export async function tryToEdit(
  catalogue: Catalogue,
  changes: readonly Change[],
  { run = null, hasMerges = false }: { readonly run?: string | null; readonly hasMerges?: boolean } = {},
): Promise<void> {
  const refusal = await catalogue
    .edit({ ...testStamp, run }, async (edit) => {
      for (const { id, entity } of changes)
        await (entity === null ? edit.remove([id]) : upsertInto(edit, [entity]));
    })
    .then(
      () => null,
      (error: RostrumError) => error.code,
    );
  // So is one that refers to what was merged: edits name the entities that there are.
  expect([null, "BAD_USER_INPUT", ...(hasMerges ? ["DANGLING_REFERENCE"] : [])]).toContain(refusal);
}
