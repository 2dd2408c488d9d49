import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { linkTargetOf } from "../../domain/links/link";
import { recordRules } from "../../entities/record-rules";
import type { Item } from "./item";
import type { Entry, RecordBook } from "./record-book";
import type { AnyRecordFormat, Owner, RecordContext, RecordList, RecordLists } from "./record-format";
import { ownerRelationsOf, recordFormats } from "./record-formats";
import { slugOfKey } from "./thing-keys";
import { valueFormatOf, writtenFieldsOf } from "./value-formats";
import {
  placeColumn,
  writtenShapes,
  type ValueClass,
  type WrittenField,
  type WrittenProperty,
} from "../../entities/written-properties";
import { keysWrittenOf } from "./written-arcs";

type Yaml = Record<string, unknown>;

/** The context of added records: the record with the list, and more about it. */
interface Around {
  readonly owner: Owner | null;
  readonly nameOf: (personKey: string) => string;
}

/** Adds the records of these lists of an item, each with those within it. */
export function addRecords(book: RecordBook, lists: RecordLists, item: Item<unknown>, around: Around): void {
  for (const [name, list] of Object.entries(lists)) {
    const timesOf = new Map<string, number>();
    for (const [index, element] of (item as Item<Record<string, unknown[]>>).each(name).entries()) {
      addRecord(book, list, element as Item<Yaml>, { ...around, index, timesOf });
    }
  }
}

export function addRecord(
  book: RecordBook,
  list: RecordList,
  item: Item<Yaml>,
  { index, timesOf, ...around }: Around & { index: number; timesOf: Map<string, number> },
): void {
  const type = list.of;
  const format: AnyRecordFormat = recordFormats[type];
  const context = { value: item.value, index, ...around } as RecordContext<never>;
  const isNumbered = item.value["id"] === undefined && format.mayRepeat?.(context);
  const key = isNumbered ? numbered(format.keyOf(context), timesOf) : format.keyOf(context);

  book.reviews.add(item, Object.keys(format.lists ?? {}));
  book.add(type, key, item, (entry) => {
    const entity = entityOf(entry, { list, item, key, context });
    const { dates = [], checkDates, oddDates } = recordRules[type];
    for (const name of dates) {
      if (isWritten(item.value[name])) entry.date(item.at(name) as Item<string>);
    }
    const wrong = checkDates?.(entity as never) ?? null;
    if (wrong !== null) book.problem("IMPOSSIBLE_DATE", item, wrong);
    const odd = oddDates?.(entity as never) ?? null;
    if (odd !== null) book.problem("ODD_DATE", item, odd);
    return entity;
  });

  const owner = { type, key: item.at("key").as(key), value: item.value };
  addRecords(book, format.lists ?? {}, item, { ...around, owner });
}

function entityOf(
  entry: Entry,
  record: { list: RecordList; item: Item<Yaml>; key: string; context: RecordContext<never> },
): AnyEntityInput {
  const { list, item, key, context } = record;
  const { owner, index } = context;
  const { unwritten = [], filled = {}, isSource }: AnyRecordFormat = recordFormats[list.of];
  const { isThing, hasPlace, properties, arcs } = writtenShapes[list.of];
  const owners = ownerRelationsOf(list.of);
  const ownersId = (relation: string) =>
    relation === list.by && owner ? entry.reference(owner.type, owner.key) : null;

  const entity: Yaml = {
    ...entry.stated(item, { isSource: isSource ?? false, pointsAt: linkTargetOf(list.of) }),
  };
  if (isThing) entity["slug"] = item.value["slug"] ?? slugOfKey(key);
  if (hasPlace) entity[placeColumn] = item.value[placeColumn] ?? index + 1;
  for (const property of properties) {
    const { name, column } = property;
    if (owners.has(name)) entity[column] = ownersId(name);
    else if (isWritten(item.value[name]) && !unwritten.includes(name)) {
      entity[column] = valueOf(entry, property, item.at(name));
    } else entity[column] = filled[column]?.(context) ?? valueLeftOut(property);
  }
  for (const arc of arcs) {
    const written = owners.has(arc.name) ? [] : keysWrittenOf(item.value, arc);
    const ids = written.map(({ to, key: target, path }) => entry.reference(to, item.along(path, target)));
    entity[arc.column] = arc.isList ? ids : (ids[0] ?? ownersId(arc.name));
  }
  return entity as unknown as AnyEntityInput;
}

function valueOf(entry: Entry, { isList, value }: WrittenProperty, item: Item<unknown>): unknown {
  const one = (element: Item<unknown>): unknown => {
    if (value.kind === "key") return entry.reference(value.to, element as Item<string>);
    if (value.kind === "date") return entry.date(element as Item<string>);
    return value.kind === "object" ? objectOf(entry, value.of, element as Item<Yaml>) : element.value;
  };
  return isList
    ? item
        .elements()
        .filter((element) => element.value !== null)
        .map(one)
    : one(item);
}

/** A list without elements may be null. */
const isWritten = (value: unknown): boolean => value !== undefined && value !== null;

/** What a property is that is left out: an empty list, its default, else null. */
const valueLeftOut = ({ isList, default: usual }: WrittenField): unknown => (isList ? [] : usual);

/** A value without an id. */
function objectOf(entry: Entry, of: ValueClass, item: Item<Yaml>): Yaml {
  const { read } = valueFormatOf(of);
  const value = Object.fromEntries(
    writtenFieldsOf(of).map((field) => [field.name, item.value[field.name] ?? valueLeftOut(field)]),
  );
  return read
    ? { ...value, [read.field]: entry.attempt(read.code, item.at(read.field), () => read.of(value)) }
    : value;
}

/** A relation may hold more than once between the same two: the second gets a number, in the order of the file. */
function numbered(key: string, timesOf: Map<string, number>): string {
  const time = (timesOf.get(key) ?? 0) + 1;
  timesOf.set(key, time);
  return time === 1 ? key : `${key}/${time}`;
}
