import { LRUCache } from "lru-cache";

import { parseEdtf } from "../../../domain/edtf";
import { monthNamed } from "../months";

/** Bibliographies have few dates, each of many works; reading one costs a grammar. */
const known = new LRUCache<string, { readonly edtf: string | null }>({ max: 10_000 });

/** A text as EDTF; null where it is none that the graph can have. */
export function edtfIn(text: string): string | null {
  const found = known.get(text) ?? { edtf: parsed(text) };
  known.set(text, found);
  return found.edtf;
}

function parsed(text: string): string | null {
  try {
    return parseEdtf(text).edtf;
  } catch {
    return null;
  }
}

/** The date of these numbers; null where they are none: of a month or a day that is none the rest stays. */
export function edtfOfParts(
  year: number | string | null,
  month: number | string | null = null,
  day: number | string | null = null,
): string | null {
  const [y, m, d] = [year, month, day].map((part) => (part === null ? NaN : Number(part))) as [
    number,
    number,
    number,
  ];
  const inFull = String(y).padStart(4, "0");
  const precise = [`${inFull}-${two(m)}-${two(d)}`, `${inFull}-${two(m)}`, inFull];
  return precise.flatMap((one) => (/^[\d-]+$/.test(one) ? (edtfIn(one) ?? []) : []))[0] ?? null;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** The number of a month by its name, its abbreviation or its number; null where a text is none, or of several months. */
export function monthOf(text: string): number | null {
  const written = text.trim();
  return /^\d{1,2}$/.test(written) ? Number(written) : monthNamed(written);
}

/** The year, or the years, in a text such as "c. 1980", "1980/81" or "[1980]": EDTF; null where there is none. */
export function yearsIn(text: string): string | null {
  const [first, ...others] = text.match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  if (first === undefined) return null;
  const last = others.at(-1);
  if (last !== undefined && last > first) return edtfIn(`${first}/${last}`);
  const isCirca = /(?:^|[^a-z])(?:c|ca|circa)\b/i.test(text);
  return edtfIn(`${first}${isCirca ? "~" : text.includes("?") ? "?" : ""}`);
}
