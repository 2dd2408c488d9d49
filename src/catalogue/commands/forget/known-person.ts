import { among } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { NotFound, RostrumError, shown } from "../../../domain/errors";
import { idPrefixes, isId, typeOfId } from "../../../domain/ids";
import { changesOfEntities, differencesIn, takenStateIn } from "../../history/read-changes";
import { readStates } from "../../history/read-states";
import type { State } from "../../history/state";
import { findTombstone } from "../../queries/by-id";
import { textsIn } from "./redact";
import type { KnownPerson } from "./sought";

/**
 * The id of a person, also of one who was removed, by the id or a slug; of one who was merged, the remaining one's. Throws NOT_FOUND,
 * and GONE for one who was forgotten.
 */
export async function idOfPerson(transaction: Transaction, reference: string): Promise<string> {
  const id = isId(reference)
    ? sql`${reference}`
    : sql`(select s."id" from "slug" s where s."type" = ${idPrefixes.Person} and s."slug" = ${reference})`;
  const [row] = await transaction.all<{ id: string }>(
    sql`select coalesce(n."mergedInto", n."id") as "id" from "node" n where n."id" = ${id}`,
  );
  const { forgottenAt = null } = (await findTombstone(transaction, "Person", row?.id ?? reference)) ?? {};
  if (forgottenAt !== null) throw new RostrumError("GONE", `This person was forgotten, at ${forgottenAt}.`);
  if (row && typeOfId(row.id) === "Person") return row.id;
  throw new NotFound(`No Person has the id or the slug ${shown(reference)}.`);
}

/** The ids that lead to a person: the own one, then those of people who were merged into this one. */
export async function idsOfPerson(transaction: Transaction, id: string): Promise<string[]> {
  const rows = await transaction.all<{ id: string }>(
    sql`select n."id" from "node" n where n."mergedInto" = ${id} order by n."id"`,
  );
  return [id, ...rows.map((row) => row.id)];
}

/** All that is known of a person, now and before. */
export async function knownPerson(
  transaction: Transaction,
  ids: readonly string[],
  relations: ReadonlyMap<string, State>,
): Promise<KnownPerson> {
  const now = await readStates(transaction, ids);
  const changes = [...(await changesOfEntities(transaction, ids)).values()].flat();
  const before = changes.flatMap((change): State[] => {
    const taken = takenStateIn(change);
    if (taken) return [taken];
    const differences = Object.entries(differencesIn(change) ?? {});
    return [0, 1].map((side) =>
      Object.fromEntries(differences.map(([name, both]) => [name, both[side] ?? undefined])),
    );
  });
  const slugs = await transaction.all<{ slug: string; id: string }>(
    sql`select s."slug", s."id" from "slug" s where ${among(raw('s."id"'), ids)} order by s."slug"`,
  );
  // One credit of several recipients names all of them.
  const credits = [...relations.values()].flatMap(({ creditedAs, recipientIds }) =>
    typeof creditedAs === "string" && ((recipientIds as unknown[] | undefined)?.length ?? 1) < 2
      ? creditedAs
      : [],
  );
  return { ids, states: [...now.values(), ...before], slugs, credits };
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

/** The ids that an entity refers to. */
export const idsIn = (state: State): string[] => [...textsIn(state)].filter(isId);
