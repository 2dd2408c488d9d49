import { ContributionRole } from "../../../entities/contribution";
import { isFamilyNameFirst } from "../../../domain/names";
import { isNameOfBody } from "../names";
import type { Contributor, WrittenName } from "./work";

export interface CreditedName extends WrittenName {
  /** The name as written, in the order in which it is read. */
  readonly credited: string;
}

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== "").join(by);

const notes = /\s*[([][^)\]]*[)\]]/g;

/** The name of a person by its parts, any of which may be empty. A suffix may stand at the end of the family name. */
export function nameOfParts(given: string, particle: string, written: string, suffix: string): CreditedName {
  const [, family = written, post = ""] = /^(.*[^\s,]),?\s+((?:Jr|Sr)\.?|II|III|IV)$/.exec(written) ?? [];
  const after = suffix === "" ? post : suffix;
  // Where the script has the family name first, it is read so, and without a space.
  const credited =
    given !== "" && isFamilyNameFirst(`${family}${given}`)
      ? `${family}${given}`
      : joined([given, particle, family, after], " ");
  const name = credited.replaceAll(notes, "").trim() || credited;
  const sorted = joined([particle, family], " ").replaceAll(notes, "");
  return { credited, name, sortName: joined([sorted, given, after], ", "), isBody: false };
}

export const nameOfBody = (credited: string): CreditedName => ({
  credited,
  name: credited,
  sortName: null,
  isBody: credited !== "",
});

/** A name in the order in which it is read, of which the source says no parts. */
export const nameInFull = (credited: string): CreditedName =>
  isNameOfBody(credited)
    ? nameOfBody(credited)
    : { credited, name: credited.replaceAll(notes, "").trim() || credited, sortName: null, isBody: false };

/** A name that is written as one, as those of bodies are: of a person if it has initials. */
export const nameAsOne = (credited: string): CreditedName =>
  /(?:^|\s|\.)\p{Lu}\./u.test(credited) ? nameInFull(credited) : nameOfBody(credited);

/** "Lee, Ann" or "Lee, Ann, Jr."; without a comma a name in full. */
export function nameByComma(written: string): CreditedName {
  const [family = "", given, suffix = ""] = written.split(",").map((part) => part.trim());
  if (given === undefined) return nameInFull(family);
  if (given === "") return nameAsOne(family);
  return nameOfParts(given, "", family, suffix);
}

export const contributorOf = (
  { name, sortName, isBody, credited }: CreditedName,
  role: ContributionRole,
  orcid: string | null = null,
): Contributor => ({ name, sortName, isBody, credited, role, orcid, personKey: null });
