import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { checkProjections } from "../../src/catalogue/checks/check-projections";
import { checkFollowedColumns } from "../../src/catalogue/checks/check-rows";
import { raw, sql } from "../../src/database/sql/sql";
import type { Reader } from "../../src/database/statements";
import type { AnyEntity } from "../../src/entities/entity-classes";
import { RelatedReason } from "../../src/projections/related/reasons";
import { contentOf, currentTables, projectedTables } from "../helpers/database-content";
import { testDocumentId } from "../helpers/make-entities";
import { runsOf } from "../helpers/operations";
import { upsertInto } from "../helpers/upsert";
import { openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { anyEdit, anyGraph, hasCircle, type Change } from "./random-graph";

/** A run fills the catalogue, makes some five edits, and rebuilds the projections. */
const runs = runsOf(8);

/** What the property has met on its way, so that a generator that makes nothing of interest is noticed. */
const met = { reasons: new Map<string, number>(), outOfPost: 0, hostsOutOfPost: 0, ownHosts: 0, circles: 0 };

const counts = `select
  (select count(*) from appearance a join affiliation f on f."personId" = a."personId" and f.state <> 'FORMER'
   where not exists (select 1 from related r where r."id" = a.id and r."factId" = f.id)) as "outOfPost",
  (select count(*) from episode e join host h on h."showId" = e."showId"
   where e.id not in (select "episodeId" from host where "episodeId" is not null)
     and not exists (select 1 from episode_host own where own."episodeId" = e.id and own."hostId" = h.id)) as "hostsOutOfPost",
  (select count(*) from episode e join host h on h."showId" = e."showId"
   where e.id in (select "episodeId" from host where "episodeId" is not null)) as "ownHosts"`;

async function meet(reader: Reader): Promise<void> {
  const reasons = await reader.all<{ reason: string; times: number }>(
    raw("select reason, count(*) as times from related group by reason"),
  );
  for (const { reason, times } of reasons) met.reasons.set(reason, (met.reasons.get(reason) ?? 0) + times);
  const [row] = await reader.all<{ outOfPost: number; hostsOutOfPost: number; ownHosts: number }>(
    raw(counts),
  );
  met.outOfPost += row?.outOfPost ?? 0;
  met.hostsOutOfPost += row?.hostsOutOfPost ?? 0;
  met.ownHosts += row?.ownHosts ?? 0;
}

/** In the order of the changes, so that what one touches may hang on what another has just moved. */
async function change(catalogue: Catalogue, changes: readonly Change[]): Promise<void> {
  await catalogue.edit(testStamp, async (edit) => {
    for (const { id, entity } of changes)
      await (entity === null ? edit.remove([id]) : upsertInto(edit, [entity]));
  });
}

async function removeEverything(catalogue: Catalogue, reader: Reader): Promise<void> {
  const rows = await reader.all<{ id: string }>(sql`select "id" from "node" where "removedOn" is null`);
  await catalogue.edit(testStamp, (edit) => edit.remove(rows.map(({ id }) => id)));
}

function withChanges(
  board: ReadonlyMap<string, AnyEntity>,
  changes: readonly Change[],
): Map<string, AnyEntity> {
  const after = new Map(board);
  for (const { id, entity } of changes) {
    if (entity === null) after.delete(id);
    else after.set(id, entity);
  }
  return after;
}

describe("The projections and the table of ids, under random edits of random graphs", () => {
  let catalogue: Catalogue;
  let reader: Reader;

  beforeAll(async () => {
    ({ catalogue, reader } = await openedCatalogue());
  });

  it("say after every edit what their definition says", async () => {
    const expectInStep = async (board: ReadonlyMap<string, AnyEntity>) => {
      const nodes = await reader.all<{ id: string }>(sql`select "id" from "node" where "removedOn" is null`);
      expect(nodes.map(({ id }) => id).toSorted()).toEqual([...board.keys(), testDocumentId].toSorted());
      for (const check of [checkFollowedColumns, checkProjections]) expect(await check(reader)).toEqual([]);
      await meet(reader);
    };

    const circleRefused: unknown = expect.objectContaining({ code: "BAD_USER_INPUT" });
    const graphAndEdits = fc.tuple(anyGraph, fc.array(anyEdit, { minLength: 1, maxLength: 8 }));
    const property = fc.asyncProperty(graphAndEdits, async ([graph, edits]) => {
      await removeEverything(catalogue, reader);
      expect(Object.values(await contentOf(reader, currentTables)).flat()).toEqual([]);

      let board = withChanges(new Map(), graph);
      await catalogue.edit(testStamp, (edit) => upsertInto(edit, [...board.values()]));
      await expectInStep(board);
      for (const changes of edits) {
        const after = withChanges(board, changes);
        const isCircle = hasCircle(after);
        const refusal = await change(catalogue, changes).then(
          () => null,
          (error: unknown) => error,
        );
        expect(refusal).toEqual(isCircle ? circleRefused : null);
        if (isCircle) met.circles += 1;
        else board = after;
        await expectInStep(board);
      }

      const kept = await contentOf(reader, projectedTables);
      await catalogue.rebuild();
      expect(kept).toEqual(await contentOf(reader, projectedTables));
    });
    await fc.assert(property, { numRuns: runs, seed: 2_026 });
  });

  it("have met every reason often, and everything that a date decides", () => {
    for (const reason of Object.values(RelatedReason))
      expect(met.reasons.get(reason)).toBeGreaterThan(2 * runs);
    expect(met.outOfPost).toBeGreaterThan(2 * runs);
    expect(met.hostsOutOfPost).toBeGreaterThan(2 * runs);
    expect(met.ownHosts).toBeGreaterThan(2 * runs);
    expect(met.circles).toBeGreaterThan(runs / 15);
  });
});
