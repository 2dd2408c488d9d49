import { among } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";

/**
 * Erases what the history keeps of these entities: every value before and after, the salts, and why their edits were made and by
 * which source. That they changed, when, and the chain of hashes stay.
 */
export async function eraseHistory(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const ofThese = among(raw('"entityId"'), ids);
  await transaction.run(
    sql`delete from "change_payload" where "change" in (select "number" from "change" where ${ofThese})`,
  );
  await transaction.run(
    sql`update "edit" set "why" = null, "source" = null, "salt" = null
        where "number" in (select "edit" from "change" where ${ofThese})`,
  );
  await transaction.run(sql`update "change" set "salt" = null where ${ofThese}`);
}
