import { among } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";

/** What those of these ids were merged into that were, by id. */
export async function survivorsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.all<{ id: string; into: string }>(
    sql`select n."id", n."mergedInto" as "into" from "node" n
        where ${among(raw('n."id"'), ids)} and n."mergedInto" is not null`,
  );
  return new Map(rows.map(({ id, into }) => [id, into]));
}

/** Whether two of these ids are marked as never the same. */
export async function distinctAmong(
  reader: Reader,
  ids: readonly string[],
): Promise<(one: string, other: string) => boolean> {
  const rows = await reader.all<{ one: string; other: string }>(
    sql`select d."one", d."other" from "distinct_pair" d
        where ${among(raw('d."one"'), ids)} and ${among(raw('d."other"'), ids)}`,
  );
  const pairs = new Set(rows.map(({ one, other }) => `${one} ${other}`));
  return (one, other) => pairs.has(`${one} ${other}`) || pairs.has(`${other} ${one}`);
}

export const guidKeyOf = (showId: string, season: string | null, guid: string): string =>
  JSON.stringify([showId, season ?? "", guid]);

/** The episodes of these shows that alone have a guid, by `guidKeyOf`. */
export async function episodesByGuid(
  reader: Reader,
  showIds: readonly string[],
): Promise<Map<string, string>> {
  if (showIds.length === 0) return new Map();
  const rows = await reader.all<{ id: string; showId: string; season: string | null; guid: string }>(
    sql`select e."id", e."showId", e."season", e."guid" from "episode" e
        where ${among(raw('e."showId"'), showIds)} and e."guid" is not null`,
  );
  const found = new Map<string, string | null>();
  for (const { id, showId, season, guid } of rows) {
    const key = guidKeyOf(showId, season, guid);
    found.set(key, found.has(key) ? null : id);
  }
  return new Map([...found].flatMap(([key, id]) => (id === null ? [] : [[key, id] as const])));
}

export const roleKeyOf = (type: string, where: string, personId: string): string =>
  `${type} ${where} ${personId}`;

/** The hosts and appearances at these episodes and shows, by what they are, where, and whose. */
export async function rolesAt(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.all<{ type: string; at: string; personId: string; id: string }>(
    sql`select 'Appearance' as "type", a."episodeId" as "at", a."personId", a."id" from "appearance" a
        where ${among(raw('a."episodeId"'), ids)} and a."personId" is not null
        union all
        select 'Host', h."episodeId", h."personId", h."id" from "host" h where ${among(raw('h."episodeId"'), ids)}
        union all
        select 'Host', h."showId", h."personId", h."id" from "host" h where ${among(raw('h."showId"'), ids)}
        order by "id"`,
  );
  return new Map(rows.toReversed().map(({ type, at, personId, id }) => [roleKeyOf(type, at, personId), id]));
}
