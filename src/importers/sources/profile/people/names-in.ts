import { fold } from "../../../../domain/names";
import { isNameOfPerson, splitNames } from "../../names";
import { isNameOfOrganisation } from "./organisation-names";

/** Letters behind a name: degrees and memberships. */
const behind =
  /(?:[,\s]+(?:RN|KC|QC|MBE|OBE|CBE|PhD|Ph\.D\.|MD|MSc|MA|BA|BSc|MBA|FRSA|FRS|CMgr|MCMI|FCMI|Esq\.?|Jr\.?|Sr\.?|[A-Z][A-Za-z]?[A-Z]{1,3}))+$/u;

const before =
  /^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Rev|Sir|Dame|Dipl\.-Ing|Frau|Herr|Mme|M)\.?\s+(?:(?:Dr|Prof)\.?\s+)?(?=\p{Lu})/u;

/** A name, the title before it and the letters behind it. */
export interface FullName {
  readonly name: string;
  readonly prefix: string | null;
  readonly suffix: string | null;
}

export function fullNameIn(text: string): FullName {
  const said = text
    .trim()
    .replace(/^by\s+/i, "")
    .replace(/[:,;]$/, "");
  const prefix = before.exec(said)?.[0] ?? "";
  const suffix = behind.exec(said)?.[0] ?? "";
  const name = said.slice(prefix.length, said.length - suffix.length).trim();
  return {
    name: name === name.toUpperCase() ? capitalised(name) : name,
    prefix: prefix === "" ? null : prefix.trim().replace(/\.$/, ""),
    suffix: suffix === "" ? null : suffix.replace(/^[,\s]+/, ""),
  };
}

const capitalised = (name: string): string =>
  name.toLowerCase().replaceAll(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase());

/** Whether a text is the full name of a person and nothing else. */
export const isPerson = (text: string): boolean => {
  const { name } = fullNameIn(text);
  return (
    isNameOfPerson(name) &&
    !/^(?:The|A|An|Der|Die|Das|El|La|Le|Les|Los|Las|My|Our|Your|How|Why|In|On|At|Of|For|From|With)\s/u.test(
      name,
    ) &&
    !/['’]s?(?:\s|$)/u.test(name) &&
    !isNameOfOrganisation(name)
  );
};

/** The names of a list, if it is one of people and nothing else. */
export function peopleIn(list: string): FullName[] {
  const names = splitNames(list.replaceAll(/\s*\([^)]*\)/g, "").replace(/^(?:and|und|with|mit)\s+/i, "")).map(
    (one) =>
      one.replace(
        /^(?:host|hosts|author|autor|autorin|journalist|journalistin|dr)\s+(?=\p{Lu}\S+\s+\p{Lu})/iu,
        (word) => (/^dr/i.test(word) ? word : ""),
      ),
  );
  return names.length > 0 && names.every(isPerson) ? names.map(fullNameIn) : [];
}

const word = String.raw`\p{Lu}(?:[\p{L}\p{M}-]|['’](?!s\b)(?=\p{L}))+|\p{Lu}\.`;
const particle = "(?:van|von|de|der|den|da|di|la|le|del|dos|du|bin|al|ten|ter|zu)";
const fullName = new RegExp(
  String.raw`(?:(?:Dr|Prof|Professor)\.?\s+)?(?:${word})(?:\s+(?:${particle}\s+)*(?:${word})){1,3}`,
  "gu",
);

/** People whom a text of sentences names, in their order: runs of capitalised words that have the form of a name. */
export function namesInProse(text: string): FullName[] {
  return [...text.matchAll(fullName)].flatMap(({ 0: run, index }) => {
    // A name in quotes is one of a thing.
    const isQuoted =
      /["“„«]/u.test(text.charAt(index - 1)) && /["”“»]/u.test(text.charAt(index + run.length));
    if (isQuoted) return [];
    const cut = run.replace(/['’]s?$/u, "");
    return isPerson(cut) ? [fullNameIn(cut)] : [];
  });
}

/** A list of names at the beginning of a text: “Ann Lee and Bo Ray have been …”, “Ann Lee’s …”. */
export function namesAtStart(text: string): FullName[] {
  const list = new RegExp(
    String.raw`^(${fullName.source})(?:\s*(?:,|&|and|und)\s+(${fullName.source}))?(?:['’]s?)?(?=\s|,|$)`,
    "u",
  ).exec(text);
  return [list?.[1], list?.[2]].flatMap((one) => {
    const cut = one?.replace(/['’]s?$/u, "") ?? "";
    return isPerson(cut) ? [fullNameIn(cut)] : [];
  });
}

export const isSameName = (one: string, other: string): boolean =>
  fold(fullNameIn(one).name) === fold(fullNameIn(other).name);
