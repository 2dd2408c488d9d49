import { fold } from "../../domain/names";
import type { MergedType } from "./merged-types";
import { compared, NameAgreement } from "./people/compare-names";
import { type PersonName, personNameOf } from "./people/person-name";
import { type DuplicateReason, DuplicateReasonKind, type Known, listIn, textIn } from "./reasons";
import { areEditions, bareTitleOf } from "./titles";

export interface AgreedNames {
  readonly agreement: NameAgreement;
  readonly reasons: readonly DuplicateReason[];
  readonly against: readonly DuplicateReason[];
  /** Whether it is more than one word: many people are called Alex. */
  readonly isFull: boolean;
}

interface Names {
  readonly main: string;
  readonly others: readonly string[];
}

function namesOf({ state }: Known): Names {
  const main = textIn(state, "name") ?? textIn(state, "title") ?? "";
  return {
    main,
    others: [...listIn<string>(state, "alternateNames"), ...listIn<string>(state, "alternateTitles")],
  };
}

const { NAME, OTHER_NAME, SPELLING, CONTRADICTION } = DuplicateReasonKind;

/** How the names of two records agree: main names first, then a main name of one and another name of the other. */
export function agreedNames(type: MergedType, one: Known, other: Known): AgreedNames {
  const [mine, theirs] = [namesOf(one), namesOf(other)];
  const isFull =
    fold(mine.main).includes(" ") || fold(theirs.main).includes(" ") || /\p{Lo}/u.test(mine.main);
  const none: AgreedNames = { agreement: NameAgreement.NONE, reasons: [], against: [], isFull };
  const agreed = (
    kind: DuplicateReasonKind,
    value: string,
    agreement = NameAgreement.EQUAL,
  ): AgreedNames => ({ ...none, agreement, reasons: [{ kind, value }] });
  const folded = fold(mine.main);
  if (folded !== "" && folded === fold(theirs.main)) return agreed(NAME, folded);
  const main =
    mine.main === "" || theirs.main === ""
      ? NameAgreement.NONE
      : comparedMains(type, one, other, mine.main, theirs.main);
  const both = [mine.main, theirs.main].map(fold).toSorted().join(" | ");
  if (main === NameAgreement.CONTRADICTED)
    return { ...none, agreement: main, against: [{ kind: CONTRADICTION, value: both }] };
  if (main === NameAgreement.EQUAL) return agreed(SPELLING, both);
  const also = [mine, theirs].flatMap(({ main: name }, at) => {
    const all = (at === 0 ? theirs : mine).others.map(fold);
    return name !== "" && all.includes(fold(name)) ? fold(name) : [];
  })[0];
  if (also !== undefined) return agreed(OTHER_NAME, also);
  return main === NameAgreement.NONE ? none : agreed(SPELLING, both, main);
}

const parsed = new WeakMap<Known, PersonName>();

function nameOf(known: Known, name: string): PersonName {
  const before = parsed.get(known);
  if (before) return before;
  const found = personNameOf(name);
  parsed.set(known, found);
  return found;
}

function comparedMains(
  type: MergedType,
  one: Known,
  other: Known,
  mine: string,
  theirs: string,
): NameAgreement {
  switch (type) {
    case "Person":
      return compared(nameOf(one, mine), nameOf(other, theirs));
    case "Organisation":
      return bareNameOf(mine) === bareNameOf(theirs) ? NameAgreement.SPELLED : NameAgreement.NONE;
    case "Show":
      return areEditions(one.state, other.state) && bareTitleOf(mine) === bareTitleOf(theirs)
        ? NameAgreement.SPELLED
        : NameAgreement.NONE;
    case "Episode":
      return NameAgreement.NONE;
  }
}

/** The name of an organisation without its article and its legal form. */
export const bareNameOf = (name: string): string =>
  fold(name)
    .replace(/^(?:the|der|die|das|la|le|les) (?=\S)/u, "")
    .replace(
      /(?<=\S)(?: (?:ltd|limited|inc|incorporated|llc|llp|plc|gmbh|ag|ug|kg|ev|e v|bv|b v|nv|sa|s a|srl|spa|oy|ab|as|corp|corporation|co|company|pty))+$/u,
      "",
    );
