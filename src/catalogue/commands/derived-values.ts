import { parseEdtf } from "../../domain/edtf";
import type { TypeName } from "../../domain/ids";
import { fold } from "../../domain/names";
import type { EdtfDate, EntityTypes } from "../../entities";

/** Columns that follow from others of the same row. Nobody states them: whoever puts a thing may leave them out. */
type DerivedColumn = "sortText" | "searchText" | "sortOn" | "dayEarliest" | "dayLatest";

export type Given<Name extends TypeName> = Omit<EntityTypes[Name], DerivedColumn>;

/** The thing with its derived columns, whatever it came with in them. */
export function completed<Name extends TypeName>(type: Name, given: Given<Name>): EntityTypes[Name] {
  const derive = derivations[type];
  return Object.assign({}, given, derive?.(given)) as EntityTypes[Name];
}

const derivations: { readonly [Name in TypeName]?: (given: Given<Name>) => Partial<EntityTypes[Name]> } = {
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
  // These follow another row, which `updateDerivedColumns` looks up before the edit ends.
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
  Episode: ({ title, displayTitle, occurredOn, publishedOn }) => {
    const date = occurredOn ?? publishedOn;
    return {
      displayTitle: title ?? displayTitle,
      sortOn: sortKeyOf(date),
      dayEarliest: date?.earliest ?? null,
      dayLatest: date?.latest ?? null,
      searchText: folded(title ?? displayTitle),
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
