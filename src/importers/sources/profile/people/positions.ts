import { AffiliationKind, AffiliationState } from "../../../../entities/affiliation";
import type { Line } from "../blocks/block";
import { datesIn, withoutDates } from "../lines/dates";
import { textWithoutLinks, tidied } from "../lines/texts";
import type { Entry } from "../sections/section";
import type { Column } from "../entries/rows";
import type { FoundAffiliation } from "./affiliations";
import { isNameOfOrganisation } from "./organisation-names";

const degree =
  /\b(?:ph\.?d|d\.?phil|doctorate|m\.?sc|m\.?a|mba|b\.?sc|b\.?a|ll\.?b|ll\.?m|m\.?phil|b\.?eng|m\.?eng|diploma?|degree|abitur|magister|master|bachelor|licence|licenciatura|staatsexamen|promotion)\b/iu;

/** A position or a degree of a list or a table: “2009 - 2016, Legal adviser, Harbour Network”. Null where no organisation is named. */
export function positionOf(entry: Entry, row: ReadonlyMap<Column, Line> | null): FoundAffiliation | null {
  const text =
    row === null ? textWithoutLinks(entry.head) : [...row.values()].map((line) => line.text).join(", ");
  const period = periodIn(row?.get("date")?.text ?? text);
  const bare = withoutDates(text, null).replaceAll(/["“„][^"”“]+["”“]/gu, " ");
  const pieces = bare
    .split(/\s+[-–—|]\s+|:\s+|,\s+|\s+(?:at|bei|chez)\s+/u)
    .map(tidied)
    .filter((piece) => /\p{L}{2,}/u.test(piece) && !/^(?:present|now|today|heute|since|seit)$/iu.test(piece));
  const event = row?.get("event")?.text;
  const organisation = event ?? pieces.find((piece) => isNameOfOrganisation(piece)) ?? pieces[1];
  if (organisation === undefined) return null;
  const role =
    row?.get("role")?.text ??
    row?.get("title")?.text ??
    pieces.find((piece) => piece !== organisation) ??
    null;
  const isEducation = (role !== null && degree.test(role)) || entry.section.kind === "education";
  return {
    person: null,
    organisation,
    kind: isEducation ? AffiliationKind.EDUCATION : AffiliationKind.EMPLOYMENT,
    roleTitle: role,
    start: isEducation && period.end === null ? null : period.start,
    end: isEducation && period.end === null ? period.start : period.end,
    state:
      isEducation || period.end !== null
        ? AffiliationState.FORMER
        : period.start === null
          ? AffiliationState.UNKNOWN
          : AffiliationState.CURRENT,
    inference: null,
  };
}

function periodIn(text: string): { readonly start: string | null; readonly end: string | null } {
  const [first, second] = datesIn(text);
  if (!first) return { start: null, end: null };
  if (first.edtf.includes("/")) {
    const [start = null, end = null] = first.edtf.split("/");
    return { start, end };
  }
  return { start: first.edtf, end: second?.edtf ?? null };
}
