import { accountsOf, linksOf } from "../../catalogue/identity/evidence";
import { judge, type Judgement } from "../../catalogue/identity/judge";
import { DuplicateReasonKind } from "../../catalogue/identity/reasons";
import type { MergedType } from "../../catalogue/identity/merged-types";
import { bareNameOf } from "../../catalogue/identity/names";
import { type NameParts, personNameOf } from "../../catalogue/identity/people/person-name";
import type { Sought } from "../../catalogue/identity/identify";
import type { Programme } from "../../catalogue/identity/programmes";
import { bareTitleOf } from "../../catalogue/identity/titles";
import type { ImportRecord } from "../records";
import { knownOfRecord } from "./known-of-record";

/** Two records of one source that may be of one entity. */
export interface Double extends Judgement {
  readonly one: ImportRecord;
  readonly other: ImportRecord;
}

/** A key of more records than this tells nothing: a company's site, a family name. */
const maxWithKey = 30;

const nothing: ReadonlySet<string> = new Set();

/**
 * Pairs of records of one source that are the same, or may be. Only records with a key in common are compared. That they are in one source, or on one
 * show of it, says nothing: it has given them a record each. That many have appeared on two shows does.
 */
export function doublesOf(
  type: MergedType,
  records: readonly ImportRecord[],
  programmeOf: (record: ImportRecord) => Programme | undefined,
): Double[] {
  const known = new Map(
    records.map((record) => [record, knownOfRecord(record, nothing, programmeOf(record))] as const),
  );
  const blocks = new Map<string, ImportRecord[]>();
  for (const [record, one] of known) {
    for (const key of new Set(keysOf(type, one))) {
      const block = blocks.get(key);
      if (block) block.push(record);
      else blocks.set(key, [record]);
    }
  }
  const seen = new Map<ImportRecord, Set<ImportRecord>>();
  return [...blocks.values()].flatMap((block) =>
    block.length > maxWithKey
      ? []
      : block.flatMap((one, at) =>
          block.slice(at + 1).flatMap((other): Double[] => {
            const compared = seen.get(one) ?? new Set();
            if (compared.has(other)) return [];
            seen.set(one, compared.add(other));
            const judgement = judge(type, known.get(one) as Sought, known.get(other) as Sought);
            if (judgement.outcome === "different") return [];
            const isSame = judgement.outcome === "same" || arePages(one, other, judgement);
            return [{ ...judgement, outcome: isSame ? "same" : "ask", one, other }];
          }),
        ),
  );
}

function keysOf(type: MergedType, one: Sought): string[] {
  const own = [
    ...linksOf(one).map((url) => `l ${url}`),
    ...accountsOf(one).map((account) => `a ${account}`),
    ...one.identifiers.map((words) => `i ${words.join(" ")}`),
  ];
  return [...own, ...one.names.flatMap((name) => nameKeysOf(type, name))];
}

function nameKeysOf(type: MergedType, name: string): string[] {
  if (type === "Organisation") return [`n ${bareNameOf(name)}`];
  if (type === "Show") return [`n ${bareTitleOf(name)}`];
  if (type !== "Person") return [];
  const { given, family, writtenOut } = personNameOf(name);
  const wordsIn = (parts: NameParts) => [...parts.given, ...parts.family].toSorted().join(" ");
  return [
    `n ${wordsIn({ given, family })}`,
    `n ${wordsIn(writtenOut)}`,
    ...family.map((word) => `f ${word} ${given[0]?.charAt(0)}`),
  ];
}

/** `aldrich` and `aldrich2`: where a site makes a page of a person for each visit, they are counted. “lee-2” may be another Lee. */
function arePages(one: ImportRecord, other: ImportRecord, { reasons }: Judgement): boolean {
  const stemOf = ({ key }: ImportRecord) => key.replace(/(?<=\p{L})\d{1,2}$/u, "");
  return stemOf(one) === stemOf(other) && reasons.every(({ kind }) => kind === DuplicateReasonKind.NAME);
}
