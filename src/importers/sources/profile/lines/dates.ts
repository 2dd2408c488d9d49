import { edtfIn } from "../../works/dates";

/** A date in a text, with where it stands there. */
export interface FoundDate {
  readonly edtf: string;
  readonly start: number;
  readonly end: number;
}

/** By their beginnings, folded: English, German, French, Spanish. */
const months: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(?:jan|ene|jän)/, 1],
  [/^(?:feb|fév|fev)/, 2],
  [/^(?:mar|mär|mrz)/, 3],
  [/^(?:apr|avr|abr)/, 4],
  [/^(?:may|mai)/, 5],
  [/^(?:jun|juin)/, 6],
  [/^(?:jul|juil)/, 7],
  [/^(?:aug|aoû|aou|ago)/, 8],
  [/^sep/, 9],
  [/^(?:oct|okt)/, 10],
  [/^nov/, 11],
  [/^(?:dec|dez|déc|dic)/, 12],
];

const monthNames =
  "jan(?:uary|uar|vier|\\.)?|jänner|enero|ene|feb(?:ruary|ruar|rero|\\.)?|février|fevrier|mar(?:ch|s|zo|\\.)?|märz|mrz|apr(?:il|\\.)?|avril|abril|may|mai|mayo|jun[ei]?|juni|juin|junio|jul[iy]?|juli|juillet|julio|aug(?:ust|\\.)?|août|aout|agosto|sep(?:t(?:ember|embre|iembre|\\.)?|\\.)?|septembre|septiembre|setiembre|oct(?:ober|obre|ubre|\\.)?|okt(?:ober|\\.)?|octobre|octubre|nov(?:ember|embre|iembre|\\.)?|novembre|noviembre|dec(?:ember|\\.)?|dez(?:ember|\\.)?|décembre|decembre|diciembre|dic|déc";
const month = `(?<month>${monthNames})\\.?`;
const month2 = `(?<month2>${monthNames})\\.?`;
const year = "(?<year>(?:19|20)\\d\\d)";
const day = "(?<day>[0-3]?\\d)(?:st|nd|rd|th|er|º|\\.)?";
const day2 = "(?<day2>[0-3]?\\d)(?:st|nd|rd|th|\\.)?";
const to = "\\s*(?:-{1,3}|[–—]|to|bis|until|till|au|a|al|and|und|&)\\s*";
const of = "\\s*(?:of\\s+|de\\s+|del\\s+)?";
const b = "(?<![\\p{L}\\d/.-])";
const e = "(?![\\p{L}\\d]|[.-]\\d)";

/** In the order in which they are tried: the most exact first. */
const forms: readonly RegExp[] = [
  `${year}-(?<m>\\d\\d)-(?<day>\\d\\d)`,
  `${year}[/.](?<m>\\d{1,2})[/.](?<day>\\d{1,2})`,
  `${day}${of}${month}${to}${day2}${of}${month2},?${of}${year}`,
  `${day}${to}${day2}${of}${month},?${of}${year}`,
  `${month}\\s+${day}${to}${day2},?\\s+${year}`,
  `(?<day>\\d{1,2})\\.?(?:(?<mA>\\d{1,2})\\.)?\\s*[-–]\\s*(?<day2>\\d{1,2})\\.(?<m>\\d{1,2})\\.${year}`,
  `(?<day>\\d{1,2})\\.\\s?(?<m>\\d{1,2})\\.\\s?${year}`,
  `(?<dm>\\d{1,2})[/-](?<md>\\d{1,2})[/-]${year}`,
  `${day}${of}${month},?${of}${year}`,
  `${month}\\s+${day},?\\s+${year}`,
  `${month}${to}${month2}\\s+${year}`,
  `${month},?${of}${year}`,
  `${year}\\s+${month}(?:\\s+${day})?`,
  `${year}-(?<m>\\d\\d)`,
  `(?<m>0\\d|1[0-2])[/.]${year}`,
  `${year}\\s*(?:[/–—]|-{1,2})\\s*(?<year2>(?:19|20)?\\d\\d)`,
  year,
].map((form) => new RegExp(`${b}${form}${e}`, "giu"));

