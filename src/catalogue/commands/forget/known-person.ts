import { among } from "../../../database/sql/dialect";
import { join, raw, sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { NotFound, shown } from "../../../domain/errors";
import { idPrefixes, isId, typeOfId } from "../../../domain/ids";
import { referenceColumns } from "../../../entities/relations";
import { differencesIn, removedStateIn, changesOfEntities } from "../../history/read-changes";
import { readStates } from "../../history/read-states";
import type { State } from "../../history/state";
import { textsIn } from "./redact";
import type { KnownPerson } from "./sought";

/** The id of a person, also of one who was removed, by the id or a slug. Throws NOT_FOUND. */
export async function idOfPerson(transaction: Transaction, reference: string): Promise<string> {
  const [row] = isId(reference)
    ? await transaction.all<{ id: string }>(sql`select n."id" from "node" n where n."id" = ${reference}`)
    : await transaction.all<{ id: string }>(
        sql`select s."id" from "slug" s where s."type" = ${idPrefixes.Person} and s."slug" = ${reference}`,
      );
  if (row && typeOfId(row.id) === "Person") return row.id;
  throw new NotFound(`No Person has the id or the slug ${shown(reference)}.`);
}

/** All that is known of a person, now and before. */
export async function knownPerson(
  transaction: Transaction,
  id: string,
  relations: ReadonlyMap<string, State>,
): Promise<KnownPerson> {
  const now = (await readStates(transaction, [id])).get(id);
  const changes = (await changesOfEntities(transaction, [id])).get(id) ?? [];
  const before = changes.flatMap((change): State[] => {
    const removed = removedStateIn(change);
    if (removed) return [removed];
    const differences = Object.entries(differencesIn(change) ?? {});
    return [0, 1].map((side) =>
      Object.fromEntries(differences.map(([name, both]) => [name, both[side] ?? undefined])),
    );
  });
  const slugs = await transaction.all<{ slug: string }>(
    sql`select s."slug" from "slug" s where s."id" = ${id} order by s."slug"`,
  );
  // One credit of several recipients names all of them.
  const credits = [...relations.values()].flatMap(({ creditedAs, recipientIds }) =>
    typeof creditedAs === "string" && ((recipientIds as unknown[] | undefined)?.length ?? 1) < 2
      ? creditedAs
      : [],
  );
  return {
    id,
    states: [...(now ? [now] : []), ...before],
    slugs: slugs.map(({ slug }) => slug),
    credits,
  };
}

const ofPeople = referenceColumns.filter(({ to }) => to === "Person");

/** The states of all that refers to these people. */
export async function relationsOf(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, State>> {
  const statements = ofPeople.map(
    ({ table, owner, column }) =>
      sql`select x.${raw(`"${owner}"`)} as "id" from ${raw(`"${table}"`)} x where ${among(raw(`x."${column}"`), ids)}`,
  );
  const rows = await transaction.all<{ id: string }>(join(statements, " union "));
  return readStates(
    transaction,
    rows.map(({ id }) => id),
  );
}

/** The ids of what people's relations are with: their episodes, the shows of these, publications, documents. */
export async function surroundingsOf(
  transaction: Transaction,
  relations: ReadonlyMap<string, State>,
): Promise<Set<string>> {
  const near = new Set([...relations.keys(), ...[...relations.values()].flatMap(idsIn)]);
  const states = await readStates(
    transaction,
    [...near].filter((id) => typeOfId(id) === "Episode"),
  );
  for (const { showId } of states.values()) near.add(showId as string);
  return near;
}

const idsIn = (state: State): string[] => [...textsIn(state)].filter(isId);
