import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import type { TypeName } from "../../domain/ids";
import type { Identified } from "../identify/identify-source";
import type { ImportRecord } from "../records";
import type { WaitingDraft } from "../report";
import { documentOf, entityOf } from "./entity";
import { idOfRecord, type Source } from "./source";

/** What a source would put into the catalogue. */
export interface Drafts {
  readonly accepted: readonly AnyEntityInput[];
  readonly waiting: readonly WaitingDraft[];
}

export interface Acceptance {
  /** Drafts at least so sure are accepted, from 0 to 1. */
  readonly acceptAbove: number;
  /** The ids of drafts that a person has accepted. */
  readonly acceptedIds: ReadonlySet<string>;
}

/**
 * Makes drafts of records, and accepts those that the source states, that are sure enough, that a person has accepted, or that stand already.
 * A person of a record is accepted with the first fact about them. What others have said is theirs, and is not said again.
 */
export function draftsOf(
  source: Source,
  identified: Identified,
  { acceptAbove, acceptedIds }: Acceptance,
): Drafts {
  const { idOf, isOthers, stored } = identified;
  const isAccepted = (record: ImportRecord) =>
    record.inference === null ||
    record.inference.confidence >= acceptAbove ||
    acceptedIds.has(idOfRecord(source, record.type, record.key)) ||
    stored.has(idOf(record.type, record.key));
  const facts = source.records.filter((record) => record.type !== "Person" && !isOthers(record));
  const accepted = facts.filter(isAccepted);
  const seen = new Set(accepted.flatMap(({ references }) => references["personId"] ?? []));
  const people = source.records.filter(
    (record) => record.type === "Person" && seen.has(record.key) && !isOthers(record),
  );
  const titles = titlesIn(source);
  const entities = [...people, ...accepted].map((record) =>
    entityOf(source, withCredit(record, source, identified), idOf, titles.show),
  );
  return {
    accepted: entities.length === 0 ? [] : [documentOf(source), ...entities],
    waiting: facts.flatMap((record): WaitingDraft[] => {
      if (record.inference === null || isAccepted(record)) return [];
      const id = idOfRecord(source, record.type, record.key);
      return [{ id, place: record.place, what: titles.sentenceOf(record), inference: record.inference }];
    }),
  };
}

/** The name as credited, where the person is another's record and has another name. */
function withCredit(record: ImportRecord, source: Source, { idOf, nameOf }: Identified): ImportRecord {
  const { personId } = record.references;
  if (personId === undefined || record.values["creditedAs"]) return record;
  const known = nameOf(idOf("Person", personId));
  const credited = source.recordOf("Person", personId)?.values["name"];
  if (known === null || credited === known) return record;
  return { ...record, values: { ...record.values, creditedAs: credited } };
}

function titlesIn(source: Source) {
  const textOf = (type: TypeName, key: string, property: string) => {
    const text = source.recordOf(type, key)?.values[property];
    return typeof text === "string" ? text : "";
  };
  const show = source.records.find(({ type }) => type === "Show");
  const { title, displayTitle } = (show?.values ?? {}) as Partial<Record<string, string | null>>;
  const showTitle = title ?? displayTitle ?? "";
  return {
    show: showTitle,
    sentenceOf({ type, references, values }: ImportRecord): string {
      const { personId, episodeId } = references;
      const name = personId === undefined ? values["creditedAs"] : textOf("Person", personId, "name");
      const of = episodeId === undefined ? showTitle : textOf("Episode", episodeId, "title");
      return `${String(name)}, ${type === "Host" ? "host" : "guest"} of “${of}”`;
    },
  };
}
