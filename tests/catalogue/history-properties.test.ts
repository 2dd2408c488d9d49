import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { raw } from "../../src/database/sql/sql";
import type { RostrumError } from "../../src/domain/errors";
import { typeOfId } from "../../src/domain/ids";
import { type Answer, graphOver } from "../helpers/graph-over";
import { runsOf } from "../helpers/operations";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { upsertInto } from "../helpers/upsert";
import { anyEdit, anyGraph, type Change } from "./random-graph";

const runs = runsOf(8);

const graphAndEdits = fc.tuple(anyGraph, fc.array(anyEdit, { minLength: 1, maxLength: 8 }));

interface Followed {
  readonly changes: {
    readonly nodes: ReadonlyArray<{ readonly entity: string; readonly node: unknown }>;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

const followed = `query ($since: String) { changes(first: 7, since: $since) {
  pageInfo { endCursor hasNextPage } nodes { entity node { __typename id ... on Stated { version } } } } }`;

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

  it("leads a client that follows it from zero to the same graph, whatever is edited meanwhile", async () => {
    const catalogue = await temporaryCatalogue();
    const ask = graphOver(catalogue);
    const client = new Map<string, unknown>();
    let since: string | null = null;
    /** One page; false once there is no next one. */
    const follow = async (): Promise<boolean> => {
      const { data, errors }: Answer<Followed> = await ask<Followed>(followed, { since });
      expect(errors).toEqual([]);
      for (const { entity, node } of data.changes.nodes) {
        if (node === null) client.delete(entity);
        else client.set(entity, node);
      }
      since = data.changes.pageInfo.endCursor ?? since;
      return data.changes.pageInfo.hasNextPage;
    };
    const property = fc.asyncProperty(graphAndEdits, async ([graph, edits]) => {
      for (const changes of [graph, ...edits]) {
        await tryToEdit(catalogue, changes);
        await follow();
      }
      while (await follow());

      const stored = await catalogue.reader.all<{ id: string; version: number }>(
        raw(`select n."id", n."version" from "node" n where n."removedOn" is null`),
      );
      const graphNow = new Map(
        stored.map(({ id, version }) => [id, { id, version, __typename: typeOfId(id) }]),
      );
      expect(client).toEqual(graphNow);
    });
    await fc.assert(property, { numRuns: runs, seed: 2_026 });
  });
});
