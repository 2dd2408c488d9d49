import { secondsIn } from "../domain/durations";
import type { TypeName } from "../domain/ids";
import { durationPattern, languagePattern, momentPattern, urlPattern, yearPattern } from "../domain/patterns";
import type { EntityTypes } from "./entity-classes";
import type { EdtfDate } from "./edtf-date";

/** What must hold for an entity beyond the types of its columns, wherever it is written. Properties by their written names. */
export interface RecordRules<Name extends TypeName> {
  /** Lists that may not be empty. */
  readonly required?: readonly string[];
  /** Properties of which at least one is there. */
  readonly anyOf?: readonly string[];
  /** Properties of which exactly one is there. */
  readonly oneOf?: readonly string[];
  /** Regular expressions for texts. */
  readonly patterns?: Readonly<Record<string, string>>;
  /** The least that numbers may be. */
  readonly minimums?: Readonly<Record<string, number>>;
  /** Texts that must be dates too. */
  readonly dates?: readonly string[];
  /** What cannot be of its dates, taken together; null where nothing is. */
  readonly checkDates?: (given: EntityTypes[Name]) => string | null;
  /** What is odd about its dates and times, taken together, and may be so all the same: it is reported, and refuses nothing. Null where nothing is. */
  readonly oddDates?: (given: EntityTypes[Name]) => string | null;
}

export const recordRules: { readonly [Name in TypeName]: RecordRules<Name> } = {
  Document: { patterns: { retrievedAt: momentPattern }, minimums: { lines: 1 }, dates: ["retrievedAt"] },
  Topic: {},
  Organisation: {},
  Partnership: { checkDates: startsAfterEnd },
  Person: {},
  Affiliation: { checkDates: startsAfterEnd },
  Publication: { anyOf: ["title", "displayTitle"], patterns: { language: languagePattern } },
  Contribution: {},
  Award: { patterns: { year: yearPattern }, dates: ["year"] },
  Honour: { required: ["recipients"] },
  Show: {
    anyOf: ["title", "displayTitle"],
    patterns: { feedUrl: urlPattern, formerFeedUrls: urlPattern, language: languagePattern },
  },
  ShowOrganisation: {},
  Episode: {
    patterns: { duration: durationPattern, startsAt: durationPattern, language: languagePattern },
    minimums: { number: 0 },
    oddDates: ({ occurredOn, publishedOn }) =>
      occurredOn?.earliest && publishedOn?.latest && occurredOn.earliest > publishedOn.latest
        ? `It came out on ${publishedOn.edtf}, before it took place on ${occurredOn.edtf}.`
        : null,
  },
  Host: { oneOf: ["show", "episode"], checkDates: startsAfterEnd },
  Appearance: {
    required: ["roles"],
    anyOf: ["person", "creditedAs"],
    patterns: { startsAt: durationPattern, endsAt: durationPattern },
    oddDates: ({ startsAt, endsAt }) =>
      startsAt !== null && endsAt !== null && secondsIn(startsAt) > secondsIn(endsAt)
        ? `It starts at ${startsAt}, after its end at ${endsAt}.`
        : null,
  },
  About: {},
};

function startsAfterEnd({ start, end }: { start: EdtfDate | null; end: EdtfDate | null }): string | null {
  return start?.earliest && end?.latest && start.earliest > end.latest
    ? `It starts on ${start.edtf}, after its end on ${end.edtf}.`
    : null;
}
