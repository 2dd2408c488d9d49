import { LinkPurpose } from "../../domain/links/link";
import { fold } from "../../domain/names";
import { Standing, type Episode, type Identifier } from "../../entities";
import { asDisputed } from "../../entities/identifier";
import { isNoName } from "../sources/names";
import type { Item } from "./item";
import type { DataRecord, RecordBook } from "./record-book";

/** Duplicates with different keys. (Of two records with one key, the record book keeps the first.) */
export function reportDuplicates(book: RecordBook): void {
  removeRepeatedRelations(book);
  removeSharedSlugs(book);
  reportSharedGuids(book);
  reportSharedIdentifiers(book);
  reportSharedRecordings(book);
  reportNamesakes(book);
  reportNoNames(book);
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

/** Feeds reuse guids across seasons. Within a season, or without one, a guid is usually of one episode. */
function reportSharedGuids(book: RecordBook): void {
  eachSecond(
    book,
    ({ type, entity }) => {
      if (type !== "Episode") return null;
      const { showId, season, guid } = entity as Episode;
      return guid === null ? null : JSON.stringify([showId, season ?? "", guid]);
    },
    (record, first) => {
      const message = `Its guid is that of the Episode in ${placeOf(first)}. Both stay.`;
      book.problem("LIKELY_DUPLICATE", record.item, message);
    },
  );
}

/** An identifier belongs to one entity. Of two that claim it, each is kept, with the identifier as DISPUTED. */
function reportSharedIdentifiers(book: RecordBook): void {
  const firstWith = new Map<string, DataRecord>();
  const disputed = new Map<string, Set<string>>();
  const dispute = ({ id }: DataRecord, one: string) =>
    disputed.set(id, (disputed.get(id) ?? new Set()).add(one));
  for (const record of book.records) {
    const items = (record.item as Item<{ identifiers?: unknown[] }>).each("identifiers");
    for (const [place, identifier] of identifiersOf(record).entries()) {
      if (identifier.standing === Standing.DISPUTED) continue;
      const { scheme, value } = identifier;
      const one = `${scheme} ${value}`;
      const first = firstWith.get(one);
      if (!first) firstWith.set(one, record);
      else if (first.id === record.id) {
        book.problem("DUPLICATE", items[place] ?? record.item, `It has ${one} already.`);
        book.remove(record.id);
      } else {
        const message = `Its ${one} is that of the ${first.type} in ${placeOf(first)}. Both stay, and the identifier is DISPUTED.`;
        book.problem("LIKELY_DUPLICATE", items[place] ?? record.item, message);
        dispute(first, one);
        dispute(record, one);
      }
    }
  }
  for (const record of book.records) {
    const ofRecord = disputed.get(record.id);
    if (!ofRecord) continue;
    const identifiers = identifiersOf(record).map((identifier) =>
      ofRecord.has(`${identifier.scheme} ${identifier.value}`) ? asDisputed(identifier) : identifier,
    );
    book.amend(record.id, { identifiers });
  }
}

const identifiersOf = ({ entity }: DataRecord): readonly Identifier[] =>
  (entity as { identifiers?: readonly Identifier[] }).identifiers ?? [];

/** Registries tell two of one name apart, where each has an identifier of one registry, and these differ. */
function areToldApart(one: DataRecord, other: DataRecord): boolean {
  const valueOf = new Map(identifiersOf(one).map(({ scheme, value }) => [scheme, value]));
  const shared = identifiersOf(other).filter(({ scheme }) => valueOf.has(scheme));
  return shared.length > 0 && shared.every(({ scheme, value }) => valueOf.get(scheme) !== value);
}

/** "N. N." and "Various speakers" are no names of one person. */
function reportNoNames(book: RecordBook): void {
  for (const { type, entity, item } of book.records) {
    const { name } = entity as { name?: string };
    if (type !== "Person" || name === undefined || !isNoName(name)) continue;
    const message = `"${name}" names no one person. An appearance of somebody unknown has no person, and creditedAs.`;
    book.problem("NO_NAME", item, message);
  }
}

function removeSecond(
  book: RecordBook,
  what: string,
  signatureOf: (record: DataRecord) => string | null,
): void {
  eachSecond(book, signatureOf, (record, first) => {
    book.problem("DUPLICATE", record.item, `${what} is that of the ${first.type} in ${placeOf(first)}.`);
    book.remove(record.id);
  });
}

/** Each record with the signature of an earlier one, which stays the first. */
function eachSecond(
  book: RecordBook,
  signatureOf: (record: DataRecord) => string | null,
  act: (record: DataRecord, first: DataRecord) => void,
): void {
  const firstWith = new Map<string, DataRecord>();
  for (const record of book.records) {
    const signature = signatureOf(record);
    if (signature === null) continue;
    const first = firstWith.get(signature);
    if (first) act(record, first);
    else firstWith.set(signature, record);
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
    if (isNoName(name)) continue;
    const keyOf = (text: string) => `${record.type}/${fold(text)}`;
    // A shared nickname is no evidence: one of the two must be a main name.
    const others = [
      [name, firstNamed.get(keyOf(name)) ?? firstAlsoNamed.get(keyOf(name))] as const,
      ...alternateNames.map((alternate) => [alternate, firstNamed.get(keyOf(alternate))] as const),
    ];
    const reported = new Set<DataRecord>();
    for (const [shared, other] of others) {
      if (!other || reported.has(other) || areToldApart(record, other)) continue;
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
