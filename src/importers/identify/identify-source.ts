import { identify, type Verdict } from "../../catalogue/identity/identify";
import type { MergedType } from "../../catalogue/identity/merged-types";
import type { Programme } from "../../catalogue/identity/programmes";
import type { State } from "../../catalogue/history/state";
import { readStates } from "../../catalogue/history/read-states";
import {
  episodesByGuid,
  guidKeyOf,
  roleKeyOf,
  rolesAt,
  survivorsOf,
} from "../../catalogue/queries/identified";
import type { Catalogue } from "../../catalogue/catalogue";
import type { TypeName } from "../../domain/ids";
import { type ImportRecord, nameOfRecord, type Reference } from "../records";
import { idOfRecord, type Source } from "../drafts/source";
import { familyNamesOf } from "./family-names";
import { identifyFacts } from "./identify-facts";
import { identifyWorks } from "./identify-works";
import { knownOfRecord } from "./known-of-record";
import { Neighbours } from "./neighbours";
import { programmesIn } from "./programmes";

export interface Question {
  readonly record: ImportRecord;
  readonly verdict: Exclude<Verdict, { readonly outcome: "different" }>;
}

/** Which entities the records of a source are of. */
export interface Identified {
  /** By type and key of the record, the id of the entity, new or not. */
  readonly idOf: (type: TypeName, key: string) => string;
  /** The ids of records of this source that were entities of their own, and were merged into others. */
  readonly merged: ReadonlySet<string>;
  /** Whether the entity is another's, which this source only refers to: an editor's, another source's. */
  readonly isOthers: (record: ImportRecord) => boolean;
  /** The ids of those. */
  readonly others: readonly string[];
  /** Their names, by id. */
  readonly nameOf: (id: string) => string | null;
  /** The ids of what an import of this source has put there before. */
  readonly stored: ReadonlySet<string>;
  readonly questions: readonly Question[];
}

type Reader = Catalogue["reader"];

const batchSize = 5_000;

/** From what refers least to what refers most: an episode is sought within its show. */
const order: readonly MergedType[] = ["Organisation", "Show", "Person", "Episode"];

/** Identifies the records of a source with entities of the catalogue. What an earlier import decided stays decided. `within` are questions about the source itself. */
export async function identifySource(
  { reader }: Pick<Catalogue, "reader">,
  source: Source,
  decided: ReadonlySet<string>,
  within: readonly Question[] = [],
): Promise<Identified> {
  const ownIds = source.records.map(({ type, key }) => idOfRecord(source, type, key));
  const states = await readStates(reader, ownIds);
  const survivors = await survivorsOf(reader, ownIds);
  const ids = new Map<string, string>();
  for (const record of source.records) {
    const id = idOfRecord(source, record.type, record.key);
    const known = states.has(id) ? id : survivors.get(id);
    if (known !== undefined) ids.set(nameOfRecord(record), known);
  }
  rememberReferred(source, states, ids);
  const stored = new Set(states.keys());
  await identifyWorks(reader, source, ids);
  const questions = [...within, ...(await identifyThings(reader, source, decided, ids))];
  const idOf = (type: TypeName, key: string) =>
    ids.get(nameOfRecord({ type, key })) ?? idOfRecord(source, type, key);
  const standing = await rolesAt(reader, [...new Set(source.records.flatMap((one) => whereOf(one, idOf)))]);
  for (const record of source.records) {
    const [where] = whereOf(record, idOf);
    const person = record.references["personId"] as Reference | undefined;
    if (where === undefined || person === undefined) continue;
    const id = standing.get(roleKeyOf(record.type, where, idOf("Person", person.key)));
    if (id !== undefined && !ids.has(nameOfRecord(record))) ids.set(nameOfRecord(record), id);
  }
  await identifyFacts(reader, source.records, idOf, ids);
  const isOthers = ({ type, key }: ImportRecord) => idOf(type, key) !== idOfRecord(source, type, key);
  const others = await readStates(
    reader,
    source.records.filter(isOthers).map(({ type, key }) => idOf(type, key)),
  );
  const nameOfOther = (id: string) => (others.get(id)?.["name"] as string | undefined) ?? null;
  const merged = new Set(survivors.keys());
  return { idOf, isOthers, others: [...others.keys()], merged, nameOf: nameOfOther, stored, questions };
}

