import { isEdtf, isMoreExact } from "../../../domain/edtf-exactness";
import type { TypeName } from "../../../domain/ids";
import { isImported, isSupply, type WrittenCitation } from "../../../entities/imported-citations";
import { Standing } from "../../../entities/standing";
import { canonicalJson } from "../../content/canonical-json";
import { withValues } from "../../history/differences";
import type { State } from "../../history/state";
import { datesFollow } from "../merge/unite";
import { isCompatible, isComparable, isDate, isOtherName, textOf } from "./fields";

/** What one document says of an entity, in place of what it said before. */
export interface Saying {
  readonly documentId: string;
  /** Its citations of the entity as a whole. */
  readonly wholes: readonly WrittenCitation[];
  /** The values of fields that it states as a source among others, each with its citation. */
  readonly values: ReadonlyMap<string, Stated>;
  /** Whether the entity is its own, so that what it says of a date comes first. */
  readonly isOwner: boolean;
  /** Whether a date may be another source's. */
  readonly isFree: (field: string) => boolean;
}

interface Stated {
  readonly value: string;
  readonly citation: WrittenCitation;
}

interface Statement extends Stated {
  readonly field: string;
  /** The citation as it stands among the sources; null for a new one. */
  readonly written: WrittenCitation | null;
}

/**
 * The entity with a saying of a document among its sources, in place of its former one. A source that says another value than the one that is shown has it in
 * `value`: it is DISPUTED where both cannot be true, else STATED. A date is the most exact one that the first one contains, and then it is STATED, without a value, by
 * the source that it is from; what it was before is that of the entity's first source. `now` has what the owner says now.
 */
export function restate(
  type: TypeName,
  before: State,
  now: State,
  { documentId, wholes, values, isOwner, isFree }: Saying,
): State {
  const sources = sourcesIn(before);
  const isReplaced = (one: WrittenCitation) => one.documentId === documentId && isImported(one);
  const others = sources.filter((one) => isStatement(type, one) && !isReplaced(one));
  const place = sources.findIndex(isReplaced);
  const earlier = new Set(place < 0 ? sources : sources.slice(0, place));
  const mine = [...values].map(([field, stated]): Statement => ({
    value: stated.value,
    citation: stated.citation,
    field,
    written: null,
  }));
  const theirs = others.map((citation): Statement => {
    const { field, value } = citation as { field: string; value: string | null };
    return { field, value: value ?? textOf(before[field]) ?? "", citation, written: citation };
  });
  const all = [
    ...theirs.filter(({ written }) => written !== null && earlier.has(written)),
    ...mine,
    ...theirs.filter(({ written }) => written !== null && !earlier.has(written)),
  ];

  // What is shown no more must be cited still.
  const hasFirst = isOwner || sources.some((one) => one.field === null && !isReplaced(one));
  const canSay = (base: string | null) => base === null || hasFirst;
  let state = now;
  const bases = new Map<string, string | null>();
  const cited = [...all, ...sources.filter(isReplaced)].flatMap(({ field }) => field ?? []);
  for (const field of new Set(cited.filter((one) => isDate(type, one)))) {
    const ofField = all.filter((one) => one.field === field);
    const isFixed = !isFree(field);
    const shownNow = textOf(now[field]);
    const base = isOwner || isFixed ? shownNow : baseOf(shownNow, field, ofField, sources);
    let shown = base;
    for (const one of isFixed ? [] : ofField) {
      if (!isMoreExact(one.value, shown) || !canSay(base)) continue;
      if (!datesFollow(type, withValues(now, { [field]: one.value }))) continue;
      shown = one.value;
    }
    bases.set(field, base);
    state = withValues(state, { [field]: shown });
  }

  const citationOf = (one: Statement): WrittenCitation | null => {
    const { field, value, citation, written } = one;
    const shown = textOf(state[field]);
    const isAsBefore = written?.value === value && shown === textOf(before[field]);
    if (isAsBefore) return written;
    // Who agrees with the first source says nothing of the field, whatever is shown.
    const base = bases.has(field) ? bases.get(field) : shown;
    if (value === base || isOtherName(state, field, value)) return null;
    if (value === shown) return statement(citation, field, null, Standing.STATED);
    const isFine = isCompatible(type, field, shown, value);
    return statement(citation, field, value, isFine ? Standing.STATED : Standing.DISPUTED);
  };
  const written = (those: readonly Statement[]) => those.flatMap((one) => citationOf(one) ?? []);
  const byCitation = new Map(theirs.map((one) => [one.citation, one]));
  const made: WrittenCitation[] = [];
  const addMine = () => made.push(...wholes, ...written(mine));
  for (const [at, citation] of sources.entries()) {
    if (at === place) addMine();
    if (isReplaced(citation)) continue;
    const one = byCitation.get(citation);
    made.push(...(one ? written([one]) : [citation]));
  }
  if (place < 0) addMine();
  const isBeside = ([field, base]: [string, string | null]) => base !== null && base !== textOf(state[field]);
  const firsts = [...bases].filter(isBeside) as Array<[string, string]>;
  const first = isOwner ? wholes[0] : made.find(({ field }) => field === null);
  return withValues(state, { sources: withFirsts(made, first, firsts) });
}

/** With what the first source says of a date, where that of another one is shown. */
function withFirsts(
  sources: readonly WrittenCitation[],
  first: WrittenCitation | undefined,
  firsts: ReadonlyArray<readonly [field: string, value: string]>,
): WrittenCitation[] {
  if (!first) return [...sources];
  const added = firsts
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, value]) => statement(first, field, value, Standing.STATED));
  const texts = new Set(added.map(canonicalJson));
  const rest = sources.filter((one) => !texts.has(canonicalJson(one)));
  return rest.flatMap((one) => (one === first ? [[one], added].flat() : one));
}

/** A date without what other sources know more exactly: what the first one said, if another's is shown. */
function baseOf(
  shown: string | null,
  field: string,
  ofField: readonly Statement[],
  sources: readonly WrittenCitation[],
): string | null {
  if (shown === null || !sources.some((one) => one.field === field && isSupply(one))) return shown;
  const first = sources.find((one) => one.field === null);
  const stated = ofField.find(
    ({ written, value }) =>
      written?.documentId === first?.documentId && written?.value === value && isMoreExact(shown, value),
  );
  return stated?.value ?? null;
}

const statement = (
  citation: WrittenCitation,
  field: string,
  value: string | null,
  standing: Standing,
): WrittenCitation => ({
  ...citation,
  field,
  value,
  standing,
});

const sourcesIn = ({ sources = [] }: State): readonly WrittenCitation[] =>
  sources as readonly WrittenCitation[];

function isStatement(type: TypeName, one: WrittenCitation): boolean {
  const { field, value } = one;
  if (field === null || !isImported(one) || !isComparable(type, field)) return false;
  return value === null ? isSupply(one) : !isDate(type, field) || isEdtf(value);
}
