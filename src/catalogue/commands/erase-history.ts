import { among } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { ChangeOperation } from "../../entities/history-tables";
import { programParts } from "../history/stamp";

const ofThese = (ids: readonly string[]) => among(raw('"entityId"'), ids);

/**
 * Erases what the history keeps of these entities: every value before and after, the salts, and why their edits were made and by
 * which source. That they changed, when, and the chain of hashes stay. The source of a load or an import is the name of its folder or
 * file, and of all that it brought: it stays.
 */
export async function eraseHistory(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await eraseValues(transaction, ids);
  await transaction.run(
    sql`update "edit" set "why" = null, "source" = null, "salt" = null
        where "by" not in (${programParts.load}, ${programParts.import})
          and "number" in (select "edit" from "change" where ${ofThese(ids)})`,
  );
}

/** The values and salts, and which changes of other entities concerned these. */
export async function eraseValues(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.run(
    sql`delete from "change_payload" where "change" in (select "number" from "change" where ${ofThese(ids)})`,
  );
  await transaction.run(sql`update "change" set "salt" = null where ${ofThese(ids)}`);
  await transaction.run(
    sql`delete from "change_concern" where ${ofThese(ids)} and not exists (
          select 1 from "change" c
          where c."number" = "change_concern"."change" and c."entityId" = "change_concern"."entityId")`,
  );
}

/** The values of these changes, of which each entity has this id. With the salts of creations they could be guessed. */
export async function eraseChanges(
  transaction: Transaction,
  changes: ReadonlyArray<{ readonly number: number; readonly entityId: string }>,
): Promise<void> {
  if (changes.length === 0) return;
  const numbers = join(
    changes.map(({ number }) => sql`${number}`),
    ", ",
  );
  const ids = [...new Set(changes.map(({ entityId }) => entityId))];
  await transaction.run(sql`delete from "change_payload" where "change" in (${numbers})`);
  await transaction.run(sql`update "change" set "salt" = null where "number" in (${numbers})`);
  await transaction.run(
    sql`update "change" set "salt" = null where "operation" = ${ChangeOperation.CREATED} and ${ofThese(ids)}`,
  );
}

/** Why these edits were made, and by which source. */
export async function eraseNotes(transaction: Transaction, edits: readonly number[]): Promise<void> {
  for (const edit of edits) {
    await transaction.run(
      sql`update "edit" set "why" = null, "source" = null, "salt" = null where "number" = ${edit}`,
    );
  }
}
