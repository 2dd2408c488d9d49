import { problem } from "../../../domain/write-problem";
import { sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { WriteRefused } from "./problem";

/** A client's key for one change: the same again changes nothing more. */
export interface Idempotency {
  /** The name of the key of the API: others have their own. */
  readonly holder: string;
  readonly key: string;
  /** SHA-256 of what was asked. */
  readonly digest: string;
}

/** How long results are kept. */
export const keptHours = 24;

/** How many of one key of the API are kept: of more, those of the newest changes. */
export const maxKept = 10_000;

/** The result of the same change before; null for a new one. Throws for another change under the same key. */
export async function findKept(
  transaction: Transaction,
  { holder, key, digest }: Idempotency,
): Promise<string[] | null> {
  const [kept] = await transaction.all<{ digest: string; ids: string }>(
    sql`select i."digest", i."ids" from "idempotency" i
        where i."holder" = ${holder} and i."key" = ${key} and i."at" > ${longAgo()}`,
  );
  if (!kept) return null;
  if (kept.digest === digest) return JSON.parse(kept.ids) as string[];
  throw new WriteRefused([
    problem(
      "IDEMPOTENCY_CONFLICT",
      ["idempotencyKey"],
      `Expected the change that was made under this key, or a new key: keys are kept for ${keptHours} hours.`,
    ),
  ]);
}

/** Keeps a result, and forgets those that are too old or too many. */
export async function keepResult(
  transaction: Transaction,
  { holder, key, digest }: Idempotency,
  ids: readonly string[],
): Promise<void> {
  await transaction.run(sql`delete from "idempotency" where "at" <= ${longAgo()}`);
  await transaction.run(
    sql`delete from "idempotency" where "holder" = ${holder} and "at" <= (
          select i."at" from "idempotency" i where i."holder" = ${holder} order by i."at" desc limit 1 offset ${maxKept - 1})`,
  );
  await transaction.run(
    sql`insert into "idempotency" ("holder", "key", "digest", "ids", "at")
        values (${holder}, ${key}, ${digest}, ${JSON.stringify(ids)}, ${new Date(Date.now()).toISOString()})`,
  );
}

function longAgo(): string {
  return new Date(Date.now() - keptHours * 3_600_000).toISOString();
}
