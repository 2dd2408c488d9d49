import { parseEdtf } from "../../../domain/edtf";
import { monthNamed } from "../months";

const tokens: ReadonlyArray<readonly [token: string, pattern: string]> = [
  ["YYYY", "(?<year>\\d{4})"],
  ["YY", "(?<short>\\d{2})"],
  ["MMMM", "(?<name>\\p{L}{3,})\\.?"],
  ["MMM", "(?<name>\\p{L}{3,})\\.?"],
  ["MM", "(?<month>\\d{1,2})"],
  ["M", "(?<month>\\d{1,2})"],
  ["DD", "(?<day>\\d{1,2})"],
  ["D", "(?<day>\\d{1,2})(?:st|nd|rd|th)?"],
  ["HH", "(?<hour>\\d{1,2})"],
  ["mm", "(?<minute>\\d{2})"],
  ["ss", "(?<second>\\d{2})"],
];

export interface DateForm {
  readonly pattern: RegExp;
  readonly hasShortYear: boolean;
}

/** Forms of a moment as a number, since 1970 in UTC, by how many milliseconds one of them is. */
const unixForms: Readonly<Record<string, number>> = { "unix milliseconds": 1, "unix seconds": 1_000 };

/** How dates of a form such as `M/D/YY` are read; null where it is none: a part twice, or no year. */
export function dateFormOf(form: string): DateForm | null {
  if (Object.hasOwn(unixForms, form)) return { pattern: /^\d+$/u, hasShortYear: false };
  let [pattern, rest] = ["", form];
  while (rest !== "") {
    const [token, part] = tokens.find(([one]) => rest.startsWith(one)) ?? [rest[0] ?? "", null];
    pattern += part ?? token.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
    rest = rest.slice(token.length);
  }
  const hasShortYear = pattern.includes("<short>");
  const names = [...pattern.matchAll(/<(\w+)>/g)].map(([, name]) => name);
  if (new Set(names).size < names.length || hasShortYear === pattern.includes("<year>")) return null;
  return { pattern: new RegExp(`^${pattern}$`, "u"), hasShortYear };
}

/** The EDTF of a date of a form; null where it is not of this form. Years of two digits below the pivot are of 2000 and later. */
export function dateBy(form: string, written: string, pivot: number): string | null {
  const unit = unixForms[form];
  if (unit !== undefined) return momentOf(written.trim(), unit);
  const found = dateFormOf(form)?.pattern.exec(written.trim())?.groups;
  if (!found) return null;
  const { year, short = "", name, month, day, hour, minute, second } = found;
  const inFull = year ?? String(Number(short) + (Number(short) < pivot ? 2000 : 1900));
  const at = name === undefined ? Number(month ?? 0) : (monthNamed(name) ?? 0);
  const parts = [inFull, ...(at > 0 ? [two(at)] : []), ...(at > 0 && day !== undefined ? [two(day)] : [])];
  const isIncomplete = (name !== undefined || month !== undefined) && at === 0;
  if (isIncomplete) return null;
  const time = hour === undefined || minute === undefined ? "" : `T${two(hour)}:${minute}:${second ?? "00"}`;
  return edtfIn(`${parts.join("-")}${time}`);
}

/** In UTC, to the second. */
function momentOf(written: string, unit: number): string | null {
  const moment = new Date(/^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) * unit : Number.NaN);
  return Number.isNaN(moment.getTime()) ? null : edtfIn(`${moment.toISOString().replace(/\.\d+Z$/, "")}Z`);
}

/** Null for what is no EDTF. */
export function edtfIn(written: string): string | null {
  try {
    return parseEdtf(written).edtf;
  } catch {
    return null;
  }
}

const two = (number: number | string): string => String(number).padStart(2, "0");
