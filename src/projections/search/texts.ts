import { column } from "../../database/sql/dialect";
import { raw, type Sql } from "../../database/sql/sql";
import type { TypeName } from "../../domain/ids";

/** The types with a name, which can be searched. */
export const thingTypes = [
  "Person",
  "Organisation",
  "Show",
  "Episode",
  "Topic",
  "Publication",
  "Award",
] as const satisfies readonly TypeName[];

export type ThingType = (typeof thingTypes)[number];

/** The searched texts of a type. The table has the alias `x`. */
interface Texts {
  /** Names, the main one first. */
  readonly names: readonly Sql[];
  /** A column with more names, as a JSON array; null if none. */
  readonly more: Sql | null;
  readonly prose: readonly Sql[];
  /** The columns of these texts. */
  readonly columns: readonly string[];
}

const x = (name: string) => column("x", name);

export const texts: Record<ThingType, Texts> = {
  Person: {
    names: [x("name"), raw(`x."honorificPrefix" || ' ' || x."name"`)],
    more: x("alternateNames"),
    prose: [x("description")],
    columns: ["name", "honorificPrefix", "alternateNames", "description"],
  },
  Organisation: textsIn(["name"], "alternateNames", ["description"]),
  Show: textsIn(["displayTitle"], "alternateTitles", ["description"]),
  Episode: textsIn(["displayTitle"], null, ["description"]),
  Topic: textsIn(["label"], null, ["description"]),
  Publication: textsIn(["displayTitle"], null, ["abstract", "containerTitle"]),
  Award: textsIn(["name", "category"], null, []),
};

function textsIn(names: readonly string[], more: string | null, prose: readonly string[]): Texts {
  return {
    names: names.map(x),
    more: more === null ? null : x(more),
    prose: prose.map(x),
    columns: [...names, ...(more === null ? [] : [more]), ...prose],
  };
}
