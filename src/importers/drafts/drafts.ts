import type { ImportDraft, OfOther } from "../../catalogue/catalogue";
import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import { isThing, writtenShapes } from "../../entities/written-properties";
import type { Identified } from "../identify/identify-source";
import {
  type ImportRecord,
  type Inference,
  nameOfRecord,
  placeInWords,
  type Reference,
  referencesOf,
  type Remark,
} from "../records";
import type { RefusedRecord, WaitingDraft } from "../report";
import { withOddities } from "./disputes";
import { documentOf, entityOf } from "./entity";
import { withReferring } from "./referring";
import { Refusals } from "./refusals";
import { idOfRecord, type Source } from "./source";
import { Titles } from "./titles";
import { OfOthers } from "./of-others";

/** What a source would put into the catalogue. */
export interface Drafts {
  readonly accepted: readonly AnyEntityInput[];
  /** What it says of entities that are others'. */
  readonly ofOthers: readonly OfOther[];
  readonly waiting: ReadonlyArray<{ readonly report: WaitingDraft; readonly draft: ImportDraft }>;
  /** What cannot be in the catalogue as the source says it, and what refers to that. */
  readonly refused: readonly RefusedRecord[];
  /** What is odd about what is accepted. */
  readonly remarks: readonly Remark[];
}

export interface Acceptance {
  /** Drafts at least so sure are accepted, from 0 to 1. */
  readonly acceptAbove: number;
  /** The ids of drafts that a person has accepted. */
  readonly acceptedIds: ReadonlySet<string>;
  /** The ids of drafts that a person has rejected: they wait no more, unless they are accepted. */
  readonly rejectedIds: ReadonlySet<string>;
  /** By id, why the catalogue has refused what they would be. */
  readonly refusedIds: ReadonlyMap<string, string>;
  /** The entities of the catalogue that have an identifier which a record claims, by `claimKeyOf`. */
  readonly taken: ReadonlyMap<string, string>;
}

/**
 * Makes drafts of records, and accepts those that the source states, that are sure enough, that a person has accepted, or that stand already.
 * What refers to a draft that waits, waits with it. What is only mentioned is accepted with the first fact that refers to it. What others have said is
 * theirs, and is not said again.
 */
export function draftsOf(source: Source, identified: Identified, acceptance: Acceptance): Drafts {
  const { isOthers } = identified;
  const titles = new Titles(source, identified);
  const said = source.records.filter((record) => !isOthers(record));
  const isUnsure = (record: ImportRecord) => !isSureEnough(record, source, identified, acceptance);
  const held = withReferring(said, isUnsure);
  const rejected = withReferring(
    said,
    (record) => isUnsure(record) && acceptance.rejectedIds.has(idOfRecord(source, record.type, record.key)),
  );
  const isAccepted = (record: ImportRecord) => !held.has(nameOfRecord(record));
  const facts = said.filter(({ isMentioned }) => !isMentioned);
  const made = (record: ImportRecord) =>
    entityOf(source, withCredit(record, source, identified), identified.idOf, titles.showOf(record));
  const refusals = new Refusals(said, made, ({ type, key }) =>
    acceptance.refusedIds.get(idOfRecord(source, type, key)),
  );
  const draftedOf = (records: readonly ImportRecord[]) => {
    const own = withMentioned(records, source).filter((record) => !isOthers(record));
    const drafted = own.map((record) => ({ record, entity: refusals.entityOf(record) }));
    return withOddities(drafted, acceptance.taken);
  };
  const sound = facts.filter((record) => refusals.isSound(record));
  const { entities: accepted, remarks } = draftedOf(sound.filter(isAccepted));
  const theirs = new OfOthers(source, identified, made);
  const own = theirs.withSources(accepted);
  const ofOthers = theirs.besides(own);
  return {
    accepted: own.length + ofOthers.length === 0 ? [] : [documentOf(source), ...own],
    ofOthers,
    waiting: inOrderOf(source, sound).flatMap((record) => {
      if (isAccepted(record) || rejected.has(nameOfRecord(record))) return [];
      const { place } = record;
      const id = idOfRecord(source, record.type, record.key);
      const inference = inferenceOf(record, source, held);
      const { confidence, from } = inference;
      const what = titles.sentenceOf(record);
      const draft: ImportDraft = {
        id,
        entities: [documentOf(source), ...draftedOf([record]).entities],
        why: `${what}, from ${from}`,
        confidence,
        place: placeInWords(place),
        source: source.url,
      };
      return [{ report: { id, place, what, inference }, draft }];
    }),
    refused: refusals.all,
    remarks,
  };
}

/** As they stand in the files of the source; of one line, as they were read. */
function inOrderOf({ files }: Source, records: readonly ImportRecord[]): ImportRecord[] {
  const fileAt = new Map(files.map(({ file }, at) => [file, at]));
  const at = ({ place }: ImportRecord) => fileAt.get(place.file) ?? files.length;
  return records.toSorted((one, other) => at(one) - at(other) || one.place.line - other.place.line);
}

function isSureEnough(
  record: ImportRecord,
  source: Source,
  { idOf, stored }: Identified,
  { acceptAbove, acceptedIds }: Acceptance,
): boolean {
  return (
    record.inference === null ||
    record.inference.confidence >= acceptAbove ||
    acceptedIds.has(idOfRecord(source, record.type, record.key)) ||
    stored.has(idOf(record.type, record.key))
  );
}

/** Of what is stated and waits with what it refers to, the inference of that. */
function inferenceOf(record: ImportRecord, source: Source, held: ReadonlySet<string>): Inference {
  const seen = new Set<ImportRecord>();
  let next: ImportRecord | undefined = record;
  while (next && next.inference === null && !seen.has(next)) {
    seen.add(next);
    const waiting: Reference | undefined = referencesOf(next).find((one) => held.has(nameOfRecord(one)));
    next = waiting && source.recordOf(waiting.type, waiting.key);
  }
  return next?.inference ?? { confidence: 0, from: "what it refers to" };
}

/** These records, after those that are only mentioned and that they refer to. */
function withMentioned(records: readonly ImportRecord[], source: Source): ImportRecord[] {
  const all = new Set<ImportRecord>();
  const add = (record: ImportRecord) => {
    if (all.has(record)) return;
    all.add(record);
    for (const { type, key } of referencesOf(record)) {
      const mentioned = source.recordOf(type, key);
      if (mentioned?.isMentioned === true) add(mentioned);
    }
  };
  for (const record of records) add(record);
  return [...all].toSorted((a, b) => Number(isThing(b.type)) - Number(isThing(a.type)));
}

/** The name as credited, where the person or the body is another's record and has another name. */
function withCredit(record: ImportRecord, source: Source, { idOf, nameOf }: Identified): ImportRecord {
  const { type, values, references } = record;
  const { personId: person, contributorId: contributor } = references as Partial<Record<string, Reference>>;
  const credited = person ?? contributor;
  const isCredit = writtenShapes[type].properties.some(({ column }) => column === "creditedAs");
  if (!isCredit || credited === undefined || values["creditedAs"]) return record;
  const known = nameOf(idOf(credited.type, credited.key));
  const name = source.recordOf(credited.type, credited.key)?.values["name"];
  if (known === null || name === known) return record;
  return { ...record, values: { ...values, creditedAs: name } };
}
