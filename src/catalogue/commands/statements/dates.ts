import { isMoreExact } from "../../../domain/edtf-exactness";
import type { TypeName } from "../../../domain/ids";
import { isSupply, type WrittenCitation } from "../../../entities/imported-citations";
import { withValues } from "../../history/differences";
import type { State } from "../../history/state";
import { datesFollow } from "../merge/unite";
import { isDate, textOf } from "./fields";
import type { Saying, Statement } from "./saying";

interface Dated {
  readonly sources: readonly WrittenCitation[];
  /** Whether a citation is of what the document said before. */
  readonly isReplaced: (one: WrittenCitation) => boolean;
  /** By the order of the sources. */
  readonly statements: readonly Statement[];
}

interface Dates {
  readonly state: State;
  /** Of each date that a source speaks of, what the entity's first source says. */
  readonly firsts: ReadonlyMap<string, string | null>;
}

/** `now` with each of its dates as the most exact source has it, which the first source's contains. */
export function withMostExactDates(
  type: TypeName,
  now: State,
  { sources, isReplaced, statements }: Dated,
  { isOwner, isFree }: Pick<Saying, "isOwner" | "isFree">,
): Dates {
  // What is shown no more must be cited still.
  const hasFirst = isOwner || sources.some((one) => one.field === null && !isReplaced(one));
  const cited = [...statements, ...sources.filter(isReplaced)].flatMap(({ field }) => field ?? []);
  const firsts = new Map<string, string | null>();
  let state = now;
  for (const field of new Set(cited.filter((one) => isDate(type, one)))) {
    const ofField = statements.filter((one) => one.field === field);
    const isFixed = !isFree(field);
    const present = textOf(now[field]);
    const first = isOwner || isFixed ? present : firstOf(present, field, ofField, sources);
    const canBeOther = !isFixed && (first === null || hasFirst);
    let shown = first;
    for (const { value } of canBeOther ? ofField : [])
      if (isMoreExact(value, shown) && datesFollow(type, withValues(now, { [field]: value }))) shown = value;
    firsts.set(field, first);
    state = withValues(state, { [field]: shown });
  }
  return { state, firsts };
}

/** A date without what other sources know more exactly: what the first one said, if another's is shown. */
function firstOf(
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
