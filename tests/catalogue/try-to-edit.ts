import type { Catalogue } from "../../src/catalogue/catalogue";
import type { RostrumError } from "../../src/domain/errors";
import { testStamp } from "../helpers/test-stamp";
import { upsertInto } from "../helpers/upsert";
import type { Change } from "./random-graph";

interface Board {
  readonly run?: string | null;
  /** Whether things were merged before. */
  readonly hasMerges?: boolean;
  /** Whether people were forgotten before. */
  readonly hasForgotten?: boolean;
}

/** Makes an edit of the board. One that would make a circle is refused, which is as good as any. */
export async function tryToEdit(
  catalogue: Catalogue,
  changes: readonly Change[],
  { run = null, hasMerges = false, hasForgotten = false }: Board = {},
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
  // So is one that refers to what was merged or forgotten, or brings the forgotten back: edits name the entities that there are.
  const ofMerges = hasMerges || hasForgotten ? ["DANGLING_REFERENCE"] : [];
  expect([null, "BAD_USER_INPUT", ...ofMerges, ...(hasForgotten ? ["FORGOTTEN"] : [])]).toContain(refusal);
}
