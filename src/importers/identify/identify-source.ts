import { identify, type Sought, type Verdict } from "../../catalogue/identity/identify";
import type { MergedType } from "../../catalogue/identity/merged-types";
import type { State } from "../../catalogue/history/state";
import { readStates } from "../../catalogue/history/read-states";
import { episodesByGuid, roleKeyOf, rolesAt, survivorsOf } from "../../catalogue/queries/identified";
import type { Catalogue } from "../../catalogue/catalogue";
import { LinkPurpose, readLink } from "../../domain/links/link";
import type { TypeName } from "../../domain/ids";
import type { ImportRecord } from "../records";
import { referredType } from "../drafts/entity";
import { idOfRecord, type Source } from "../drafts/source";

export interface Question {
  readonly record: ImportRecord;
  readonly verdict: Exclude<Verdict, { readonly outcome: "different" }>;
}

/** Which entities the records of a source are of. */
export interface Identified {
  /** By type and key of the record, the id of the entity, new or not. */
  readonly idOf: (type: TypeName, key: string) => string;
  /** Whether the entity is another's, which this source only refers to: an editor's, another source's. */
  readonly isOthers: (record: ImportRecord) => boolean;
  /** The ids of those. */
  readonly others: readonly string[];
  /** Their names, by id. */
  readonly nameOf: (id: string) => string | null;
  /** What an import of this source has put there before, by id. */
  readonly stored: ReadonlyMap<string, State>;
  readonly questions: readonly Question[];
}

type Reader = Catalogue["reader"];

/** From what refers least to what refers most: an episode is sought within its show. */
const order: readonly MergedType[] = ["Show", "Person", "Episode"];

/** Identifies the records of a source with entities of the catalogue. What an earlier import decided stays decided. */
export async function identifySource(
  { reader }: Pick<Catalogue, "reader">,
  source: Source,
  decided: ReadonlySet<string>,
): Promise<Identified> {
  const own = new Map(source.records.map((record) => [nameOf(record.type, record.key), record]));
  const ownIds = source.records.map(({ type, key }) => idOfRecord(source, type, key));
  const stored = await readStates(reader, ownIds);
  const survivors = await survivorsOf(reader, ownIds);
  const ids = new Map<string, string>();
  const questions: Question[] = [];
  for (const record of own.values()) {
    const id = idOfRecord(source, record.type, record.key);
    const survivor = survivors.get(id);
    if (stored.has(id)) ids.set(nameOf(record.type, record.key), id);
    else if (survivor !== undefined) ids.set(nameOf(record.type, record.key), survivor);
  }
  rememberReferred(source, stored, ids);

  for (const type of order) {
    const unknown = source.records.filter((one) => one.type === type && !ids.has(nameOf(type, one.key)));
    const verdicts = await verdictsOf(reader, type, unknown, { relatedOf: relatedTo(source, ids), decided });
    for (const [at, record] of unknown.entries()) {
      const verdict = verdicts[at];
      if (!verdict || verdict.outcome === "different") continue;
      if (verdict.outcome === "same") ids.set(nameOf(type, record.key), verdict.id);
      else questions.push({ record, verdict });
    }
  }
  const idOf = (type: TypeName, key: string) => ids.get(nameOf(type, key)) ?? idOfRecord(source, type, key);
  const standing = await rolesAt(reader, [...new Set(source.records.flatMap((one) => whereOf(one, idOf)))]);
  for (const record of source.records) {
    const [where] = whereOf(record, idOf);
    const personId = record.references["personId"];
    if (where === undefined || personId === undefined) continue;
    const id = standing.get(roleKeyOf(record.type, where, idOf("Person", personId)));
    const name = nameOf(record.type, record.key);
    if (id !== undefined && !ids.has(name)) ids.set(name, id);
  }
  const isOthers = ({ type, key }: ImportRecord) => idOf(type, key) !== idOfRecord(source, type, key);
  const others = await readStates(
    reader,
    source.records.filter(isOthers).map(({ type, key }) => idOf(type, key)),
  );
  const nameOfOther = (id: string) => (others.get(id)?.["name"] as string | undefined) ?? null;
  return { idOf, isOthers, others: [...others.keys()], nameOf: nameOfOther, stored, questions };
}

