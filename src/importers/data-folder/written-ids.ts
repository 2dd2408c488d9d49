import { idForKey } from "../../domain/ids";
import { dataFiles, showFolder, showList } from "./data-files";
import { Item } from "./item";
import type { DataRecord, RecordBook } from "./record-book";
import type { AnyRecordFormat, Owner, RecordList, RecordLists } from "./record-format";
import { recordFormats } from "./record-formats";
import { keysOf } from "./thing-keys";
import { writtenShapes } from "../../entities/written-properties";
import type { YamlFile } from "./yaml-file";

type Yaml = Record<string, unknown>;

/** Makes the keys of things with ids of their own known, since what refers to them may be read before. */
export function nameWrittenIds(book: RecordBook, files: ReadonlyMap<string, YamlFile>): void {
  const showKeys = new Map<string, string>();
  const nameAll = (lists: RecordLists, item: Item<Yaml>, owner: Owner | null) => {
    for (const [name, list] of Object.entries(lists)) {
      if (!hasThings(list)) continue;
      for (const element of (item as Item<Record<string, Yaml[]>>).each(name)) nameOne(list, element, owner);
    }
  };
  const nameOne = ({ of: type }: RecordList, item: Item<Yaml>, owner: Owner | null) => {
    const format: AnyRecordFormat = recordFormats[type];
    const key = format.keyOf({
      value: item.value,
      owner,
      index: 0,
      nameOf: (person: string) => person,
    } as never);
    const { id } = item.value;
    if (typeof id === "string") book.name(type, key, id);
    if (type === "Show") showKeys.set(book.idOf(type, key), key);
    nameAll(format.lists ?? {}, item, { type, key: item.at("key").as(key), value: item.value });
  };

  for (const { name, lists } of dataFiles) {
    const file = files.get(`${name}.yaml`);
    if (file) nameAll(lists, new Item(file, file.value as Yaml), null);
  }
  for (const [name, file] of files) {
    if (name.startsWith(showFolder)) nameOne(showList, new Item(file, file.value as Yaml), null);
  }
  nameStored(book, showKeys);
}

/** YAML refers to what an export has in JSON by the key that YAML would have given it. */
function nameStored(book: RecordBook, showKeys: ReadonlyMap<string, string>): void {
  const things = book.records.filter(({ type }) => writtenShapes[type].isThing);
  const keys = keysOf(
    things.map(({ type, entity }) => ({
      type,
      ...(entity as { id: string; slug: string; showId?: string }),
    })),
    (id) => showKeys.get(id),
  );
  for (const { type, id } of things as readonly DataRecord[]) {
    const key = keys.get(id);
    if (key !== undefined && idForKey(type, key) !== id) book.name(type, key, id);
  }
}

const hasThings = ({ of }: RecordList): boolean =>
  writtenShapes[of].isThing || Object.values(recordFormats[of].lists ?? {}).some(hasThings);
