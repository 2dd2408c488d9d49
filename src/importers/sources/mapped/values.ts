import { linesOfHtml } from "../html/text-of-html";
import { durationOf, edtfOf } from "../times";
import { languageOf, oneLine } from "../values";
import type { TypeName } from "../../../domain/ids";
import { durationPattern } from "../../../domain/patterns";
import { recordRules } from "../../../entities/record-rules";
import type { WrittenProperty } from "../../../entities/written-properties";
import type { Row } from "../tables/row";
import { dateBy, edtfIn } from "./date-forms";
import { textIn, textsOf } from "./expressions";
import type { Expression, ValueMapping } from "./mapping";
import { mappedProperties } from "./properties";

/** What is said of a text, and where it stands in the row. */
export type ReportValue = (message: string, from: Expression | readonly Expression[]) => void;

/** The values of a row for a type, by column. What is no such value is reported, and left out. */
export function valuesOf(
  type: TypeName,
  mappings: Readonly<Record<string, ValueMapping>>,
  row: Row,
  report: ReportValue,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const property of mappedProperties(type)) {
    const mapping = mappings[property.column];
    if (mapping === undefined) continue;
    const read = textsFor(property, mapping, row).flatMap((text) => {
      const value = readerOf(type, property, mapping)(text);
      if (value === null)
        report(`“${text.slice(0, 200)}” is no ${property.name} of the graph.`, mapping.from ?? []);
      return value === null || value === undefined ? [] : [value];
    });
    if (read.length > 0) values[property.column] = property.isList ? read : read[0];
  }
  return values;
}

function textsFor(
  { isList, value }: WrittenProperty,
  { from = [], is, map = {} }: ValueMapping,
  row: Row,
): string[] {
  if (is !== undefined) return [String(is)];
  const texts = isList ? [from].flat().flatMap((one) => textsOf(row, one)) : [textIn(row, from) ?? ""];
  // A cell may have several words of a list: no word has such a sign.
  const parts = isList && value.kind === "enum" ? texts.flatMap((text) => text.split(/\s*[,;|]\s*/)) : texts;
  return parts.flatMap((text) => {
    const known = Object.hasOwn(map, text) ? map[text] : text;
    return known ? [known] : [];
  });
}

type Reader = (text: string) => unknown;

const words = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

/** Of texts with a form of their own, by property. Null for what is not of the form, undefined for what says nothing. */
const readers: Readonly<Record<string, Reader>> = {
  description: (text) => oneLine(linesOfHtml(text)) ?? undefined,
  abstract: (text) => oneLine(linesOfHtml(text)) ?? undefined,
  duration: durationIn,
  startsAt: durationIn,
  endsAt: durationIn,
  language: languageIn,
};

function readerOf(
  type: TypeName,
  { name, value }: WrittenProperty,
  { date, pivot = 0 }: ValueMapping,
): Reader {
  if (value.kind === "date") {
    const forms = [date ?? []].flat();
    return (text) =>
      forms.map((form) => dateBy(form, text, pivot)).find((found) => found !== null) ??
      edtfOf(text) ??
      edtfIn(text);
  }
  if (value.kind === "enum")
    return (text) => {
      const spelled = text
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/g, "_");
      return value.values.find((known) => known.name === spelled)?.name ?? null;
    };
  if (value.kind === "number") return (text) => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null);
  if (value.kind === "integer") return (text) => (/^\d+$/.test(text) ? Number(text) : null);
  const own = readers[name];
  if (own) return own;
  const pattern = recordRules[type].patterns?.[name];
  return (text) => {
    const said = words(text);
    return pattern === undefined || new RegExp(pattern, "u").test(said) ? said : null;
  };
}

/** Seconds, minutes:seconds, hours:minutes:seconds, or ISO 8601. Nothing is no duration. */
function durationIn(text: string): string | null | undefined {
  if (/^[0:.]*$/.test(text)) return undefined;
  return durationOf(text) ?? (new RegExp(durationPattern, "u").test(text) ? text : null);
}

/** A language of three letters has two in BCP 47 where there are two: `eng` is `en`. */
function languageIn(text: string): string | null {
  const tag = languageOf(text);
  try {
    return tag === null ? null : (Intl.getCanonicalLocales(tag)[0] ?? null);
  } catch {
    return null;
  }
}
