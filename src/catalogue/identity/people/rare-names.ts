import { type DuplicateReason, DuplicateReasonKind } from "../reasons";
import { compared, NameAgreement } from "./compare-names";
import { type PersonName, personNameOf } from "./person-name";

/** Forms of a name that others may have too: “Don”, “J.”. */
const shortened: ReadonlySet<NameAgreement> = new Set([NameAgreement.SHORT, NameAgreement.INITIALS]);

/** Whether two names may be of one person without a letter of either being wrong. */
const canBeOne = (agreement: NameAgreement): boolean =>
  shortened.has(agreement) || agreement === NameAgreement.EQUAL || agreement === NameAgreement.SPELLED;

/**
 * That a short form or an initial can be of no one else who is known: there is a word of the family name such that all names with it may be of this one
 * person. `namesWith` has the names of others with a word; null where they are too many or not known.
 */
export function rareName(
  one: string,
  other: string,
  namesWith: (word: string) => readonly string[] | null,
): DuplicateReason[] {
  const [mine, theirs] = [personNameOf(one), personNameOf(other)];
  if (!shortened.has(compared(mine, theirs))) return [];
  const fits = (name: PersonName) => canBeOne(compared(name, mine)) && canBeOne(compared(name, theirs));
  const rare = mine.family.find(
    (word) =>
      word.length > 1 &&
      theirs.family.includes(word) &&
      namesWith(word)?.every((name) => fits(personNameOf(name))) === true,
  );
  return rare === undefined ? [] : [{ kind: DuplicateReasonKind.RARE_NAME, value: rare }];
}
