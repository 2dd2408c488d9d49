import { item, eachRow } from "../../../database/sql/dialect";
import { sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { compact } from "../../../domain/mentions";
import { digestOf, type Mark, namesOf, newForgottenKey, sourceKeysOf } from "../../forgotten/marks";
import { forgottenKeys } from "../../queries/forgotten";
import type { KnownPerson } from "./sought";

/** The secret of the digests, made when the first one is forgotten. */
export async function forgottenKey(transaction: Transaction): Promise<string> {
  const [known] = await forgottenKeys(transaction);
  if (known !== undefined) return known;
  const key = newForgottenKey();
  await transaction.run(sql`insert into "forgotten_key" ("key") values (${key})`);
  return key;
}

/** Keeps by what this person is recognised from now on. */
export async function keepForgotten(
  transaction: Transaction,
  { ids, states }: KnownPerson,
  { key, at, isShared }: { readonly key: string; readonly at: string; isShared: (mark: Mark) => boolean },
): Promise<void> {
  const person = digestOf(key, ["id", ids[0] ?? ""]);
  const keys = states.flatMap(sourceKeysOf).filter((mark) => !isShared(mark));
  const names = states.flatMap(namesOf).map((name): Mark => ["name", person, compact(name)]);
  const marks = [...ids.map((id): Mark => ["id", id]), ...keys, ...names];
  const digests = new Set(marks.map((mark) => digestOf(key, mark)));
  const rows = [...digests].map((digest) => [digest, person, at]);
  await transaction.run(
    sql`insert into "forgotten" ("digest", "person", "at")
        select ${item("f", 0)}, ${item("f", 1)}, ${item("f", 2)} from ${eachRow(rows, "f")}
        where true on conflict ("digest") do nothing`,
  );
}
