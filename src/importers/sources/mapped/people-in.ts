import { isNameOfPerson, isNoName, splitNames } from "../names";
import { nameAndRole } from "../roles-in-languages";

/** Someone who is named in a cell. */
export interface NamedInCell {
  readonly name: string;
  /** As it is written, with what stands in brackets. */
  readonly credited: string;
  /** False for what stands for people whose names are not known: “Various speakers”, “et al.”. */
  readonly isPerson: boolean;
  /** In brackets after the name, in English: “Ann Lee (moderator)”. Null where none stands there. */
  readonly role: string | null;
}

/** What a cell says that no one is named in. */
const noOne = /^\(?(?:none|no guests?|no speakers?|n\/?a|null|nil|[-–—.?0])\)?$/i;

const others = /^(?:et al\.?|(?:and )?(?:many |\d+ )?(?:others|more|guests|friends)|\.{2,3}|…)$/i;

/** “Hootie & the Blowfish”, “Mumford & Sons”: one act. */
const actOfOne =
  /(^|[,;]\s*)([^\s,;]+)\s+(&|and)\s+((?:the|his|her|their)\s|(?:sons|daughters|brothers|sisters|friends|co|company)\b)/giu;

/** What stands for " & " and " and " within an act while the rest is split. */
const [ampersand, and] = ["\uE000", "\uE001"];

/**
 * The people who are named in a cell, each once: "Ann Lee, Bo Ray & Cy Fox" are three, "Martin Luther King, Jr." and "Lee, Ann" are one, and so is
 * someone whose name stands there in two scripts.
 */
export function peopleIn(cell: string, isSplit = true): NamedInCell[] {
  const whole = cell.replaceAll(/\s+/gu, " ").trim();
  if (noOne.test(whole)) return [];
  const parts = isSplit
    ? cell.split(/[;|\n\r\t]+/).flatMap((part) => partsOf(part.replaceAll(/\s+/gu, " ").trim()))
    : [whole];
  const roles = rolesIn(whole);
  const people = new Map<string, NamedInCell>();
  for (const part of parts) {
    const name = nameIn(part);
    if (name === "" || noOne.test(name)) continue;
    const isPerson = !isNoName(name) && !others.test(name);
    const credited = parts.length === 1 ? whole : part;
    const role = roles.find(([named]) => named.endsWith(name))?.[1] ?? null;
    if (!people.has(name)) people.set(name, { name, credited, isPerson, role });
  }
  return [...people.values()];
}

/** Those of what should be the name of one: each of several full names, else the one; without the role in brackets, and with it. */
export function peopleNamed(written: string): ReadonlyArray<ReturnType<typeof nameAndRole>> {
  const each = peopleIn(written);
  if (each.length < 2 || !each.every(({ name }) => isNameOfPerson(name))) return [nameAndRole(written)];
  return each.map(({ credited, role }) => ({ name: nameAndRole(credited).name, role }));
}

/** The roles that stand in brackets, each with what stands before it. */
const rolesIn = (text: string): Array<readonly [named: string, role: string]> =>
  [...text.matchAll(/[^,;&|()[\]]+[([][^()[\]]+[)\]]/gu)].flatMap(([part]) => {
    const { name, role } = nameAndRole(part);
    return role === null ? [] : [[name, role] as const];
  });

/** A name without notes in brackets, and of two spellings with a stroke between them the first of several words. */
function nameIn(part: string): string {
  const bare = withoutNotes(part) || part.replaceAll(/[()[\]]/g, "");
  const spellings = bare.split(/\s*\/\s*/).filter((one) => one !== "");
  return (spellings.find((one) => !isOneWord(one)) ?? spellings[0] ?? "").trim();
}

const withoutNotes = (text: string): string =>
  text
    .replaceAll(/\s*\([^()]*\)|\s*\[[^[\]]*\]/g, "")
    .replace(/\s*[([].*$/, "")
    .trim();

function partsOf(text: string): string[] {
  const bare = withoutNotes(text);
  if (bare === "") return text === "" ? [] : [text];
  const acts = bare.replaceAll(
    actOfOne,
    (_all, before: string, first: string, joined: string, then: string) =>
      `${before}${first}${joined === "&" ? ampersand : and}${then}`,
  );
  const strokes = acts.split("/");
  if (strokes.length > 1 && strokes.some((one) => isOneWord(one.trim()) || scriptOf(one) !== scriptOf(acts)))
    return [text];
  const parts = splitNames(acts).map((part) => part.replace(ampersand, " & ").replace(and, " and "));
  const isSurelySplit = /[&+/、，]|\s(?:and|und)\s/i.test(acts);
  const isOne =
    parts.length < 2 || (!isSurelySplit && parts.some(isOneWord) && !parts.some((one) => others.test(one)));
  return isOne ? [text] : parts;
}

/** Of a script whose names have a space in them. */
const isOneWord = (name: string): boolean =>
  !/\s/.test(name.trim()) && /^\p{Script=Latin}/u.test(name.trim());

const scriptOf = (text: string): string =>
  /\p{Script=Latin}/u.test(text) ? "Latin" : /\p{Script=Cyrillic}/u.test(text) ? "Cyrillic" : "other";
