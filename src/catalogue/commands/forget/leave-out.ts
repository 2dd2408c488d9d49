import { among, table } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { compact } from "../../../domain/mentions";
import { writtenShapes } from "../../../entities/written-properties";
import { type Mark, namesOf, sourceKeysOf } from "../../forgotten/marks";
import type { State } from "../../history/state";
import { findForgotten, forgottenKeys, namesakesOfForgotten } from "../../queries/forgotten";
import type { AnyEntityInput } from "../derived-columns";
import { freeSlug } from "../free-slugs";
import { Others } from "./others";
import { idsIn } from "./known-person";
import { redact } from "./redact";
import { without } from "./without";

/** What a load makes of people who were forgotten, by ids. */
export interface ForgottenInLoad {
  /** They are not loaded. */
  readonly people: readonly string[];
  /** Nothing without them, so not loaded either: an appearance, an affiliation. */
  readonly dependents: readonly string[];
  /** Loaded without their names. */
  readonly redacted: readonly string[];
  /** Loaded: a new person of the same name, and nothing else the same. Whether it is one of them is a question. */
  readonly namesakes: readonly string[];
}

export const noneForgotten: ForgottenInLoad = { people: [], dependents: [], redacted: [], namesakes: [] };

type Entities = Map<string, State>;

/** Leaves out who was forgotten, and what is nothing without them, and takes their names out of the rest. */
export async function leaveOutForgotten(
  transaction: Transaction,
  entities: readonly AnyEntityInput[],
): Promise<{ readonly entities: readonly AnyEntityInput[]; readonly forgotten: ForgottenInLoad }> {
  if ((await forgottenKeys(transaction)).length === 0) return { entities, forgotten: noneForgotten };
  const all: Entities = new Map(entities.map((entity) => [entity.id, entity as unknown as State]));
  const people = await forgottenAmong(transaction, all);
  const kept = new Map(all);
  for (const id of people) kept.delete(id);
  const dependents = removeDependents(kept, people);
  const redacted = new Set<string>();
  for (const id of people) {
    const relations = new Map([...all].filter(([, state]) => refersTo(state, id)));
    for (const one of await redactAll(transaction, { id, all, kept, relations })) redacted.add(one);
  }
  const namesakes = await newNamesakes(transaction, kept);
  return {
    entities: [...kept.values()] as unknown as AnyEntityInput[],
    forgotten: { people, dependents, redacted: [...redacted], namesakes },
  };
}

async function forgottenAmong(transaction: Transaction, all: Entities): Promise<string[]> {
  const marks = [...all].flatMap(([id, state]) =>
    isPerson(id) ? [["id", id] as Mark, ...sourceKeysOf(state)].map((mark) => ({ id, mark })) : [],
  );
  const found = await findForgotten(
    transaction,
    marks.map(({ mark }) => mark),
  );
  return [...new Set([...found.keys()].map((place) => marks[place]?.id ?? ""))];
}

/** Takes references to these out, and with each entity that is nothing without them those to it. */
function removeDependents(kept: Entities, people: readonly string[]): string[] {
  const dependents: string[] = [];
  for (let gone = new Set(people); gone.size > 0;) {
    const next = new Set<string>();
    for (const [id, state] of kept) {
      const left = without(state, gone);
      if (left !== null) kept.set(id, left);
      else {
        kept.delete(id);
        next.add(id);
      }
    }
    dependents.push(...next);
    gone = next;
  }
  return dependents;
}

interface Redacting {
  readonly id: string;
  readonly all: Entities;
  readonly kept: Entities;
  readonly relations: ReadonlyMap<string, State>;
}

async function redactAll(
  transaction: Transaction,
  { id: person, all, kept, relations }: Redacting,
): Promise<string[]> {
  const state = all.get(person) ?? {};
  const credits = [...relations.values()].flatMap(({ creditedAs, recipientIds }) =>
    typeof creditedAs === "string" && !Array.isArray(recipientIds) ? creditedAs : [],
  );
  const slugs = typeof state["slug"] === "string" ? [{ id: person, slug: state["slug"] }] : [];
  const others = new Others({ ids: [person], states: [state], slugs, credits });
  for (const [id, other] of all) if (isPerson(id)) others.add(id, other);
  const theirs = new Map(
    [...all].filter(([, other]) => others.namesakes.some((one) => refersTo(other, one))),
  );
  const { mentionsFor } = others.lookedFor(near(all, relations), near(all, theirs));

  const redacted: string[] = [];
  for (const [id, before] of kept) {
    const type = typeOfId(id) as TypeName;
    const { state: after, redactions } = redact(type, before, mentionsFor(id));
    if (redactions.length === 0) continue;
    redacted.push(id);
    const isSlugChanged = writtenShapes[type].isThing && after["slug"] !== before["slug"];
    kept.set(id, isSlugChanged ? { ...after, slug: await slugOf(transaction, type, id, after) } : after);
  }
  return redacted;
}

/** That of an earlier load where the entity has one. */
async function slugOf(
  transaction: Transaction,
  type: TypeName,
  id: string,
  { slug: wanted }: State,
): Promise<string> {
  const [stored] = await transaction.all<{ slug: string }>(
    sql`select x."slug" from ${table(type)} x where x."id" = ${id}`,
  );
  const isOfEarlier = stored && new RegExp(`^${String(wanted)}(-\\d+)?$`).test(stored.slug);
  return isOfEarlier ? stored.slug : freeSlug(transaction, type, wanted as string);
}

/** What relations are with, and the shows of its episodes. */
function near(all: Entities, relations: ReadonlyMap<string, State>): Set<string> {
  const ids = new Set([...relations.keys(), ...[...relations.values()].flatMap(idsIn)]);
  for (const id of ids) {
    const showId = typeOfId(id) === "Episode" ? all.get(id)?.["showId"] : undefined;
    if (typeof showId === "string") ids.add(showId);
  }
  return ids;
}

/** People whom the catalogue does not have, of the name of one who was forgotten. */
async function newNamesakes(transaction: Transaction, kept: Entities): Promise<string[]> {
  const people = [...kept].filter(([id]) => isPerson(id));
  const known = await transaction.all<{ id: string }>(
    sql`select n."id" from "node" n where n."removedOn" is null and ${among(
      raw('n."id"'),
      people.map(([id]) => id),
    )}`,
  );
  const isKnown = new Set(known.map(({ id }) => id));
  const named = people
    .filter(([id]) => !isKnown.has(id))
    .flatMap(([id, state]) => namesOf(state).map((name) => ({ id, name: compact(name) })));
  const places = await namesakesOfForgotten(
    transaction,
    named.map(({ name }) => name),
  );
  return [...new Set([...places].map((place) => named[place]?.id ?? ""))];
}

const isPerson = (id: string): boolean => typeOfId(id) === "Person";

const refersTo = (state: State, id: string): boolean =>
  Object.values(state).some((value) => value === id || (Array.isArray(value) && value.includes(id)));
