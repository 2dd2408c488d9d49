import { eachRow, isOfType, item } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Reader, Transaction } from "../../../database/statements";
import { RostrumError } from "../../../domain/errors";
import { compact } from "../../../domain/mentions";
import { digestOf, type Mark, namesOf, newForgottenKey, sourceKeysOf } from "../../forgotten/marks";
import { ChangeOperation } from "../../../entities/history-tables";
import type { ForgottenRow } from "../../../entities/identity-tables";
import { everyState } from "../../content/every-state";
import type { State } from "../../history/state";
import { findForgotten, forgottenKeys } from "../../queries/forgotten";
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
  await insertDigests(
    transaction,
    [...digests].map((digest) => [digest, person, at]),
  );
}

/** The list of a database: the secrets, and the digests. */
export interface ForgottenList {
  readonly keys: readonly string[];
  readonly rows: readonly ForgottenRow[];
}

export async function readForgottenList(reader: Pick<Reader, "all">): Promise<ForgottenList> {
  const rows = await reader.all<ForgottenRow & Record<string, unknown>>(
    raw(`select f."digest", f."person", f."at" from "forgotten" f order by f."digest"`),
  );
  return { keys: await forgottenKeys(reader), rows };
}

/** Adds the list of another database. */
export async function addForgottenList(
  transaction: Transaction,
  { keys, rows }: ForgottenList,
): Promise<void> {
  for (const key of keys) {
    await transaction.run(
      sql`insert into "forgotten_key" ("key") values (${key}) on conflict ("key") do nothing`,
    );
  }
  await insertDigests(
    transaction,
    rows.map(({ digest, person, at }) => [digest, person, at]),
  );
}

/** The ids of people who are here although they are on the list. */
export async function forgottenHere(transaction: Transaction): Promise<string[]> {
  const done = await transaction.all<{ id: string }>(
    sql`select distinct c."entityId" as "id" from "change" c where c."operation" = ${ChangeOperation.FORGOTTEN}`,
  );
  const nodes = await transaction.all<{ id: string }>(
    sql`select coalesce(n."mergedInto", n."id") as "id" from "node" n where ${isOfType(raw('n."id"'), "Person")}`,
  );
  const marks = nodes.map(({ id }) => ({ id, mark: ["id", id] as Mark }));
  for await (const { id, state } of everyState(transaction, ["Person"])) {
    marks.push(...sourceKeysOf(state).map((mark) => ({ id, mark })));
  }
  const found = await findForgotten(
    transaction,
    marks.map(({ mark }) => mark),
  );
  const isDone = new Set(done.map(({ id }) => id));
  return [...new Set([...found.keys()].map((place) => marks[place]?.id ?? ""))].filter(
    (id) => !isDone.has(id),
  );
}

/** Throws FORGOTTEN if one of these people is on the list. */
export async function assertNotForgotten(
  transaction: Transaction,
  people: ReadonlyArray<{ readonly id: string; readonly state: State }>,
): Promise<void> {
  const marks = people.flatMap(({ id, state }) =>
    [["id", id] as Mark, ...sourceKeysOf(state)].map((mark) => ({ id, mark })),
  );
  const [place] = (
    await findForgotten(
      transaction,
      marks.map(({ mark }) => mark),
    )
  ).keys();
  if (place === undefined) return;
  const { id = "", mark = ["id", ""] } = marks[place] ?? {};
  throw new RostrumError(
    "FORGOTTEN",
    `Expected a person who was not forgotten, but the ${mark[0]} is that of one who was.`,
    { id },
  );
}

async function insertDigests(transaction: Transaction, rows: readonly string[][]): Promise<void> {
  await transaction.run(
    sql`insert into "forgotten" ("digest", "person", "at")
        select ${item("f", 0)}, ${item("f", 1)}, ${item("f", 2)} from ${eachRow(rows, "f")}
        where true on conflict ("digest") do nothing`,
  );
}
