import { isDeepStrictEqual } from "node:util";

import * as fc from "fast-check";

import { runsOf } from "../helpers/operations";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { contentOf, expectWhole, mergeInto, outcome, takeOut } from "./merging";
import { anyEdit, anyGraph, anyMerge } from "./random-graph";
import { tryToEdit } from "./try-to-edit";

const runs = runsOf(8);

describe("Merges, of random graphs", () => {
  it("are taken back by un-merges, the last one first, to the same content each time", async () => {
    const catalogue = await temporaryCatalogue();
    const property = fc.asyncProperty(
      anyGraph,
      fc.array(anyMerge, { minLength: 1, maxLength: 4 }),
      async (graph, merges) => {
        await tryToEdit(catalogue, graph, { hasMerges: true });
        const done: Array<{ absorbed: string; before: unknown }> = [];
        for (const [survivor, absorbed] of merges) {
          const before = await contentOf(catalogue);
          const { problems } = await mergeInto(catalogue, survivor, absorbed);
          if (problems.length === 0) done.push({ absorbed, before });
          const after = await contentOf(catalogue);
          expect(isDeepStrictEqual(after, before)).toBe(problems.length > 0);
        }
        await expectWhole(catalogue);
        for (const { absorbed, before } of done.toReversed()) {
          expect(outcome(await takeOut(catalogue, absorbed))).toEqual([]);
          expect(await contentOf(catalogue)).toEqual(before);
        }
        await expectWhole(catalogue);
      },
    );
    await fc.assert(property, { numRuns: runs, seed: 2_026 });
  });

  it("leave a sound catalogue, whatever is edited between and in whatever order they are taken back", async () => {
    const catalogue = await temporaryCatalogue();
    const step = fc.oneof(
      anyEdit.map((edit) => ({ edit })),
      anyMerge.map((merge) => ({ merge })),
      anyMerge.map(([, back]) => ({ back })),
    );
    const property = fc.asyncProperty(
      anyGraph,
      fc.array(step, { minLength: 1, maxLength: 8 }),
      async (graph, steps) => {
        await tryToEdit(catalogue, graph, { hasMerges: true });
        for (const one of steps) {
          if ("edit" in one) await tryToEdit(catalogue, one.edit, { hasMerges: true });
          else if ("merge" in one) await mergeInto(catalogue, ...one.merge);
          else await takeOut(catalogue, one.back);
        }

        expect(await catalogue.check()).toEqual([]);
        expect((await catalogue.verify()).problems).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: runs, seed: 2_026 });
  });
});
