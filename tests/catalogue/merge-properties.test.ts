import { isDeepStrictEqual } from "node:util";

import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
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

  it("are taken back in any order, after each to what there would be if only the others had been made", async () => {
    const [catalogue, other] = [await temporaryCatalogue(), await temporaryCatalogue()];
    const property = fc.asyncProperty(
      anyGraph,
      fc.array(anyMerge, { minLength: 2, maxLength: 5 }),
      fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
      async (graph, merges, order) => {
        for (const one of [catalogue, other]) await tryToEdit(one, graph, { hasMerges: true });
        const before = await contentOf(catalogue);
        const made: Array<readonly [survivor: string, absorbed: string]> = [];
        for (const merge of merges) {
          const { problems } = await mergeInto(catalogue, ...merge);
          if (problems.length === 0) made.push(merge);
        }
        for (const place of order.slice(0, made.length)) {
          const [taken] = made.splice(place % made.length, 1);
          expect(outcome(await takeOut(catalogue, taken?.[1] ?? ""))).toEqual([]);

          expect(await contentOf(catalogue)).toEqual(await contentWith(other, made));
        }
        expect(await contentOf(catalogue)).toEqual(before);
        await expectWhole(catalogue);
      },
    );
    await fc.assert(property, { numRuns: runsOf(20), seed: 2_026 });
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

/** What a catalogue holds with these merges. They are taken back afterwards. */
async function contentWith(
  catalogue: Catalogue,
  merges: ReadonlyArray<readonly [survivor: string, absorbed: string]>,
): Promise<unknown> {
  for (const merge of merges) expect(outcome(await mergeInto(catalogue, ...merge))).toEqual([]);
  const content = await contentOf(catalogue);
  for (const [, absorbed] of merges.toReversed()) await takeOut(catalogue, absorbed);
  return content;
}
