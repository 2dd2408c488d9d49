import { gzipSync } from "node:zlib";

import type { ReadSource } from "../../../src/importers/records";
import { readMapped } from "../../../src/importers/sources/mapped/read-mapped";
import { readMapping } from "../../../src/importers/sources/mapped/read-mapping";
import { SourceFile } from "../../../src/importers/sources/source-file";
import { tarOf } from "../archives/making";

export const fileOf = (name: string, text: string): SourceFile =>
  new SourceFile(name, new TextEncoder().encode(text));

/** What a mapping makes of these files, by name. */
export function read(files: Readonly<Record<string, string>>, mapping: string): ReadSource {
  const all = Object.entries(files).map(([name, text]) => fileOf(name, text));
  return readMapped(all, readMapping(fileOf("talks.yaml", mapping)), "talks");
}

/** The records of a type by key, with their values, and the keys that they refer to. */
export const recordsOf = (source: ReadSource, type: string): Record<string, unknown> =>
  Object.fromEntries(
    source.records
      .filter((record) => record.type === type)
      .map(({ key, values, references }) => [
        key,
        {
          ...values,
          ...Object.fromEntries(
            Object.entries(references).map(([column, to]) => [
              column,
              "key" in to ? to.key : to.map((one) => one.key),
            ]),
          ),
        },
      ]),
  );

/** The names of those who appear, each with what the source credits if that is more. */
export const castOf = ({ records }: ReadSource): string[] =>
  records.flatMap(({ type, values, references }) => {
    if (type !== "Appearance") return [];
    const to = references["personId"];
    const person = records.find((one) => one.type === "Person" && to && "key" in to && one.key === to.key);
    const name = person ? String(person.values["name"]) : "?";
    const credited = values["creditedAs"] as string | null;
    return [credited === null ? name : `${name} (${credited})`];
  });

export const remarksOf = ({ remarks }: ReadSource): string[] =>
  remarks.map(({ place, message }) => `${place.file}:${place.line} ${message}`);

/** What became of each item: "a.csv:2 read", "a.csv:3 refused. It has …". */
export const outcomesOf = ({ items }: ReadSource): string[] =>
  items.map((item) => {
    const where = `${item.place.file}:${item.place.line} ${item.outcome}`;
    if (item.outcome === "refused") return `${where}. ${item.why}`;
    return item.outcome === "repeated" ? `${where} of ${item.line}` : where;
  });

/** A compressed tar of texts by path. */
export const archiveOf = (texts: Readonly<Record<string, string>>): Buffer =>
  gzipSync(tarOf(Object.entries(texts).map(([path, text]) => ({ path, text }))));
