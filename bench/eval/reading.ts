import { draftsOf } from "../../src/importers/drafts/drafts";
import { idOfRecord, sourceOf } from "../../src/importers/drafts/source";
import { itemsOf, type ProfileItem } from "../../src/importers/evaluation/items";
import { readInput } from "../../src/importers/reading/read-input";
import { usualReadingLimits } from "../../src/importers/reading/reading-threads";
import { type ImportRecord, placeInWords } from "../../src/importers/records";

/** What a document was read as. */
export interface ProfileReading {
  readonly items: readonly ProfileItem[];
  /** By the id of an entity how sure it was concluded; what the document states is not in it. */
  readonly confidenceById: ReadonlyMap<string, number>;
}

/** Reads a document as an import into an empty catalogue does that accepts all, without one: of what it says, each item with its line. */
export async function readingOf(
  file: { readonly name: string; readonly bytes: Uint8Array },
  person: string | null = null,
): Promise<ProfileReading> {
  const options = { name: file.name, as: "profile", mapping: null, person, limits: usualReadingLimits };
  const [read] = await readInput([file], options);
  if (!read || !("source" in read)) throw new Error(`${file.name} not read: ${JSON.stringify(read)}`);
  const source = sourceOf(file.name, [{ file: file.name, source: read.source }]);
  const idOf = (type: ImportRecord["type"], key: string) => idOfRecord(source, type, key);
  const none: ReadonlySet<never> = new Set<never>();
  const { accepted } = draftsOf(
    source,
    {
      idOf,
      merged: none,
      isOthers: () => false,
      others: [],
      nameOf: () => null,
      stored: none,
      questions: [],
    },
    { acceptAbove: 0, acceptedIds: none, rejectedIds: none, refusedIds: new Map(), taken: new Map() },
  );
  const byId = new Map(source.records.map((record) => [idOf(record.type, record.key), record]));
  return {
    items: itemsOf(accepted).map((item) => {
      const record = byId.get(item.id ?? "");
      return record === undefined ? item : Object.assign({}, item, { place: placeInWords(record.place) });
    }),
    confidenceById: new Map(
      [...byId].flatMap(([id, { inference }]) => (inference === null ? [] : [[id, inference.confidence]])),
    ),
  };
}
