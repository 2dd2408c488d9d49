import * as fc from "fast-check";

import { raw } from "../../src/database/sql/sql";
import { typeOfId } from "../../src/domain/ids";
import type { Catalogue } from "../../src/catalogue/catalogue";
import type { RostrumError } from "../../src/domain/errors";
import { type Answer, type Ask, graphOver } from "../helpers/graph-over";
import { runsOf } from "../helpers/operations";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { mergeInto, takeOut } from "./merging";
import { anyEdit, anyGraph, anyMerge, anyPersonId } from "./random-graph";
import { tryToEdit } from "./try-to-edit";

const runs = runsOf(8);

const graphAndEdits = fc.tuple(anyGraph, fc.array(anyEdit, { minLength: 1, maxLength: 8 }));

interface Followed {
  readonly changes: {
    readonly nodes: ReadonlyArray<{
      readonly entity: string;
      readonly node: { readonly id: string; readonly __typename: string } | null;
    }>;
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

  it("leads a client that follows it from zero to the same graph, whatever is edited, merged, un-merged and forgotten meanwhile", async () => {
    const merges = fc.array(fc.tuple(anyMerge, fc.boolean()), { maxLength: 4 });
    const forgotten = fc.array(fc.option(anyPersonId, { freq: 1 }), { maxLength: 9 });
    const property = fc.asyncProperty(
      graphAndEdits,
      merges,
      forgotten,
      async ([graph, edits], merged, gone) => {
        // Of its own, since the forgotten do not come back.
        const catalogue = await temporaryCatalogue();
        const client = new Client(catalogue);
        for (const [index, changes] of [graph, ...edits].entries()) {
          await tryToEdit(catalogue, changes, { hasMerges: true, hasForgotten: true });
          const [pair, isTakenBack] = merged[index] ?? [null, false];
          if (pair) await mergeInto(catalogue, ...pair);
          await client.follow();
          if (pair && isTakenBack) await takeOut(catalogue, pair[1]);
          const person = gone[index] ?? null;
          if (person !== null) await tryToForget(catalogue, person);
        }
        while (await client.follow());

        const stored = await catalogue.reader.all<{ id: string; version: number }>(
          raw(
            `select n."id", n."version" from "node" n where n."removedOn" is null and n."mergedInto" is null`,
          ),
        );
        const graphNow = new Map(
          stored.map(({ id, version }) => [id, { id, version, __typename: typeOfId(id) }]),
        );
        expect(client.graph).toEqual(graphNow);
        expect((await catalogue.verify()).problems).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: runs, seed: 2_026 });
  });
});

/** Follows `changes` from zero, a page at a time, and keeps what it receives. */
class Client {
  readonly graph = new Map<string, unknown>();
  readonly #ask: Ask;
  #since: string | null = null;

  constructor(catalogue: Catalogue) {
    this.#ask = graphOver(catalogue);
  }

  /** One page; false once there is no next one. */
  async follow(): Promise<boolean> {
    const { data, errors }: Answer<Followed> = await this.#ask<Followed>(followed, { since: this.#since });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    for (const { entity, node } of data.changes.nodes) {
      // Of what was merged, the node is the remaining one; of the forgotten it only says so.
      if (node?.id !== entity || node.__typename === "Forgotten") this.graph.delete(entity);
      else this.graph.set(entity, node);
    }
    this.#since = data.changes.pageInfo.endCursor ?? this.#since;
    return data.changes.pageInfo.hasNextPage;
  }
}

/** One who is not there is not forgotten, or was before. */
async function tryToForget(catalogue: Catalogue, id: string): Promise<void> {
  const refusal = await catalogue.forget(testStamp, id).then(
    () => null,
    (error: RostrumError) => error.code,
  );
  expect([null, "NOT_FOUND", "GONE"]).toContain(refusal);
}
