import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";

import { stringify } from "yaml";

import type { Reader } from "../database/statements";
import type { TypeName } from "../domain/ids";
import {
  dataFiles,
  showFile,
  showFolder,
  showList,
  type DataFile,
} from "../importers/data-folder/data-files";
import { printedJsonSchemas } from "../importers/data-folder/json-schemas/json-schemas";
import type { Owner, RecordList, RecordLists } from "../importers/data-folder/record-format";
import { recordFormats } from "../importers/data-folder/record-formats";
import { knownThings } from "./known-things";
import { ndjsonOf } from "./ndjson";
import { OutputFile } from "./output-file";
import { belongingTo, pagesOf, type Stored } from "./stored";
import { ownerOf, writtenRecordOf, type Yaml } from "./written-record";

/** Called with each page that was exported. */
export type OnExported = (type: TypeName, count: number) => void;

/** The file of what the YAML files cannot say. */
export const restFile = "rest.ndjson";

const listsOf = (type: TypeName): RecordLists => recordFormats[type].lists ?? {};

/** Whether records of this list have lists of their own: there may be any number, so they are read in pages. */
const isPaged = ({ of }: RecordList): boolean => Object.keys(listsOf(of)).length > 0;

const withoutPaged = (lists: RecordLists): Array<[string, RecordList]> =>
  Object.entries(lists).filter(([, list]) => !isPaged(list));

/**
 * Writes all entities to an empty folder as the YAML files of a data folder, with their JSON Schemas. A page at a time is in
 * memory. Returns how many are in `rest.ndjson`, since YAML cannot say exactly what is stored.
 */
export async function exportDataFolder(
  reader: Reader,
  folder: string,
  onExported: OnExported = () => {},
): Promise<number> {
  return new FolderExport(reader, folder, onExported).run();
}

class FolderExport {
  readonly #reader: Reader;
  readonly #folder: string;
  readonly #onExported: OnExported;
  #rest: OutputFile | null = null;
  #restCount = 0;

  constructor(reader: Reader, folder: string, onExported: OnExported) {
    this.#reader = reader;
    this.#folder = folder;
    this.#onExported = onExported;
  }

  async run(): Promise<number> {
    for (const [name, text] of printedJsonSchemas()) {
      await this.#writing(`schema/${name}`, (file) => file.write(text));
    }
    try {
      for (const file of dataFiles) await this.#writeFile(file);
      for await (const shows of pagesOf(this.#reader, "Show")) {
        for (const show of shows) await this.#writeShow(show);
      }
    } finally {
      await this.#rest?.close();
    }
    return this.#restCount;
  }

  async #writeFile({ name, lists }: DataFile): Promise<void> {
    await this.#writing(`${name}.yaml`, async (file) => {
      await file.write(headOf(`schema/${name}`));
      for (const [listName, list] of Object.entries(lists)) {
        const isWritten = await this.#writeList(file, listName, list, pagesOf(this.#reader, list.of), null);
        if (!isWritten && list.required) await file.write(`${listName}: []\n`);
      }
    });
  }

  async #writeShow(show: Stored): Promise<void> {
    const [written] = await this.#records([show], showList, null);
    const paged = Object.entries(showFile.lists).filter(([, list]) => isPaged(list));
    const pagesIn = ({ of, by = "" }: RecordList) =>
      pagesOf(this.#reader, of, { by, owner: "Show", ids: [show.id] });
    if (!written) {
      for (const [, list] of paged) {
        for await (const page of pagesIn(list)) await this.#records(page, list, null, false);
      }
      return;
    }
    const { record, owner, key } = written;
    await this.#writing(`${showFolder}${key}.yaml`, async (file) => {
      await file.write(`${headOf(`../schema/${showFile.name}`)}${yamlText(record)}`);
      for (const [name, list] of paged) await this.#writeList(file, name, list, pagesIn(list), owner);
    });
  }

  async #writeList(
    file: OutputFile,
    name: string,
    list: RecordList,
    pages: AsyncIterable<Stored[]>,
    owner: Owner | null,
  ): Promise<boolean> {
    let isWritten = false;
    for await (const page of pages) {
      const records = (await this.#records(page, list, owner)).map(({ record }) => record);
      if (records.length === 0) continue;
      const text = yamlText({ [name]: records });
      await file.write(isWritten ? text.slice(text.indexOf("\n") + 1) : text);
      isWritten = true;
    }
    return isWritten;
  }

  /** The records of a page, each with those in its lists. What YAML cannot say, and all that is in its lists, goes to the rest. */
  async #records(
    page: readonly Stored[],
    list: RecordList,
    owner: Owner | null,
    isWritable = true,
  ): Promise<Written[]> {
    const ids = page.map(({ id }) => id);
    const lists = await Promise.all(
      withoutPaged(listsOf(list.of)).map(async ([name, inner]) => {
        const found = await belongingTo(this.#reader, inner.of, { by: inner.by ?? "", owner: list.of, ids });
        return { name, inner, found };
      }),
    );
    const all = [...page, ...lists.flatMap(({ found }) => [...found.values()].flat())];
    const known = await knownThings(this.#reader, all);
    const [written, rest]: [Written[], Stored[]] = [[], []];
    for (const stored of page) {
      const record = isWritable
        ? writtenRecordOf(stored, { list, owner, index: written.length }, known)
        : null;
      const inner = record && ownerOf(stored, record, known);
      if (record && inner) written.push({ record, owner: inner, key: known.keyOf(stored.id) ?? "" });
      else rest.push(stored);
      for (const { name, inner: innerList, found } of lists) {
        const records: Yaml[] = [];
        for (const element of found.get(stored.id) ?? []) {
          const place = { list: innerList, owner: inner, index: records.length };
          const one = inner && writtenRecordOf(element, place, known);
          if (one) records.push(one);
          else rest.push(element);
        }
        if (record && records.length > 0) record[name] = records;
      }
    }
    await this.#writeRest(rest);
    this.#onExported(list.of, page.length);
    for (const { inner, found } of lists) this.#onExported(inner.of, [...found.values()].flat().length);
    return written;
  }

  async #writeRest(rest: readonly Stored[]): Promise<void> {
    if (rest.length === 0) return;
    this.#rest ??= await OutputFile.create(join(this.#folder, restFile));
    await this.#rest.write(rest.map(ndjsonOf).join(""));
    this.#restCount += rest.length;
  }

  async #writing(name: string, write: (file: OutputFile) => Promise<void>): Promise<void> {
    const path = join(this.#folder, name);
    await mkdir(dirname(path), { recursive: true });
    const file = await OutputFile.create(path);
    try {
      await write(file);
    } finally {
      await file.close();
    }
  }
}

interface Written {
  readonly record: Yaml;
  readonly owner: Owner;
  readonly key: string;
}

const headOf = (schema: string): string => `# yaml-language-server: $schema=${schema}.schema.json\n\n`;

const yamlText = (value: object): string =>
  stringify(value, { aliasDuplicateObjects: false, lineWidth: 110 });
