import type { ValidateFunction } from "ajv/dist/2020";

import { withDerivedColumns } from "../catalogue/commands/derived-columns";
import { canonicalJson } from "../catalogue/content/canonical-json";
import { stateOfRow, type State } from "../catalogue/history/state";
import type { TypeName } from "../domain/ids";
import { toRow } from "../entities/columns";
import { Item } from "../importers/data-folder/item";
import { RecordBook } from "../importers/data-folder/record-book";
import type { Owner, RecordList } from "../importers/data-folder/record-format";
import { addRecord } from "../importers/data-folder/records";
import { recordValidator } from "../importers/data-folder/schemas";
import { placeColumn } from "../entities/written-properties";
import type { YamlFile } from "../importers/data-folder/yaml-file";
import type { KnownThings } from "./known-things";
import type { Stored } from "./stored";
import { yamlOf } from "./written-values";

export type Yaml = Record<string, unknown>;

/** Where a record is written: its list, whose it is, and its place in it from 0. */
export interface Place {
  readonly list: RecordList;
  readonly owner: Owner | null;
  readonly index: number;
}

const noFile: YamlFile = { name: "", value: null, problems: [], isBlank: false, lineOf: () => 0 };

/** The owner of the records in its lists. */
export const ownerOf = ({ type, id }: Stored, value: Yaml, known: KnownThings): Owner => ({
  type,
  key: new Item(noFile, known.keyOf(id) ?? id),
  value,
});

/** A record that a load reads as exactly this entity; null where YAML cannot say it. */
export function writtenRecordOf(stored: Stored, place: Place, known: KnownThings): Yaml | null {
  const { type, id, state } = stored;
  const yaml = yamlOf(stored, known);
  const plain = readBack(type, yaml, place, known);
  const full = { ...yaml, ...differencesOf(stored, plain) };
  const read =
    plain && canonicalJson(full) === canonicalJson(yaml) ? plain : readBack(type, full, place, known);
  if (!read || read.id !== id || canonicalJson(read.state) !== canonicalJson(state)) return null;
  return validatorOf(type)(full) ? full : null;
}

/** What a record has to say of itself since neither its key nor its place says it. */
function differencesOf({ type, id, state }: Stored, plain: Read | null): Yaml {
  // The reader takes a second episode with one guid for the first one, unless they have ids of their own.
  const needsId = plain?.id !== id || (type === "Episode" && state["guid"] !== undefined);
  const differing = ["slug", placeColumn].filter((name) => plain?.state[name] !== state[name]);
  return {
    ...(needsId && { id }),
    ...Object.fromEntries(differing.map((name) => [name, state[name]])),
  };
}

interface Read {
  readonly id: string;
  readonly state: State;
}

/** What a load would read; null where it would report a problem. */
function readBack(
  type: TypeName,
  yaml: Yaml,
  { list, owner, index }: Place,
  known: KnownThings,
): Read | null {
  const book = new PageBook(known);
  addRecord(book, list, new Item(noFile, yaml), { owner, index, timesOf: new Map(), nameOf: (key) => key });
  const [record] = book.records;
  if (!record || book.problems.length > 0) return null;
  const row = toRow(type, withDerivedColumns(type, record.entity as never));
  return { id: record.id, state: stateOfRow(type, row) };
}

/** Knows what a page of records refers to. */
class PageBook extends RecordBook {
  readonly #known: KnownThings;

  constructor(known: KnownThings) {
    super();
    this.#known = known;
  }

  override idOf(type: TypeName, key: string): string {
    return this.#known.idOf(type, key) ?? super.idOf(type, key);
  }

  override documentOf(id: string) {
    const lines = this.#known.linesOf(id);
    return lines === undefined ? null : { id, lines };
  }
}

const validators = new Map<TypeName, ValidateFunction>();

function validatorOf(type: TypeName): ValidateFunction {
  const known = validators.get(type) ?? recordValidator(type);
  validators.set(type, known);
  return known;
}
