import * as fc from "fast-check";

import { raw } from "../../src/database/sql/sql";
import { typeOfId } from "../../src/domain/ids";
import { type Answer, graphOver } from "../helpers/graph-over";
import { runsOf } from "../helpers/operations";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { mergeInto, takeOut } from "./merging";
import { anyEdit, anyGraph, anyMerge } from "./random-graph";
import { tryToEdit } from "./try-to-edit";

const runs = runsOf(8);

const graphAndEdits = fc.tuple(anyGraph, fc.array(anyEdit, { minLength: 1, maxLength: 8 }));

interface Followed {
  readonly changes: {
    readonly nodes: ReadonlyArray<{ readonly entity: string; readonly node: { readonly id: string } | null }>;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

const followed = `query ($since: String) { changes(first: 7, since: $since) {
  pageInfo { endCursor hasNextPage } nodes { entity node { __typename id ... on Stated { version } } } } }`;

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
        for (const one of changes) await tryToEdit(catalogue, one, { run });
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

  it("leads a client that follows it from zero to the same graph, whatever is edited, merged and un-merged meanwhile", async () => {
    const catalogue = await temporaryCatalogue();
    const ask = graphOver(catalogue);
    const client = new Map<string, unknown>();
    let since: string | null = null;
    /** One page; false once there is no next one. */
    const follow = async (): Promise<boolean> => {
      const { data, errors }: Answer<Followed> = await ask<Followed>(followed, { since });
      expect(errors).toEqual([]);
      for (const { entity, node } of data.changes.nodes) {
        // Of what was merged, the node is the remaining one.
        if (node?.id !== entity) client.delete(entity);
        else client.set(entity, node);
      }
      since = data.changes.pageInfo.endCursor ?? since;
      return data.changes.pageInfo.hasNextPage;
    };
    const merges = fc.array(fc.tuple(anyMerge, fc.boolean()), { maxLength: 4 });
    const property = fc.asyncProperty(graphAndEdits, merges, async ([graph, edits], merged) => {
      for (const [index, changes] of [graph, ...edits].entries()) {
        await tryToEdit(catalogue, changes, { hasMerges: true });
        const [pair, isTakenBack] = merged[index] ?? [null, false];
        if (pair) await mergeInto(catalogue, ...pair);
        await follow();
        if (pair && isTakenBack) await takeOut(catalogue, pair[1]);
      }
      while (await follow());

      const stored = await catalogue.reader.all<{ id: string; version: number }>(
        raw(
          `select n."id", n."version" from "node" n where n."removedOn" is null and n."mergedInto" is null`,
        ),
      );
      const graphNow = new Map(
        stored.map(({ id, version }) => [id, { id, version, __typename: typeOfId(id) }]),
      );
      expect(client).toEqual(graphNow);
    });
    await fc.assert(property, { numRuns: runs, seed: 2_026 });
  });
});
