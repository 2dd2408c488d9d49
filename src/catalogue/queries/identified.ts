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

/** The episodes of a show that have a guid, by season (empty without one) and guid as a JSON list. */
export async function episodesByGuid(reader: Reader, showId: string): Promise<Map<string, string>> {
  const rows = await reader.all<{ id: string; season: string | null; guid: string }>(
    sql`select e."id", e."season", e."guid" from "episode" e where e."showId" = ${showId} and e."guid" is not null`,
  );
  return new Map(rows.map(({ id, season, guid }) => [JSON.stringify([season ?? "", guid]), id]));
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
