import { readdir } from "node:fs/promises";

import { RostrumError } from "../../domain/errors";
import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { typeOfId } from "../../domain/ids";
import { dataFiles, showFolder, showList } from "./data-files";
import type { PersonYaml } from "./format";
import { withDistinctTitles } from "./distinct-titles";
import { reportDuplicates } from "./duplicates";
import { removeCircles } from "./hierarchies";
import { addNdjsonFile } from "./ndjson-file";
import { nameWrittenIds } from "./written-ids";
import { Item } from "./item";
import { tellMissingDocumentsOnce } from "./missing-documents";
import { compareProblems, type Problem } from "./problem";
import { RecordBook } from "./record-book";
import { addRecord, addRecords } from "./records";
import { keepToSchema, readSchemas } from "./schemas";
import { reportOddTexts } from "./odd-texts";
import { countWrittenRecords } from "./written-records";
import { readYamlFile, type YamlFile } from "./yaml-file";

export interface DataFolder {
  /** What is sound and refers only to what is sound: as the writer takes it, without derived columns. */
  readonly entities: AnyEntityInput[];
  /**
   * What is wrong: errors of syntax, then of the schema, then the others, by file and line. Whatever it is wrong with is not among the entities, but for what may yet be right:
   * two of one name, or with one recording.
   */
  readonly problems: Problem[];
  /** The number of records that are not among the entities, without those of files that are no YAML. */
  readonly recordsLeftOut: number;
  /** Where the record of an entity stands; null without one. */
  readonly placeOf: (id: string) => { readonly file: string; readonly line: number } | null;
}

/**
 * Reads the YAML files of a data folder, and those of exports in NDJSON. Invalid records are reported as problems, the others are read. Throws NOT_FOUND
 * without the folder, YAML files in it, or JSON Schemas.
 */
export async function readDataFolder(folder: string, schemaFolder = `${folder}/schema`): Promise<DataFolder> {
  const names = await filesOf(folder);
  const schemaOf = await readSchemas(schemaFolder);
  const problems: Problem[] = [];
  const files = new Map<string, YamlFile>();
  let written = 0;

  const book = new RecordBook();
  for (const name of names) {
    if (isNdjson(name)) {
      await addNdjsonFile(book, folder, name);
      continue;
    }
    const file = await readYamlFile(folder, name);
    // A show that is all comments is none, such as the example of `rostrum init`.
    if (file.isBlank && name.startsWith(showFolder)) continue;
    written += countWrittenRecords(name, file.value);
    const found = file.problems.length > 0 ? file.problems : keepToSchema(file, schemaOf(name));
    problems.push(...found);
    if (file.value !== null) files.set(name, file);
  }

  nameWrittenIds(book, files);
  fill(book, files);
  for (const file of files.values()) reportOddTexts(book, new Item(file, file.value));
  reportDuplicates(book);
  removeCircles(book);
  removeDangling(book);
  const records = new Map(book.records.map((record) => [record.id, record]));
  return {
    entities: withDistinctTitles(book.records),
    recordsLeftOut: written - book.records.length,
    problems: [...problems, ...tellMissingDocumentsOnce(book.problems)].toSorted(compareProblems),
    placeOf(id) {
      const item = records.get(id)?.item;
      return item ? { file: item.file.name, line: item.line } : null;
    },
  };
}

const isNdjson = (name: string): boolean => name.endsWith(".ndjson");

async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => {
    throw new RostrumError("NOT_FOUND", `Expected a data folder at ${folder}, but there is none.`);
  });
  const read = names.filter((name) => /\.ya?ml$/.test(name) || isNdjson(name));
  if (read.length === 0) {
    throw new RostrumError("NOT_FOUND", `Expected YAML files in ${folder}, but there are none.`);
  }
  return read.toSorted();
}

function fill(book: RecordBook, files: ReadonlyMap<string, YamlFile>): void {
  const people = files.get("people.yaml");
  const named = people ? new Item(people, people.value as { people: PersonYaml[] }).each("people") : [];
  const nameByKey = new Map(named.map(({ value: { key, name } }) => [key, name]));
  const around = { owner: null, nameOf: (key: string) => nameByKey.get(key) ?? key };

  for (const { name, lists } of dataFiles) {
    const file = files.get(`${name}.yaml`);
    if (file) addRecords(book, lists, new Item(file, file.value), around);
  }
  for (const [name, file] of files) {
    if (!name.startsWith(showFolder)) continue;
    const show = new Item(file, file.value as Record<string, unknown>);
    addRecord(book, showList, show, { ...around, index: 0, timesOf: new Map() });
  }
}

/** Removes records with a dangling reference, then records that refer to these. */
function removeDangling(book: RecordBook): void {
  for (;;) {
    const present = new Set(book.records.map(({ id }) => id));
    const dangling = book.records.filter(({ references }) => references.some(({ id }) => !present.has(id)));
    if (dangling.length === 0) return;

    for (const { id, references } of dangling) {
      const missing = references.find((reference) => !present.has(reference.id));
      if (missing) book.problem("DANGLING", missing.item, missing.message);
      book.remove(id);
    }
  }
}

/** The number of entities by type, for the log. */
export function countByType(entities: ReadonlyArray<{ id: string }>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id } of entities) {
    const type = typeOfId(id) ?? "unknown";
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}