/** Adds the ids of those that are the same, and returns the questions about those that may be. */
async function identifyThings(
  reader: Reader,
  source: Source,
  decided: ReadonlySet<string>,
  ids: Map<string, string>,
): Promise<Question[]> {
  const questions: Question[] = [];
  const neighbours = new Neighbours(source, new Set(["Organisation", "Show", "Person"]));
  const showIdOf = ({ references: { showId } }: ImportRecord) =>
    showId && ids.get(nameOfRecord(showId as Reference));
  // What is of one title, day and guest on two shows is two episodes.
  const relatedOf = (record: ImportRecord) =>
    record.type === "Episode" ? setOf(showIdOf(record)) : neighbours.idsOf(record, ids);
  const namesWith = familyNamesOf(source);
  const programmeOf = programmesIn(source);
  for (const type of order) {
    const unknown = source.records.filter((one) => one.type === type && !ids.has(nameOfRecord(one)));
    const verdicts = await verdictsOf(reader, type, unknown, {
      relatedOf,
      programmeOf,
      showIdOf,
      decided,
      namesWith,
    });
    for (const [at, record] of unknown.entries()) {
      const verdict = verdicts[at];
      if (!verdict || verdict.outcome === "different") continue;
      if (verdict.outcome === "same") ids.set(nameOfRecord(record), verdict.id);
      else questions.push({ record, verdict });
    }
  }
  return questions;
}

const setOf = (id: string | undefined): ReadonlySet<string> => new Set(id === undefined ? [] : [id]);

/** The id of the episode or the show of a role. */
function whereOf(
  { type, references }: ImportRecord,
  idOf: (type: TypeName, key: string) => string,
): string[] {
  if (type !== "Host" && type !== "Appearance") return [];
  const {
    personId: person,
    episodeId: episode,
    showId: show,
  } = references as Partial<Record<string, Reference>>;
  if (person === undefined) return [];
  if (episode !== undefined) return [idOf("Episode", episode.key)];
  return show === undefined ? [] : [idOf("Show", show.key)];
}

/** What a fact of an earlier import refers to is what its record was identified with, or what an editor has made of it. */
function rememberReferred(
  source: Source,
  stored: ReadonlyMap<string, State>,
  ids: Map<string, string>,
): void {
  for (const { type, key, references } of source.records) {
    const state = stored.get(idOfRecord(source, type, key));
    for (const [column, referred] of Object.entries(references)) {
      const stated = state?.[column];
      const known = typeof stated === "string" ? [stated] : ((stated ?? []) as readonly string[]);
      for (const [at, one] of [referred].flat().entries()) {
        const id = known[at];
        if (id !== undefined && !ids.has(nameOfRecord(one))) ids.set(nameOfRecord(one), id);
      }
    }
  }
}

interface Around {
  /** The entities of the catalogue that facts of the source relate a record to. */
  readonly relatedOf: (record: ImportRecord) => ReadonlySet<string>;
  readonly programmeOf: (record: ImportRecord) => Programme | undefined;
  /** That of the show of an episode, if it is in the catalogue. */
  readonly showIdOf: (record: ImportRecord) => string | undefined;
  readonly decided: ReadonlySet<string>;
  /** The names of the source's people that have this word in their family name. */
  readonly namesWith: (word: string) => readonly string[];
}

async function verdictsOf(
  reader: Reader,
  type: MergedType,
  records: readonly ImportRecord[],
  { relatedOf, programmeOf, showIdOf, decided, namesWith }: Around,
): Promise<Verdict[]> {
  if (records.length === 0) return [];
  const verdicts: Verdict[] = [];
  for (let start = 0; start < records.length; start += batchSize) {
    const batch = records.slice(start, start + batchSize);
    const sought = batch.map((record) => knownOfRecord(record, relatedOf(record), programmeOf(record)));
    verdicts.push(...(await identify(reader, type, sought, { decided, namesWith })));
  }
  if (type !== "Episode") return verdicts;
  const showIds = new Set(records.flatMap((record) => showIdOf(record) ?? []));
  const byGuid = await episodesByGuid(reader, [...showIds]);
  return verdicts.map((verdict, at): Verdict => {
    const record = records[at] as ImportRecord;
    const { guid, season } = record.values as { guid?: string | null; season?: string | null };
    const showId = showIdOf(record);
    const id = guid && showId ? byGuid.get(guidKeyOf(showId, season ?? null, guid)) : undefined;
    return id === undefined ? verdict : { outcome: "same", id, score: 1, reasons: [] };
  });
}
