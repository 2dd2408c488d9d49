import { fold } from "../../../../domain/names";
import { organisationAt } from "./organisation-names";

const abbreviated =
  /((?:\p{Lu}[\p{L}’'-]*|of|for|and|the|in|&)(?:\s(?:\p{Lu}[\p{L}’'-]*|\p{Ll}[\p{L}’'-]+|&))*)\s\((\p{Lu}[\p{L}\d]{1,7})\)/gu;

/** Full names of organisations by their folded abbreviations, where a document gives both: “Harbour Rights Network (HRN)”. */
export function abbreviationsIn(texts: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts)
    for (const [, words = "", short = ""] of text.matchAll(abbreviated)) {
      const name = withInitials(words, short);
      if (name !== null && !found.has(fold(short))) found.set(fold(short), name);
    }
  return found;
}

const initialsIn = (words: readonly string[]): string =>
  words.map((word) => word.charAt(0).toUpperCase()).join("");

/** “Liverpool John Moores University” is LJMU: without the small words. */
export const initialsOf = (name: string): string =>
  initialsIn(name.split(/\s+/u).filter((word) => !/^(?:of|for|and|the|in|&)$/iu.test(word)));

/** The last words of a text whose initials are the abbreviation. */
function withInitials(text: string, short: string): string | null {
  const words = text.split(/\s+/u);
  for (let from = words.length - 1; from >= 0; from -= 1) {
    const some = words.slice(from);
    if (
      [initialsIn(some), initialsOf(some.join(" "))].includes(short.toUpperCase()) &&
      /^\p{Lu}/u.test(some[0] ?? "")
    )
      return some.join(" ");
  }
  return null;
}

const broadcasters =
  "Times|Post|Herald|Gazette|Echo|Standard|News|Mail|Express|Guardian|Observer|Chronicle|Star|Tribune|Courier|Journal|Argus|Telegraph|Mercury|Independent|Review|Magazine|World|Today".split(
    "|",
  );

/** The name of an outlet from the name of its site: `riverstandard` is “River Standard”. Null where it does not end as one. */
export function outletOfSite(site: string): string | null {
  const ending = broadcasters.find(
    (word) => site.endsWith(word.toLowerCase()) && site.length > word.length + 2,
  );
  if (ending === undefined) return null;
  const first = site.slice(0, -ending.length).replace(/-$/, "");
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${ending}`;
}

/** “Sky News Documentary about …”: the body that a heading begins with, up to its word for one. */
export function bodyAtStart(text: string, isBody: (text: string) => boolean): string | null {
  const name = organisationAt(text.replace(/^(?:Podcast|The Podcast of)\s+/u, ""));
  if (name === null) return null;
  const words = name.split(" ");
  for (let count = 1; count <= words.length; count += 1) {
    const some = words.slice(0, count).join(" ");
    if (count > 1 && isBody(words[count - 1] ?? ""))
      return some.replace(/^(\p{Lu}{2,5})\s(?=\p{Lu}\p{Ll}+\s\p{Lu})/u, "");
  }
  return null;
}
