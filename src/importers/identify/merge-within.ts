import type { Catalogue } from "../../catalogue/catalogue";
import { areToldApart } from "../../catalogue/identity/evidence";
import { judge } from "../../catalogue/identity/judge";
import type { MergedType } from "../../catalogue/identity/merged-types";
import type { Programme } from "../../catalogue/identity/programmes";
import { type DuplicateReason, DuplicateReasonKind } from "../../catalogue/identity/reasons";
import { distinctAmong, survivorsOf } from "../../catalogue/queries/identified";
import { readStates } from "../../catalogue/history/read-states";
import { idOfRecord, type Source, withRecords } from "../drafts/source";
import { type ImportRecord, nameOfRecord, type Reference } from "../records";
import { type Double, doublesOf } from "./doubles";
import { asSeries, withSeasons } from "./editions";
import { Groups } from "./groups";
import type { Question } from "./identify-source";
import { knownOfRecord } from "./known-of-record";
import { listedTogether } from "./listed-together";
import { programmesIn } from "./programmes";
import { facetsOf, mergedRecord } from "./merged-record";

/** A source in which each entity has one record, and which of its records may still be of one entity. */
export interface MergedSource {
  readonly source: Source;
  readonly questions: readonly Question[];
}

const types: readonly MergedType[] = ["Organisation", "Show", "Person"];

/**
 * Makes one record of those that a source has of one entity, with what each of them says; what refers to one of them refers to it. Those that an earlier
 * import has put into the catalogue stay apart, and so do those that are marked as distinct: a person merges them.
 */
export async function mergedWithin(
  { reader }: Pick<Catalogue, "reader">,
  given: Source,
): Promise<MergedSource> {
  const source = withSeasons(given);
  const programmeOf = programmesIn(source);
  const doubles = types.flatMap((type) =>
    doublesOf(
      type,
      source.records.filter((one) => one.type === type),
      programmeOf,
    ),
  );
  if (doubles.length === 0) return { source, questions: [] };
  const idOf = ({ type, key }: Reference) => idOfRecord(source, type, key);
  const ids = [...new Set(doubles.flatMap(({ one, other }) => [idOf(one), idOf(other)]))];
  const [states, survivors] = [await readStates(reader, ids), await survivorsOf(reader, ids)];
  const areDistinct = await distinctAmong(reader, ids);
  const isThere = (record: ImportRecord) => states.has(idOf(record)) || survivors.has(idOf(record));

  const areTogether = listedTogether(source);
  const groups = new Groups<ImportRecord>();
  const canUnite = (one: readonly ImportRecord[], other: readonly ImportRecord[]) =>
    [...one, ...other].filter(isThere).length < 2 &&
    one.every((mine) =>
      other.every((theirs) => !areDistinct(idOf(mine), idOf(theirs)) && !areTwo(mine, theirs, programmeOf)),
    );
  const isOpen = ({ one, other }: Double) => !groups.of(one).includes(other);
  const byScore = doubles.toSorted((a, b) => b.score - a.score || (nameOfPair(a) < nameOfPair(b) ? -1 : 1));
  for (const { one, other, outcome, reasons } of byScore) {
    const isSame = outcome === "same" && (hasOwnProof(reasons) || !areTogether(one, other));
    if (isSame && canUnite(groups.of(one), groups.of(other))) groups.unite(one, other);
  }
  const kept = new Map<string, ImportRecord>();
  for (const group of groups.all) {
    const [first, ...others] = group.toSorted(
      (a, b) => Number(isThere(b)) - Number(isThere(a)) || byKey(a, b),
    );
    const merged = asSeries(mergedRecord(first as ImportRecord, others));
    for (const member of group) kept.set(nameOfRecord(member), merged);
  }
  const isQuestion = (double: Double) => isOpen(double) && !areDistinct(idOf(double.one), idOf(double.other));
  const questions = byScore.filter(isQuestion).map(({ one, other, score, reasons }): Question => {
    const at = (record: ImportRecord) => kept.get(nameOfRecord(record)) ?? record;
    return { record: at(one), verdict: { outcome: "ask", id: idOf(at(other)), score, reasons } };
  });
  return {
    source: kept.size === 0 ? source : rewritten(source, kept, (record) => states.has(idOf(record))),
    questions,
  };
}

const nameOfPair = ({ one, other }: Double): string => `${one.key} ${other.key}`;

/** Whether more than names speaks for it: something that one entity has. */
const hasOwnProof = (reasons: readonly DuplicateReason[]): boolean =>
  reasons.some(({ kind }) => ownProof.has(kind));

const ownProof: ReadonlySet<DuplicateReasonKind> = new Set([
  DuplicateReasonKind.IDENTIFIER,
  DuplicateReasonKind.LINK,
  DuplicateReasonKind.ACCOUNT,
]);

/** The shorter key comes first: `lee` before `lee2`. */
const byKey = (a: ImportRecord, b: ImportRecord): number =>
  a.key.length - b.key.length || (a.key < b.key ? -1 : 1);

/** Whether two contradict each other although others make one of them. */
function areTwo(
  one: ImportRecord,
  other: ImportRecord,
  programmeOf: (record: ImportRecord) => Programme | undefined,
): boolean {
  const knownOf = (record: ImportRecord) => knownOfRecord(record, new Set(), programmeOf(record));
  const [mine, theirs] = [knownOf(one), knownOf(other)];
  if (areToldApart(mine.state, theirs.state)) return true;
  const { outcome, reasons } = judge(one.type as MergedType, mine, theirs);
  return outcome !== "same" && reasons.some(({ kind }) => kind === DuplicateReasonKind.CONTRADICTION);
}

/** The source with these records in place of those that they are made of. Facts that are then said twice are said once. */
function rewritten(
  source: Source,
  kept: ReadonlyMap<string, ImportRecord>,
  isStored: (record: ImportRecord) => boolean,
): Source {
  const refer = (to: Reference): Reference => {
    const record = kept.get(nameOfRecord(to));
    return record ? { type: record.type, key: record.key } : to;
  };
  const instead = new Map(kept);
  const facts = new Map<string, ImportRecord>();
  const referring = source.records
    .filter((record) => !kept.has(nameOfRecord(record)))
    .map((record) => withReferences(record, refer));
  for (const record of referring.toSorted((a, b) => Number(isStored(b)) - Number(isStored(a)))) {
    const name = facetsOf(record);
    const before = name === null ? undefined : facts.get(name);
    if (name === null) continue;
    facts.set(name, before ? mergedRecord(before, [record]) : record);
  }
  for (const record of referring) {
    const fact = facts.get(facetsOf(record) ?? "");
    if (fact) instead.set(nameOfRecord(record), fact);
  }
  const records = source.records.flatMap((record) => {
    const name = nameOfRecord(record);
    const now = instead.get(name);
    if (now === undefined) return withReferences(record, refer);
    return nameOfRecord(now) === name ? withReferences(now, refer) : [];
  });
  return withRecords(source, records, (to) => instead.get(nameOfRecord(to)));
}

function withReferences(record: ImportRecord, refer: (to: Reference) => Reference): ImportRecord {
  const entries = Object.entries(record.references);
  const changed = entries.map(
    ([column, to]) => [column, "type" in to ? refer(to) : distinct(to.map(refer))] as const,
  );
  const isSame = changed.every(([, to], at) => JSON.stringify(to) === JSON.stringify(entries[at]?.[1]));
  return isSame ? record : { ...record, references: Object.fromEntries(changed) };
}

const distinct = (references: readonly Reference[]): Reference[] => [
  ...new Map(references.map((one) => [nameOfRecord(one), one])).values(),
];
