import { readdir } from "node:fs/promises";

import { RostrumError } from "../../domain/errors";
import type { AnyEntity } from "../../entities";
import { typeOfId } from "../../domain/ids";
import type {
  AwardYaml,
  DocumentYaml,
  OrganisationYaml,
  PartnershipYaml,
  PersonYaml,
  PublicationYaml,
  ShowYaml,
  TopicYaml,
} from "./format";
import { reportDuplicates } from "./duplicates";
import { removeCircles } from "./hierarchies";
import { Item } from "./item";
import { tellMissingDocumentsOnce } from "./missing-documents";
import { addOrganisation, addPartnership, addPerson } from "./people";
import type { Problem } from "./problem";
import { RecordBook } from "./record-book";
import { repeated } from "./relations";
import { keepToSchema, readSchemas } from "./schemas";
import { addShow, addTopic } from "./shows";
import { addAward, addPublication } from "./works";
import { readYamlFile, type YamlFile } from "./yaml-file";

export interface DataFolder {
  /** What is sound and refers only to what is sound. */
  readonly entities: AnyEntity[];
  /**
   * What is wrong, by file and line. Whatever it is wrong with is not among the entities, but for what may yet be right:
   * two of one name, or with one recording.
   */
  readonly problems: Problem[];
}

/**
 * Reads the YAML files of a data folder. One bad item never sinks the rest: it lands among the problems. Throws NOT_FOUND
 * where there is no such folder, no YAML in it, or no schema to hold it against.
 */
export async function readDataFolder(folder: string, schemaFolder = `${folder}/schema`): Promise<DataFolder> {
  const names = await yamlFilesOf(folder);
  const schemaOf = await readSchemas(schemaFolder);
  const problems: Problem[] = [];
  const files = new Map<string, YamlFile>();

  for (const name of names) {
    const file = await readYamlFile(folder, name);
    const found = file.problems.length > 0 ? file.problems : keepToSchema(file, schemaOf(name));
    problems.push(...found);
    if (file.value !== null) files.set(name, file);
  }

  const book = new RecordBook(documentsOf(files.get("documents.yaml")));
  fill(book, files);
  reportDuplicates(book);
  removeCircles(book);
  removeDangling(book);
  return {
    entities: book.records.map(({ entity }) => entity),
    problems: [...problems, ...tellMissingDocumentsOnce(book.problems)].toSorted(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line,
    ),
  };
}

async function yamlFilesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => {
    throw new RostrumError("NOT_FOUND", `Expected a data folder at ${folder}, but there is none.`);
  });
  const yamlNames = names.filter((name) => /\.ya?ml$/.test(name));
  if (yamlNames.length === 0) {
    throw new RostrumError("NOT_FOUND", `Expected YAML files in ${folder}, but there are none.`);
  }
  return yamlNames.toSorted();
}

function documentsOf(file: YamlFile | undefined): Map<string, DocumentYaml> {
  const documents = file ? new Item(file, file.value as { documents: DocumentYaml[] }).each("documents") : [];
  return new Map(documents.map(({ value }) => [value.key, value]));
}

function fill(book: RecordBook, files: ReadonlyMap<string, YamlFile>): void {
  const rootOf = <T>(name: string): Item<T> | null => {
    const file = files.get(name);
    return file ? new Item(file, file.value as T) : null;
  };

  const people = rootOf<{ people: PersonYaml[] }>("people.yaml")?.each("people") ?? [];
  const nameByKey = new Map(people.map(({ value: { key, name } }) => [key, name]));
  const organisations = rootOf<{ organisations: OrganisationYaml[]; partnerships?: PartnershipYaml[] }>(
    "organisations.yaml",
  );
  const partnershipKey = repeated(({ from, kind, to }: PartnershipYaml) => `${from}/${kind}/${to}`);

  for (const topic of rootOf<{ topics: TopicYaml[] }>("topics.yaml")?.each("topics") ?? [])
    addTopic(book, topic);
  for (const organisation of organisations?.each("organisations") ?? []) addOrganisation(book, organisation);
  for (const partnership of organisations?.each("partnerships") ?? [])
    addPartnership(book, partnership, partnershipKey);
  for (const person of people) addPerson(book, person);
  for (const publication of rootOf<{ publications: PublicationYaml[] }>("publications.yaml")?.each(
    "publications",
  ) ?? []) {
    addPublication(book, publication);
  }
  for (const award of rootOf<{ awards: AwardYaml[] }>("awards.yaml")?.each("awards") ?? [])
    addAward(book, award);
  for (const [name, file] of files) {
    if (name.startsWith("shows/")) {
      addShow(book, new Item(file, file.value as ShowYaml), (key) => nameByKey.get(key) ?? key);
    }
  }
}

/** What refers to something that is not there goes too, and then what refers to that. */
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

/** How many of each type, for a line in the log. */
export function countByType(entities: readonly AnyEntity[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id } of entities) {
    const type = typeOfId(id) ?? "unknown";
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}
