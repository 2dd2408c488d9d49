import { RostrumError } from "../../domain/errors";
import { IdentifierScheme, readIdentifier } from "../../domain/identifiers";
import { readLink } from "../../domain/links/link";
import { urlPattern } from "../../domain/patterns";
import { EdtfDate } from "../../entities";
import { recordRules } from "../../entities/record-rules";
import { writtenShapes, type WrittenProperty } from "../../entities/written-properties";
import type { ImportRecord, RecordLink, Remark } from "../records";

/** A record as the catalogue may have it, and what was odd about it. */
export interface SoundRecord {
  readonly record: ImportRecord;
  readonly remarks: readonly Remark[];
}

/** Whatever format it is of: an odd value costs itself, and not the record that has it. A value that the record needs stays. */
export function withoutOddValues(record: ImportRecord): SoundRecord {
  const remarks: Remark[] = [];
  const remark = (what: string, shown: unknown, why: string) =>
    remarks.push({
      place: record.place,
      message: `${what} “${String(shown).slice(0, 200)}” of the ${record.type} is left out. ${why}`,
    });

  const links = record.links.filter(({ url }: RecordLink) => {
    const why = whyNoLink(url);
    if (why !== null) remark("The link", url, why);
    return why === null;
  });
  const values: Record<string, unknown> = { ...record.values };
  for (const property of writtenShapes[record.type].properties) {
    const { column, isList, isNullable } = property;
    const given = values[column] ?? null;
    if (given === null || (!isList && !isNullable)) continue;
    const sound = [given].flat().filter((one) => {
      const why = whyOdd(record, property, one);
      if (why !== null) remark(property.name, shownOf(one), why);
      return why === null;
    });
    values[column] = isList ? sound : (sound[0] ?? null);
  }
  return remarks.length === 0 ? { record, remarks } : { record: { ...record, values, links }, remarks };
}

/** Why the catalogue cannot have this value; null where it can. */
function whyOdd({ type }: ImportRecord, { name, value }: WrittenProperty, given: unknown): string | null {
  const { patterns = {}, minimums = {} } = recordRules[type];
  const pattern = patterns[name];
  const minimum = minimums[name];
  if (value.kind === "date") return typeof given === "string" ? whyNot(() => EdtfDate.of(given)) : null;
  if (pattern !== undefined && !(typeof given === "string" && new RegExp(pattern, "u").test(given)))
    return `Expected the form ${pattern}.`;
  if (minimum !== undefined && typeof given === "number" && given < minimum)
    return `Expected at least ${minimum}.`;
  if (name === "identifiers") {
    const { scheme, value: text } = given as { scheme: IdentifierScheme; value: string };
    return scheme in IdentifierScheme ? whyNot(() => readIdentifier(scheme, text)) : "Expected a registry.";
  }
  return null;
}

const isUrl = new RegExp(urlPattern, "u");

function whyNoLink(url: string): string | null {
  return isUrl.test(url) ? whyNot(() => readLink(url)) : "Expected an http or https address.";
}

function whyNot(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof RostrumError) return error.message;
    throw error;
  }
}

/** An identifier is shown by its value. */
const shownOf = (given: unknown): unknown =>
  typeof given === "object" && given !== null ? (given as { value?: unknown }).value : given;
