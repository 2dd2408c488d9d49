import { among } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { readStates } from "../history/read-states";
import type { MergedType } from "./merged-types";
import { GrowingProgramme, type Programme } from "./programmes";
import type { Known } from "./reasons";
import { isRecurring } from "./titles";

/** Facts that relate a type to others: their table, the column with its id, and that with the other's. */
const facts: Readonly<
  Record<MergedType, ReadonlyArray<readonly [table: string, own: string, other: string]>>
> = {
  Person: [
    ["appearance", "personId", "showId"],
    ["host", "personId", "showId"],
    ["affiliation", "personId", "organisationId"],
    ["contribution", "contributorPersonId", "publicationId"],
  ],
  Organisation: [
    ["affiliation", "organisationId", "personId"],
    ["show_organisation", "organisationId", "showId"],
    ["organisation", "id", "parentId"],
    ["publication", "publisherId", "id"],
    ["contribution", "contributorOrganisationId", "publicationId"],
  ],
  Show: [
    ["host", "showId", "personId"],
    ["show_organisation", "showId", "organisationId"],
  ],
  Episode: [
    ["episode", "id", "showId"],
    ["appearance", "episodeId", "personId"],
  ],
};

/** What has been on these shows. */
async function programmesOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Programme>> {
  const programmes = new Map(ids.map((id) => [id, new GrowingProgramme()]));
  if (ids.length === 0) return programmes;
  const speakers = await reader.all<{ id: string; name: string }>(
    sql`select distinct a."showId" as "id", p."name" from "appearance" a join "person" p on p."id" = a."personId"
        where ${among(raw('a."showId"'), ids)}`,
  );
  const episodes = await reader.all<{
    id: string;
    season: string | null;
    strand: string | null;
    date: string;
  }>(
    sql`select distinct e."showId" as "id", e."season", e."strand", substr(e."sortOn", 1, 10) as "date" from "episode" e
        where ${among(raw('e."showId"'), ids)}`,
  );
  for (const { id, name } of speakers) programmes.get(id)?.addSpeaker(name);
  for (const { id, ...episode } of episodes) programmes.get(id)?.addEpisode(episode);
  return programmes;
}

/** The ids that facts relate these to, in one statement. */
export async function relatedOf(
  reader: Reader,
  type: MergedType,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  const questions = facts[type].map(
    ([table, own, other]) =>
      sql`select ${raw(`f."${own}"`)} as "id", ${raw(`f."${other}"`)} as "related" from ${raw(`"${table}"`)} f
          where ${among(raw(`f."${own}"`), ids)} and ${raw(`f."${other}"`)} is not null`,
  );
  const rows = await reader.all<{ id: string; related: string }>(join(questions, " union "));
  const related = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const row of rows) related.get(row.id)?.add(row.related);
  return related;
}

/** What is known of these records, in two statements, and of shows that come again in two more. */
export async function knownOf(
  reader: Reader,
  type: MergedType,
  ids: readonly string[],
): Promise<Map<string, Known>> {
  const states = await readStates(reader, ids);
  const related = await relatedOf(reader, type, ids);
  const recurring = type === "Show" ? ids.filter((id) => isRecurring(states.get(id) ?? {})) : [];
  const programmes = await programmesOf(reader, recurring);
  return new Map(
    [...states].map(([id, state]) => {
      const programme = programmes.get(id);
      return [id, { state, related: related.get(id) ?? new Set(), ...(programme ? { programme } : {}) }];
    }),
  );
}