const nameOf = (type: TypeName, key: string): string => `${type} ${key}`;

/** The id of the episode or the show of a role. */
function whereOf({ references }: ImportRecord, idOf: (type: TypeName, key: string) => string): string[] {
  const { personId, episodeId, showId } = references;
  if (personId === undefined) return [];
  if (episodeId !== undefined) return [idOf("Episode", episodeId)];
  return showId === undefined ? [] : [idOf("Show", showId)];
}

/** What a fact of an earlier import refers to is what its record was identified with, or what an editor has made of it. */
function rememberReferred(
  source: Source,
  stored: ReadonlyMap<string, State>,
  ids: Map<string, string>,
): void {
  for (const { type, key, references } of source.records) {
    const state = stored.get(idOfRecord(source, type, key));
    for (const [column, target] of Object.entries(references)) {
      const name = nameOf(referredType(column), target);
      const id = state?.[column];
      if (typeof id === "string" && !ids.has(name)) ids.set(name, id);
    }
  }
}

/** The entities that facts of the source relate each record to, as far as these are in the catalogue. */
function relatedTo(
  source: Source,
  ids: ReadonlyMap<string, string>,
): (record: ImportRecord) => ReadonlySet<string> {
  const show = source.records.find(({ type }) => type === "Show");
  const showId = show && ids.get(nameOf("Show", show.key));
  const related = new Set(showId === undefined ? [] : [showId]);
  return () => related;
}

async function verdictsOf(
  reader: Reader,
  type: MergedType,
  records: readonly ImportRecord[],
  {
    relatedOf,
    decided,
  }: { relatedOf: (record: ImportRecord) => ReadonlySet<string>; decided: ReadonlySet<string> },
): Promise<Verdict[]> {
  if (records.length === 0) return [];
  const verdicts = await identify(
    reader,
    type,
    records.map((record) => soughtOf(record, relatedOf(record))),
    decided,
  );
  if (type !== "Episode") return verdicts;
  const [showId] = records[0] ? relatedOf(records[0]) : [];
  const byGuid = showId === undefined ? new Map<string, string>() : await episodesByGuid(reader, showId);
  return verdicts.map((verdict, at): Verdict => {
    const { guid, season } = (records[at] as ImportRecord).values as {
      guid?: string | null;
      season?: string | null;
    };
    const id = guid ? byGuid.get(JSON.stringify([season ?? "", guid])) : undefined;
    return id === undefined ? verdict : { outcome: "same", id, score: 1, reasons: [] };
  });
}

const ownPurposes: ReadonlySet<LinkPurpose> = new Set([LinkPurpose.PROFILE, LinkPurpose.RECORDING]);

function soughtOf({ type, values, links }: ImportRecord, related: ReadonlySet<string>): Sought {
  const {
    name,
    title,
    feedUrl,
    identifiers = [],
  } = values as {
    name?: string;
    title?: string | null;
    feedUrl?: string | null;
    identifiers?: ReadonlyArray<{ scheme: string; value: string }>;
  };
  const own = links.filter(({ purpose }) => ownPurposes.has(purpose));
  const read = own.map(({ url, purpose }) => ({ canonicalUrl: readLink(url).canonicalUrl, purpose }));
  const feed = feedUrl ? [readLink(feedUrl).canonicalUrl] : [];
  // The title of an episode tells something within its show only.
  const isOutOfShow = type === "Episode" && related.size === 0;
  return {
    state: { ...values, links: read },
    related,
    names: isOutOfShow ? [] : [name ?? title ?? ""].filter((one) => one !== ""),
    urls: [...read.map(({ canonicalUrl }) => canonicalUrl), ...feed],
    identifiers: identifiers.map(({ scheme, value }) => [scheme, value] as const),
  };
}
