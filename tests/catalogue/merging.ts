import type { Catalogue, WriteResult } from "../../src/catalogue/catalogue";
import type { WriteStep } from "../../src/catalogue/catalogue";
import { typeOfId, type TypeName } from "../../src/domain/ids";
import { raw } from "../../src/database/sql/sql";
import { readStates } from "../../src/catalogue/history/read-states";
import { testStamp } from "../helpers/test-stamp";

export const writeStep = (catalogue: Catalogue, step: WriteStep): Promise<WriteResult> =>
  catalogue.write({ stamp: testStamp, steps: [step], idempotency: null });

const typeOf = (id: string) => typeOfId(id) as TypeName;

interface Versions {
  readonly expectedVersion?: number;
  readonly expectedAbsorbedVersion?: number;
}

export const mergeInto = (
  catalogue: Catalogue,
  survivor: string,
  absorbed: string,
  { expectedVersion, expectedAbsorbedVersion }: Versions = {},
): Promise<WriteResult> =>
  writeStep(catalogue, {
    kind: "merge",
    type: typeOf(survivor),
    survivor,
    absorbed,
    expectedVersion: expectedVersion ?? null,
    expectedAbsorbedVersion: expectedAbsorbedVersion ?? null,
    path: [],
  });

export const takeOut = (catalogue: Catalogue, id: string): Promise<WriteResult> =>
  writeStep(catalogue, { kind: "unmerge", type: typeOf(id), id, expectedVersion: null, path: [] });

export const mark = (catalogue: Catalogue, pair: readonly [string, string], isDistinct = true) =>
  writeStep(catalogue, { kind: "distinct", type: typeOf(pair[0]), pair, isDistinct, path: [] });

/** Whether it was made, or the code and entity of why not. */
export const outcome = ({ problems }: WriteResult) => problems.map(({ code, id }) => [code, id]);

export async function stateOf(catalogue: Catalogue, id: string) {
  return (await readStates(catalogue.reader, [id])).get(id) ?? null;
}

/** What is stated, and where each slug leads: the same before a merge and after its un-merge. */
export async function contentOf(catalogue: Catalogue) {
  const slugs = await catalogue.reader.all(
    raw(`select s."type", s."slug", s."id", s."current" from "slug" s order by s."type", s."slug"`),
  );
  const merged = await catalogue.reader.all(
    raw(`select n."id", n."mergedInto" from "node" n where n."mergedInto" is not null order by n."id"`),
  );
  return { hash: await catalogue.statedHash(), slugs, merged };
}

export async function expectWhole(catalogue: Catalogue): Promise<void> {
  expect(await catalogue.check()).toEqual([]);
  expect((await catalogue.verify()).problems).toEqual([]);
}