/** A day and a month, which get their year from a heading. */
const withoutYear: readonly RegExp[] = [`${day}${of}${month}`, `${month}\\s+${day}`].map(
  (form) => new RegExp(`${b}${form}${e}`, "giu"),
);

/** The dates in a text, in the order in which they stand there. `heading` is the year of what they stand under. */
export function datesIn(text: string, heading: string | null = null): FoundDate[] {
  const found: FoundDate[] = [];
  const isFree = (start: number, end: number) => found.every((one) => one.end <= start || one.start >= end);
  const all =
    heading !== null && /^\d{4}$/.test(heading)
      ? [...forms.slice(0, -2), ...withoutYear, ...forms.slice(-2)]
      : forms;
  for (const form of all)
    for (const match of text.matchAll(form)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const edtf = edtfOf(match.groups ?? {}, heading);
      if (edtf !== null && isFree(start, end)) found.push({ edtf, start, end });
    }
  return found.toSorted((one, other) => one.start - other.start);
}

/** The date that says most of a text; the first of several. */
export function dateIn(text: string, heading: string | null = null): string | null {
  const found = datesIn(text, heading);
  const exactness = ({ edtf }: FoundDate) => (edtf.includes("/") && edtf.length > 9 ? 11 : edtf.length);
  return (
    found.toSorted((one, other) => exactness(other) - exactness(one) || one.start - other.start)[0]?.edtf ??
    null
  );
}

function edtfOf(parts: Readonly<Record<string, string | undefined>>, heading: string | null): string | null {
  const inYear = parts["year"] ?? heading;
  if (inYear === undefined || inYear === null) return null;
  const { year2, day: d, day2: d2, dm, md } = parts;
  if (year2 !== undefined) {
    const last = year2.length === 2 ? `${inYear.slice(0, 2)}${year2}` : year2;
    return last > inYear ? edtfIn(`${inYear}/${last}`) : null;
  }
  if (dm !== undefined && md !== undefined) {
    // Where either could be the month, the day comes first, as nearly everywhere.
    const [dayOf, monthIn] = Number(md) > 12 ? [md, dm] : [dm, md];
    return edtfIn(`${inYear}-${two(monthIn)}-${two(dayOf)}`);
  }
  const m = parts["m"] ?? numberOf(parts["month"]);
  if (m === null) return edtfIn(inYear);
  if (d === undefined) {
    const last = numberOf(parts["month2"]);
    return edtfIn(last === null ? `${inYear}-${two(m)}` : `${inYear}-${two(m)}/${inYear}-${two(last)}`);
  }
  const first = `${inYear}-${two(parts["mA"] ?? m)}-${two(d)}`;
  if (d2 === undefined) return edtfIn(first);
  return edtfIn(`${first}/${inYear}-${two(numberOf(parts["month2"]) ?? m)}-${two(d2)}`);
}

const two = (number: string | number): string => String(Number(number)).padStart(2, "0");

function numberOf(name: string | undefined): number | null {
  if (name === undefined) return null;
  return months.find(([beginning]) => beginning.test(name.toLowerCase()))?.[1] ?? null;
}

/** A text without its dates. */
export function withoutDates(text: string, heading: string | null = null): string {
  return datesIn(text, heading)
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/** The date in the path of an address: `/2021/04/29-title`, `/2023/2/2/`, `/2019-09-30`; null without one. */
export function dateOfPath(url: string): string | null {
  const path = url.replace(/^https?:\/\/[^/]+/, "").replace(/[?#].*$/, "");
  const found =
    /\/((?:19|20)\d\d)\/(\d{1,2})(?:\/(\d{1,2})(?=[/-]|$))?(?=[/-]|$)/.exec(path) ??
    /\/(?:[\w-]*?[-/])?((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d])/.exec(path);
  if (!found) return null;
  const [, inYear = "", m = "", d] = found;
  return edtfIn(d === undefined ? `${inYear}-${two(m)}` : `${inYear}-${two(m)}-${two(d)}`);
}
