import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
import type { RostrumError } from "../../src/domain/errors";
import { runsOf } from "../helpers/operations";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { upsertInto } from "../helpers/upsert";
import { anyEdit, anyGraph, type Change } from "./random-graph";

const runs = runsOf(8);

const graphAndEdits = fc.tuple(anyGraph, fc.array(anyEdit, { minLength: 1, maxLength: 8 }));

/** An edit that would make a circle is refused, which is as good as any. */
async function tryToEdit(
  catalogue: Catalogue,
  changes: readonly Change[],
  run: string | null = null,
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
  expect([null, "BAD_USER_INPUT"]).toContain(refusal);
}

describe("The history, under random edits of random graphs", () => {
  it("leads from nothing to what is stored, and back, and chains", async () => {
    const catalogue = await temporaryCatalogue();
    const property = fc.asyncProperty(graphAndEdits, async ([graph, edits]) => {
      for (const changes of [graph, ...edits]) await tryToEdit(catalogue, changes);

      expect((await catalogue.verify()).problems).toEqual([]);
    });
    await fc.assert(property, { numRuns: runs, seed: 2_026 });
  });

  it("is taken back by runs, newest first, to the same content each time", async () => {
    const catalogue = await temporaryCatalogue();
    let count = 0;
    const property = fc.asyncProperty(graphAndEdits, async ([graph, edits]) => {
      const done: Array<{ run: string; before: string }> = [];
      for (const changes of [[graph], edits.slice(0, 4), edits.slice(4)]) {
        const [run, before] = [`run_${(count += 1)}`, await catalogue.statedHash()];
        for (const one of changes) await tryToEdit(catalogue, one, run);
        if ((await catalogue.statedHash()) !== before) done.push({ run, before });
      }
      for (const { run, before } of done.toReversed()) {
        await catalogue.undo(testStamp, { run });
        expect(await catalogue.statedHash()).toBe(before);
      }
      expect(await catalogue.check()).toEqual([]);
      expect((await catalogue.verify()).problems).toEqual([]);
    });
    await fc.assert(property, { numRuns: runs, seed: 2_026 });
  });
});
