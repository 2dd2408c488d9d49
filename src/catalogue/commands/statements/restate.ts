import { isEdtf } from "../../../domain/edtf-exactness";
import type { TypeName } from "../../../domain/ids";
import { isImported, isSupply, type WrittenCitation } from "../../../entities/imported-citations";
import { Standing } from "../../../entities/standing";
import { canonicalJson } from "../../content/canonical-json";
import { withValues } from "../../history/differences";
import type { State } from "../../history/state";
import { withMostExactDates } from "./dates";
import { isCompatible, isComparable, isDate, isOtherName, textOf } from "./fields";
import { type Saying, sourcesIn, type Statement } from "./saying";

/**
 * The entity with a saying of a document among its sources, in place of its former one. A source that says another value than the one that is shown has it in
 * `value`: it is DISPUTED where both cannot be true, else STATED. A date is the most exact one that the first one contains, and then it is STATED, without a value, by
 * the source that it is from; what it was before is that of the entity's first source. `now` has what the owner says now.
 */
export function restate(type: TypeName, before: State, now: State, saying: Saying): State {
  const { documentId, wholes, values, isOwner } = saying;
  const sources = sourcesIn(before);
  const isReplaced = (one: WrittenCitation) => one.documentId === documentId && isImported(one);
  const place = sources.findIndex(isReplaced);
  const mine = [...values].map(([field, { value, citation }]): Statement => ({
    field,
    value,
    citation,
    written: null,
  }));
  const theirs = new Map(
    sources
      .filter((one) => isStatement(type, one) && !isReplaced(one))
      .map((citation) => [citation, statementIn(citation, before)]),
  );
  const isEarlier = ([citation]: [WrittenCitation, Statement]) =>
    place < 0 || sources.indexOf(citation) < place;
  const statements = [
    ...[...theirs].filter(isEarlier).map(([, one]) => one),
    ...mine,
    ...[...theirs].filter((one) => !isEarlier(one)).map(([, one]) => one),
  ];
  const { state, firsts } = withMostExactDates(type, now, { sources, isReplaced, statements }, saying);

  const citationOf = ({ field, value, citation, written }: Statement): WrittenCitation[] => {
    const shown = textOf(state[field]);
    if (written?.value === value && shown === textOf(before[field])) return [written];
    // Who agrees with the first source says nothing of the field, whatever is shown.
    const first = firsts.has(field) ? firsts.get(field) : shown;
    if (value === first || isOtherName(state, field, value)) return [];
    if (value === shown) return [cited(citation, field, null, Standing.STATED)];
    const isFine = isCompatible(type, field, shown, value);
    return [cited(citation, field, value, isFine ? Standing.STATED : Standing.DISPUTED)];
  };
  const said = [...wholes, ...mine.flatMap(citationOf)];
  const made = sources.flatMap((citation, at) => {
    if (isReplaced(citation)) return at === place ? said : [];
    const statement = theirs.get(citation);
    return statement ? citationOf(statement) : [citation];
  });
  if (place < 0) made.push(...said);
  const isBeside = ([field, first]: [string, string | null]) =>
    first !== null && first !== textOf(state[field]);
  const besides = [...firsts].filter(isBeside) as Array<[string, string]>;
  const first = isOwner ? wholes[0] : made.find(({ field }) => field === null);
  return withValues(state, { sources: withFirsts(made, first, besides) });
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
    .map(([field, value]) => cited(first, field, value, Standing.STATED));
  const texts = new Set(added.map(canonicalJson));
  const rest = sources.filter((one) => !texts.has(canonicalJson(one)));
  return rest.flatMap((one) => (one === first ? [[one], added].flat() : one));
}

const cited = (
  citation: WrittenCitation,
  field: string,
  value: string | null,
  standing: Standing,
): WrittenCitation => ({ ...citation, field, value, standing });

function isStatement(type: TypeName, one: WrittenCitation): boolean {
  const { field, value } = one;
  if (field === null || !isImported(one) || !isComparable(type, field)) return false;
  return value === null ? isSupply(one) : !isDate(type, field) || isEdtf(value);
}

/** Of a citation without a value it is the one that is shown. */
function statementIn(citation: WrittenCitation, state: State): Statement {
  const { field, value } = citation as { field: string; value: string | null };
  return { field, value: value ?? textOf(state[field]) ?? "", citation, written: citation };
}
