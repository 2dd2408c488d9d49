import { among } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { readStates } from "../history/read-states";
import type { MergedType } from "./merged-types";
import type { Known } from "./reasons";

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

/** What is known of these records, in two statements. */
export async function knownOf(
  reader: Reader,
  type: MergedType,
  ids: readonly string[],
): Promise<Map<string, Known>> {
  const states = await readStates(reader, ids);
  const questions = facts[type].map(
    ([table, own, other]) =>
      sql`select ${raw(`f."${own}"`)} as "id", ${raw(`f."${other}"`)} as "related" from ${raw(`"${table}"`)} f
          where ${among(raw(`f."${own}"`), ids)} and ${raw(`f."${other}"`)} is not null`,
  );
  const rows = await reader.all<{ id: string; related: string }>(join(questions, " union "));
  const related = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const row of rows) related.get(row.id)?.add(row.related);
  return new Map([...states].map(([id, state]) => [id, { state, related: related.get(id) ?? new Set() }]));
}
