import { among } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { fold } from "../../domain/names";
import { wordsOf } from "../../domain/words";
import { indexedName } from "../../projections/search/search-entry";

/** The ids of publications, by scheme and value of an identifier: `DOI 10.1000/182`. */
export async function publicationsByIdentifier(
  reader: Reader,
  identifiers: ReadonlyArray<{ readonly scheme: string; readonly value: string }>,
): Promise<Map<string, string>> {
  const [schemes, values] = [identifiers.map(({ scheme }) => scheme), identifiers.map(({ value }) => value)];
  const rows = await reader.all<{ scheme: string; value: string; id: string }>(
    sql`select i."scheme", i."value", p."id" from "identifier" i join "publication" p on p."id" = i."ownerId"
        where ${among(raw('i."scheme"'), schemes)} and ${among(raw('i."value"'), values)} and i."standing" <> 'DISPUTED'`,
  );
  return new Map(rows.map(({ scheme, value, id }) => [`${scheme} ${value}`, id]));
}

/** The ids of things of a type with one of these names, by the folded name. */
export async function thingsByName(
  reader: Reader,
  type: "Publication" | "Topic" | "Award",
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const written = new Map(names.map((name) => [indexedName(wordsOf(name).join(" ")), fold(name)]));
  const rows = await reader.all<{ name: string; id: string }>(
    sql`select s."name", s."id" from "search_name" s
        where s."type" = ${type} and ${among(raw('s."name"'), [...written.keys()])} order by s."id"`,
  );
  const found = new Map<string, string[]>();
  for (const { name, id } of rows) {
    const folded = written.get(name) ?? "";
    found.set(folded, [...(found.get(folded) ?? []), id]);
  }
  return found;
}

/** The names of the contributors of publications, folded, by the id of the publication. */
export async function contributorsOf(
  reader: Reader,
  publicationIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await reader.all<{ id: string; name: string; creditedAs: string | null }>(
    sql`select c."publicationId" as "id", coalesce(p."name", o."name") as "name", c."creditedAs" from "contribution" c
        left join "person" p on p."id" = c."contributorPersonId"
        left join "organisation" o on o."id" = c."contributorOrganisationId"
        where ${among(raw('c."publicationId"'), publicationIds)} and coalesce(p."name", o."name") is not null`,
  );
  const found = new Map<string, Set<string>>();
  for (const { id, name, creditedAs } of rows) {
    const names = found.get(id) ?? new Set();
    found.set(id, names.add(fold(name)).add(fold(creditedAs ?? name)));
  }
  return found;
}

/** Facts by the table, and by the column whose entities they are sought at. */
const factTables = [
  ["contribution", "publicationId"],
  ["affiliation", "personId"],
  ["show_organisation", "showId"],
  ["honour", "awardId"],
  ["about", "workShowId"],
  ["about", "workEpisodeId"],
  ["about", "workPublicationId"],
] as const;

/** The ids of contributions, affiliations, roles of organisations, honours and subjects at these entities. */
export async function factsAt(reader: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const questions = factTables.map(
    ([table, column]) =>
      sql`select f."id" from ${raw(`"${table}"`)} f where ${among(raw(`f."${column}"`), ids)}`,
  );
  const rows = await reader.all<{ id: string }>(join(questions, " union all "));
  return rows.map(({ id }) => id).toSorted();
}
