import { parseEdtf } from "../../domain/edtf";
import type { TypeName } from "../../domain/ids";
import { fold } from "../../domain/names";
import { serialOf } from "../../domain/serial";
import type { EdtfDate, EntityTypes } from "../../entities";

/** Columns that the writer computes from others of the same row, or copies from another row. */
export const derivedColumns = [
  "sortText",
  "searchText",
  "sortOn",
  "serial",
  "dayEarliest",
  "dayLatest",
] as const;
type DerivedColumn = (typeof derivedColumns)[number];

/** Columns that the writer maintains: the version, and those declared with `@Follows`. */
type KeptColumn<Name extends TypeName> = "version" | (Name extends "Appearance" ? "showId" : never);

/** Relations are the optional properties of a class; columns are not. */
type RelationOf<T> = {
  [Property in keyof T]-?: object extends Pick<T, Property> ? Property : never;
}[keyof T];

/** The writer's input for an entity: its columns, without derived and maintained ones. */
export type EntityInput<Name extends TypeName> = { id: string } & Omit<
  EntityTypes[Name],
  RelationOf<EntityTypes[Name]> | DerivedColumn | KeptColumn<Name>
>;

export type AnyEntityInput = { [Name in TypeName]: EntityInput<Name> }[TypeName];

/** The entity with its derived columns. Given values of these are replaced. */
export function withDerivedColumns<Name extends TypeName>(
  type: Name,
  input: EntityInput<Name>,
): EntityTypes[Name] {
  const derive = derivations[type];
  return Object.assign({}, input, derive?.(input)) as unknown as EntityTypes[Name];
}

const derivations: {
  readonly [Name in TypeName]?: (input: EntityInput<Name>) => Partial<EntityTypes[Name]>;
} = {
  Document: ({ title }) => ({ sortText: fold(title) }),
  Topic: ({ label }) => ({ sortText: fold(label) }),
  Organisation: ({ name, alternateNames }) => ({
    sortText: fold(name),
    searchText: folded(name, ...alternateNames),
  }),
  Person: ({ name, sortName, alternateNames }) => ({
    sortText: fold(sortName),
    searchText: folded(name, ...alternateNames),
  }),
  Affiliation: ({ start }) => ({ sortOn: sortKeyOf(start) }),
  Partnership: ({ start }) => ({ sortOn: sortKeyOf(start) }),
  Publication: ({ title, displayTitle, containerTitle, publishedOn }) => ({
    displayTitle: title ?? displayTitle,
    sortOn: sortKeyOf(publishedOn),
    searchText: folded(title ?? displayTitle, containerTitle),
  }),
  // Copies of another row's columns, which `followedColumns` fills before the edit ends.
  Appearance: () => ({ sortOn: "" }),
  Contribution: () => ({ sortOn: "" }),
  Honour: () => ({ sortOn: "" }),
  Award: ({ name, category, year }) => ({
    sortOn: year === null ? "" : parseEdtf(year).sortOn,
    searchText: folded(name, category),
  }),
  Show: ({ title, displayTitle, alternateTitles }) => ({
    displayTitle: title ?? displayTitle,
    sortText: fold(title ?? displayTitle),
    searchText: folded(title ?? displayTitle, ...alternateTitles),
  }),
  Episode: ({ title, displayTitle, originalTitle, season, number, occurredOn, publishedOn }) => {
    const date = occurredOn ?? publishedOn;
    return {
      displayTitle: title ?? displayTitle,
      sortOn: sortKeyOf(date),
      serial: serialOf(season, number),
      dayEarliest: date?.earliest ?? null,
      dayLatest: date?.latest ?? null,
      searchText: folded(title ?? displayTitle, originalTitle),
    };
  },
  Host: ({ start }) => ({ sortOn: sortKeyOf(start) }),
};

function folded(...texts: ReadonlyArray<string | null>): string {
  return fold(texts.filter((text) => text !== null).join(" "));
}

function sortKeyOf(date: EdtfDate | null): string {
  return date === null ? "" : parseEdtf(date.edtf).sortOn;
}
