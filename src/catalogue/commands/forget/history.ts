import { limitOf } from "../../../database/sql/dialect";
import { sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { typeOfId } from "../../../domain/ids";
import type { Mentions } from "../../../domain/mentions";
import { ChangeOperation } from "../../../entities/history-tables";
import { eraseChanges, eraseNotes, eraseValues } from "../erase-history";
import type { Looked } from "./others";
import { type Place, PlaceAction } from "./place";
import { textsIn } from "./redact";

const pageSize = 1_000;

interface Kept extends Record<string, unknown> {
  readonly number: number;
  readonly entityId: string;
  readonly operation: ChangeOperation;
  readonly payload: string;
}

/** The ids of removed and merged entities that referred to one of these people. */
export async function formerRelations(transaction: Transaction, ids: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for await (const { operation, payload, entityId } of everyPayload(transaction)) {
    if (operation === ChangeOperation.UPDATED || ids.includes(entityId)) continue;
    if (ids.some((id) => payload.includes(`"${id}"`))) found.add(entityId);
  }
  return [...found];
}

/** Erases the values of changes that have the person's names or id, of what is gone all values. */
export async function eraseChangesOf(
  transaction: Transaction,
  gone: readonly string[],
  { ids, mentionsFor, asked }: Looked,
): Promise<Place[]> {
  await eraseValues(transaction, gone);
  const changes: Kept[] = [];
  const questions = new Set<string>();
  for await (const change of everyPayload(transaction)) {
    const texts = [...textsIn(JSON.parse(change.payload))];
    const mentions = mentionsFor(change.entityId);
    if (texts.some((text) => ids.includes(text) || mentions.isIn(text))) changes.push(change);
    else if (texts.some((text) => asked.isIn(text))) questions.add(change.entityId);
  }
  await eraseChanges(transaction, changes);
  const erased = new Set([...gone, ...changes.map(({ entityId }) => entityId)]);
  return [
    ...[...erased].map((entity) => ofHistory(PlaceAction.ERASED, entity)),
    ...[...questions].map((entity) => ofHistory(PlaceAction.QUESTION, entity)),
  ];
}

const ofHistory = (action: PlaceAction, id: string): Place => ({
  action,
  type: typeOfId(id),
  id,
  where: "history",
  text: null,
});

async function* everyPayload(transaction: Transaction): AsyncGenerator<Kept> {
  for (let after = 0; ;) {
    const rows = await transaction.all<Kept>(
      sql`select c."number", c."entityId", c."operation", p."payload"
          from "change_payload" p join "change" c on c."number" = p."change"
          where p."change" > ${after} order by p."change" ${limitOf(pageSize)}`,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

/** Erases why edits were made, and their sources, where these have the person's names. */
export async function eraseNotesOf(
  transaction: Transaction,
  { mentionsFor, asked }: Looked,
): Promise<Place[]> {
  const rows = await transaction.all<{ number: number; why: string | null; source: string | null }>(
    sql`select e."number", e."why", e."source" from "edit" e where e."why" is not null or e."source" is not null`,
  );
  const has = (mentions: Mentions) =>
    rows.filter(({ why, source }) => mentions.isIn(why ?? "") || mentions.isIn(source ?? ""));
  const found = has(mentionsFor(null));
  await eraseNotes(
    transaction,
    found.map(({ number }) => number),
  );
  const unsure = has(asked).filter((row) => !found.includes(row));
  const placeOf = (action: PlaceAction, { number }: { readonly number: number }): Place => ({
    action,
    type: null,
    id: null,
    where: "edit",
    text: String(number),
  });
  return [
    ...found.map((row) => placeOf(PlaceAction.ERASED, row)),
    ...unsure.map((row) => placeOf(PlaceAction.QUESTION, row)),
  ];
}
