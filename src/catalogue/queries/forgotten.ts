import { among } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { digestOf, type Mark } from "../forgotten/marks";

/** A person who was forgotten. */
export interface ForgottenPerson {
  /** The digest of the id. */
  readonly person: string;
  /** RFC 3339, in UTC. */
  readonly at: string;
}

type Asked = Pick<Reader, "all">;

/** Secrets of the digests; none where nobody was forgotten. */
export async function forgottenKeys(reader: Asked): Promise<string[]> {
  const rows = await reader.all<{ key: string }>(
    raw(`select k."key" from "forgotten_key" k order by k."key"`),
  );
  return rows.map(({ key }) => key);
}

/** Those of these marks that are of somebody forgotten, by their place. */
export async function findForgotten(
  reader: Asked,
  marks: readonly Mark[],
): Promise<Map<number, ForgottenPerson>> {
  const keys = marks.length === 0 ? [] : await forgottenKeys(reader);
  if (keys.length === 0) return new Map();
  const places = new Map(
    keys.flatMap((key) => marks.map((mark, place) => [digestOf(key, mark), place] as const)),
  );
  const rows = await reader.all<ForgottenPerson & { readonly digest: string } & Record<string, unknown>>(
    sql`select f."digest", f."person", f."at" from "forgotten" f where ${among(raw('f."digest"'), [...places.keys()])}`,
  );
  return new Map(rows.map(({ digest, person, at }) => [places.get(digest) ?? -1, { person, at }]));
}

/** Everybody who was forgotten: the digests of their ids. */
export async function everyForgotten(reader: Asked): Promise<string[]> {
  const rows = await reader.all<{ person: string }>(
    raw(`select distinct f."person" from "forgotten" f order by f."person"`),
  );
  return rows.map(({ person }) => person);
}

/** Of these names, by their place, those of somebody forgotten: they may be another person of the same name. */
export async function namesakesOfForgotten(reader: Asked, names: readonly string[]): Promise<Set<number>> {
  const people = names.length === 0 ? [] : await everyForgotten(reader);
  const marks = people.flatMap((person) => names.map((name): Mark => ["name", person, name]));
  const found = await findForgotten(reader, marks);
  return new Set([...found.keys()].map((place) => place % names.length));
}
