import { readdir } from "node:fs/promises";

import { RostrumError } from "../../domain/errors";
import type { AnyEntity } from "../../entities";
import { LinkPurpose } from "../../domain/links/link";
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
import { Item } from "./item";
import { addOrganisation, addPartnership, addPerson } from "./people";
import type { Problem } from "./problem";
import { RecordBook } from "./record-book";
import { repeated } from "./relations";
import { readSchemas, schemaProblems } from "./schemas";
import { addShow, addTopic } from "./shows";
import { addAward, addPublication } from "./works";
import { readYamlFile, type YamlFile } from "./yaml-file";

export interface DataFolder {
  /** What is sound and refers only to what is sound. */
  readonly entities: AnyEntity[];
  /** What is wrong, by file and line. Whatever it is wrong with is not among the entities. */
  readonly problems: Problem[];
}

/** Reads the YAML files of a data folder. One bad item never sinks the rest: it lands among the problems. */
export async function readDataFolder(folder: string): Promise<DataFolder> {
  const names = await yamlFilesOf(folder);
  const schemaOf = await readSchemas(folder);
  const problems: Problem[] = [];
  const files = new Map<string, YamlFile>();

  for (const name of names) {
    const file = await readYamlFile(folder, name);
    const found =
      file.problems.length > 0
        ? file.problems
        : schemaProblems(file, schemaOf(name.startsWith("shows/") ? "show" : stemOf(name)));
    problems.push(...found);
    if (found.length === 0) files.set(name, file);
  }

  const book = new RecordBook(documentsOf(files.get("documents.yaml")));
  fill(book, files);
  reportSharedRecordings(book);
  removeDangling(book);
  return {
    entities: book.records.map(({ entity }) => entity),
    problems: [...problems, ...book.problems].toSorted(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line,
    ),
  };
}

async function yamlFilesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => {
    throw new RostrumError("NOT_FOUND", `Expected a data folder at ${folder}, but there is none.`);
  });
  return names.filter((name) => name.endsWith(".yaml")).toSorted();
}

function stemOf(name: string): string {
  return name.replace(/\.yaml$/, "");
}

function documentsOf(file: YamlFile | undefined): Map<string, { retrievedAt: string | null }> {
  const documents = (file?.value as { documents: DocumentYaml[] } | undefined)?.documents ?? [];
  return new Map(documents.map(({ key, retrievedAt }) => [key, { retrievedAt }]));
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

/** Two episodes with one recording are one episode written twice. */
function reportSharedRecordings(book: RecordBook): void {
  const firstWith = new Map<string, Item<unknown>>();
  for (const { type, entity, item } of book.records) {
    if (type !== "Episode" && type !== "Publication") continue;
    for (const { canonicalUrl, purpose } of entity.links) {
      if (purpose !== LinkPurpose.RECORDING) continue;
      const first = firstWith.get(canonicalUrl);
      if (first)
        book.problem(
          "DUPLICATE",
          item,
          `Its recording ${canonicalUrl} is that of ${first.file.name}, line ${first.line}.`,
        );
      else firstWith.set(canonicalUrl, item);
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
