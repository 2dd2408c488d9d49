import { LinkPurpose } from "../../domain/links/link";
import { fold } from "../../domain/names";
import { Standing, type Episode, type Identifier } from "../../entities";
import type { Item } from "./item";
import type { DataRecord, RecordBook } from "./record-book";

/** Duplicates with different keys. (Of two records with one key, the record book keeps the first.) */
export function reportDuplicates(book: RecordBook): void {
  removeRepeatedRelations(book);
  removeSharedSlugs(book);
  removeSharedGuids(book);
  removeSharedIdentifiers(book);
  reportSharedRecordings(book);
  reportNamesakes(book);
}

/** Columns in which two records of one fact may differ. */
const wording = new Set(["id", "standing", "inferredFrom", "sources", "links", "description", "creditedAs"]);

/** A person may hold a post twice, at two times: not twice at one. Ids of their own tell them apart. */
function removeRepeatedRelations(book: RecordBook): void {
  removeSecond(book, "What it says", ({ type, entity, hasOwnId }) => {
    if (hasOwnId || (type !== "Affiliation" && type !== "Host" && type !== "Partnership")) return null;
    return JSON.stringify([type, Object.entries(entity).filter(([name]) => !wording.has(name))]);
  });
}

/** `a/b-c` and `a-b/c` are two episodes with one slug. */
function removeSharedSlugs(book: RecordBook): void {
  removeSecond(book, "Its address", ({ type, entity }) =>
    "slug" in entity ? `${type}/${entity.slug}` : null,
  );
}

/** Feeds reuse guids across seasons. Within a season, or without one, a guid identifies one episode. */
function removeSharedGuids(book: RecordBook): void {
  removeSecond(book, "Its guid", ({ type, entity, hasOwnId }) => {
    if (hasOwnId || type !== "Episode") return null;
    const { showId, season, guid } = entity as Episode;
    return guid === null ? null : JSON.stringify([showId, season ?? "", guid]);
  });
}

/** An identifier belongs to one entity. If two claim it, both must be DISPUTED: the catalogue rejects others. */
function removeSharedIdentifiers(book: RecordBook): void {
  const firstWith = new Map<string, DataRecord>();
  for (const record of book.records) {
    const { identifiers = [] } = record.entity as { identifiers?: Identifier[] };
    const items = (record.item as Item<{ identifiers?: unknown[] }>).each("identifiers");
    for (const [place, { scheme, value, standing }] of identifiers.entries()) {
      if (standing === Standing.DISPUTED) continue;
      const first = firstWith.get(`${scheme} ${value}`);
      if (first) {
        const holder = `that of the ${first.type} in ${placeOf(first)}`;
        const message = `Its ${scheme} ${value} is ${holder}. Mark both DISPUTED where both claim it.`;
        book.problem("DUPLICATE", items[place] ?? record.item, message);
        book.remove(record.id);
      } else firstWith.set(`${scheme} ${value}`, record);
    }
  }
}

function removeSecond(
  book: RecordBook,
  what: string,
  signatureOf: (record: DataRecord) => string | null,
): void {
  const firstWith = new Map<string, DataRecord>();
  for (const record of book.records) {
    const signature = signatureOf(record);
    if (signature === null) continue;
    const first = firstWith.get(signature);
    if (first) {
      book.problem("DUPLICATE", record.item, `${what} is that of the ${first.type} in ${placeOf(first)}.`);
      book.remove(record.id);
    } else firstWith.set(signature, record);
  }
}

/** Two episodes with one recording are probably one. Both are kept. */
function reportSharedRecordings(book: RecordBook): void {
  const firstWith = new Map<string, DataRecord>();
  for (const record of book.records) {
    if (record.type !== "Episode" && record.type !== "Publication") continue;
    for (const { canonicalUrl, purpose } of record.entity.links) {
      if (purpose !== LinkPurpose.RECORDING) continue;
      const first = firstWith.get(canonicalUrl);
      if (first)
        book.problem(
          "LIKELY_DUPLICATE",
          record.item,
          `Its recording ${canonicalUrl} is that of ${placeOf(first)}.`,
        );
      else firstWith.set(canonicalUrl, record);
    }
  }
}

/** Two people with one name are probably one. Both are kept, since there are namesakes. */
function reportNamesakes(book: RecordBook): void {
  const firstNamed = new Map<string, DataRecord>();
  const firstAlsoNamed = new Map<string, DataRecord>();

  for (const record of book.records) {
    if (record.type !== "Person" && record.type !== "Organisation") continue;
    const { name, alternateNames } = record.entity as unknown as { name: string; alternateNames: string[] };
    const keyOf = (text: string) => `${record.type}/${fold(text)}`;
    // A shared nickname is no evidence: one of the two must be a main name.
    const others = [
      [name, firstNamed.get(keyOf(name)) ?? firstAlsoNamed.get(keyOf(name))] as const,
      ...alternateNames.map((alternate) => [alternate, firstNamed.get(keyOf(alternate))] as const),
    ];
    const reported = new Set<DataRecord>();
    for (const [shared, other] of others) {
      if (!other || reported.has(other)) continue;
      reported.add(other);
      book.problem(
        "LIKELY_DUPLICATE",
        record.item,
        `"${shared}", but for case, accents and punctuation, is a name of the ${record.type} in ${placeOf(other)}.`,
      );
    }

    if (!firstNamed.has(keyOf(name))) firstNamed.set(keyOf(name), record);
    for (const alternate of alternateNames) {
      if (!firstAlsoNamed.has(keyOf(alternate))) firstAlsoNamed.set(keyOf(alternate), record);
    }
  }
}

function placeOf({ item }: DataRecord): string {
  return `${item.file.name}, line ${item.line}`;
}
