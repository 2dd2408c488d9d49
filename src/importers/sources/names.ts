import { fold } from "../../domain/names";

/** What separates names in a list of them. */
const separators = /\s*(?:[,;&+|/、，]|\s(?:and|und|et|y|e|og|och|en)\s)\s*/iu;

const suffixes = /^(?:jr|sr|ii|iii|iv|phd|md|esq)\.?$/i;

/** The names of a list such as "Ann Lee, Bo Ray & Cy Fox"; "King, Jr." stays one. */
export function splitNames(list: string): string[] {
  const names: string[] = [];
  for (const part of list.split(separators)) {
    const name = part
      .replace(/^and\s+/i, "")
      .replaceAll(/\s*[([][^)\]]*[)\]]/g, "")
      .replace(/\s*@[\w.]+$/, "")
      .replace(/[.:!?\s]+$/, (end) => (/^\.$/.test(end) ? end : ""))
      .trim();
    if (name === "") continue;
    const before = names.at(-1);
    if (before !== undefined && suffixes.test(name)) names[names.length - 1] = `${before}, ${name}`;
    else names.push(name);
  }
  return names.map((name) => (/(?:^|\s)(?:\p{L}|[JS]r)\.$/u.test(name) ? name : name.replace(/\.$/, "")));
}

const particles = /^(?:al|bin|da|de|del|della|den|der|di|do|dos|du|la|le|ten|ter|van|von|y|zu)$/;

/** Words that people's names do not have, folded: of shows and topics. Those of organisations are below. */
const notOfPeople = new Set(
  `academy and app apps audio bank bbc book books business channel chapter church club code coffee college community conference crew daily
   design development digital education entertainment episode eps festival films fm friends game games history hour house how interview
   introduction its journal lab labs league learning life live magazine media meeting minutes museum music network new news npr part party
   plus podcast podcasts politics press production productions projects public radio recap records review school science security series
   session show software special stories story studio studios summer talk talks tech technologies technology the theater theatre time today
   trailer trust tv uk union update usa various video vs war week weekly what when where who why winter work world year your`.split(
    /\s+/,
  ),
);

/** Whether a text has the form of a full name in a script without capital letters: two to four words, and all of it. */
export const isNameWithoutCase = (text: string): boolean =>
  text.length <= 60 && /^[\p{Lo}\p{M}]{2,}(?:[\s\u200c-][\p{Lo}\p{M}]{2,}){1,3}$/u.test(text);

/** Whether a text has the form of a person's full name: two to five capitalised words, with initials and particles, and none of a body or a topic. */
export function isNameOfPerson(text: string): boolean {
  const words = withoutHonorific(text).name.split(/\s+/u);
  if (words.length < 2 || words.length > 5 || text.length > 60 || /[\d:@#"“”]/.test(text)) return false;
  const [first = "", last = ""] = [words[0], words.at(-1)];
  return (
    [first, last].every((word) => /^\p{Lu}/u.test(word)) &&
    words.every((word) => particles.test(word) || /^\p{Lu}[\p{L}\p{M}'’.-]*,?$/u.test(word)) &&
    !words.map(fold).some((word) => notOfPeople.has(word) || ofBodies.has(word))
  );
}

/** Words that names of bodies have, folded, and people's have not. */
const ofBodies = new Set(
  `agency association asociacion associazione authority bureau center centre commission committee company consortium corp corporation council
   department federation fondation foundation fundacion gesellschaft gmbh group inc institut institute institution laboratories laboratory
   ltd llc llp ministry organisation organization plc project pty sarl society stiftung team universidad universita universitat universite
   university verein`.split(/\s+/),
);

/** Whether a name says by its words that it is of a body: "The Made Up Project". */
export const isNameOfBody = (name: string): boolean => {
  const words = fold(name).split(" ");
  return words.length > 1 && words.some((word) => ofBodies.has(word));
};

/** One or several: "Prof. Dr. med." Of "Dr. Phil McGraw" the second word is a name. */
const honorifics =
  /^(?:(?:dr|dr\.?-ing|dipl\.?-ing|prof|professor|professorin|mr|mrs|ms|mx|rev|sra?|mme|frau|herr)\.?\s+(?:(?:h\.\s?c|rer\.\s?nat|med|phil|habil)\.\s+)*)+(?=\S+\s+\S)/i;

/** A name and the titles before it: "Dr. Ann Lee" is Ann Lee, Dr; "Prof. Dr. Ann Lee" is Ann Lee, Prof. Dr. */
export function withoutHonorific(credited: string): {
  readonly name: string;
  readonly honorificPrefix: string | null;
} {
  const prefix = honorifics.exec(credited)?.[0] ?? "";
  return {
    name: credited.slice(prefix.length).trim(),
    honorificPrefix: prefix === "" ? null : prefix.trim().replace(/\.$/, ""),
  };
}

/** Whether a name says that the name is not known: "Various speakers", "N. N.", "TBA". */
export const isNoName = (name: string): boolean =>
  /^(?:various|several|multiple|unknown|anonymous|n\s?n|tba|tbc|tbd|to be announced)(?:\s|$)/.test(
    fold(name),
  ) || fold(name) === "";

/** Whether a name is of a group, none of whom is named: "LPI Team", "Team LPI", "FOSDEM Staff". */
export const isNameOfMany = (name: string): boolean =>
  /^(?:the )?team\s/.test(fold(name)) ||
  /(?:^|\s)(?:team|teams|staff|crew|organi[sz]ers|organi[sz]ing committee|committee|volunteers|speakers|panell?ists|participants|everyone|members|developers|community)$/.test(
    fold(name),
  );

/** What spellings of a name have in common. */
export function foldedName(name: string): string {
  return fold(withoutHonorific(name).name) || name;
}
