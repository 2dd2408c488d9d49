import * as fc from "fast-check";

import { Catalogue } from "../../../src/catalogue/catalogue";
import type { Reader } from "../../../src/database/statements";
import { anyEdit, anyGraph, type Change } from "../../catalogue/random-graph";
import { afterTests, temporaryFolder } from "../../helpers/after-tests";
import { contentOf } from "../../helpers/database-content";
import { upsertInto } from "../../helpers/upsert";
import { temporaryDatabaseUrl } from "../../helpers/temporary-database-url";
import { testStamp } from "../../helpers/test-stamp";

async function openedAt(url: string): Promise<Catalogue> {
  const catalogue = await Catalogue.open(url);
  afterTests(() => catalogue.close());
  await catalogue.migrate();
  return catalogue;
}

/** The code of the error, or null where the edit was kept. */
async function refusalOf(catalogue: Catalogue, changes: readonly Change[]): Promise<unknown> {
  try {
    await catalogue.edit(testStamp, async (edit) => {
      for (const { id, entity } of changes)
        await (entity === null ? edit.remove([id]) : upsertInto(edit, [entity]));
    });
    return null;
  } catch (error) {
    return Reflect.get(error as object, "code") ?? error;
  }
}

describe("One catalogue on SQLite and on PostgreSQL, under the same random edits", () => {
  let both: readonly Catalogue[];
  const contents = () => Promise.all(both.map(({ reader }: { reader: Reader }) => contentOf(reader)));

  beforeAll(async () => {
    both = [
      await openedAt(`sqlite:${await temporaryFolder()}/test.sqlite`),
      await openedAt(await temporaryDatabaseUrl()),
    ];
  });

  it("holds the same rows in every table, refuses the same edits, and is sound", async () => {
    let kept = 0;
    const property = fc.asyncProperty(
      anyGraph,
      fc.array(anyEdit, { minLength: 1, maxLength: 6 }),
      async (graph, edits) => {
        for (const changes of [graph, ...edits]) {
          const [onSqlite, onPostgres] = await Promise.all(both.map((one) => refusalOf(one, changes)));
          expect(onPostgres).toEqual(onSqlite);
          if (onSqlite === null) kept += 1;
        }
        const [sqlite, postgres] = await contents();
        expect(postgres).toEqual(sqlite);
        expect(await both[1]?.check()).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 8, seed: 2_026 });
    // Guards against a generator whose edits are all refused.
    expect(kept).toBeGreaterThan(20);
  });
});
