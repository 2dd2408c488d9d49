import type { TypeName } from "../../../src/domain/ids";
import { type ImportRecord, nameOfRecord, type ReadSource } from "../../../src/importers/records";
import { recogniseFile } from "../../../src/importers/sources/formats";
import { SourceFile } from "../../../src/importers/sources/source-file";
import { Unreadable } from "../../../src/importers/sources/unreadable";

/** Reads a text as the file of this name, by the format that it is recognised as. */
export const readText = (text: string, name = "schedule"): ReadSource =>
  recogniseFile(new SourceFile(name, Buffer.from(text)), null, { mapping: null }).read();

export const recordsOf = ({ records }: ReadSource, type: TypeName): ImportRecord[] =>
  records.filter((record) => record.type === type);

/** The names or titles of the records of a type. */
export const namesOf = (source: ReadSource, type: TypeName): unknown[] =>
  recordsOf(source, type).map(({ values }) => values["name"] ?? values["title"]);

/** How many items of a source came to what. */
export const outcomesOf = ({ items }: ReadSource): string[] => items.map(({ outcome }) => outcome);

export const keysOf = ({ records }: ReadSource): string[] => records.map(nameOfRecord);

/** The roles of the people of a source, each with the name. */
export const rolesOf = (source: ReadSource): string[] =>
  [...recordsOf(source, "Appearance"), ...recordsOf(source, "Host")].map(({ values, references }) => {
    const person = references["personId"];
    const name = source.records.find(
      (one) => one.type === "Person" && person && "key" in person && one.key === person.key,
    );
    return `${String(name?.values["name"] ?? values["creditedAs"])}: ${String(values["role"] ?? values["roles"])}`;
  });

/** The line and the reason: `2: Expected …`. */
export function whyUnreadable(text: string): string {
  try {
    readText(text);
  } catch (error) {
    if (error instanceof Unreadable) return `${error.line}: ${error.message}`;
    throw error;
  }
  return "readable";
}
