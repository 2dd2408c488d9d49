import { keptWords, type Words } from "./words";

/** What the labels name. */
export interface Named {
  readonly people: ReadonlyArray<readonly string[]>;
  /** Shows and organisations, each with its other names. */
  readonly things: ReadonlyArray<readonly string[]>;
}

const address = /https?:\/\/[^\s<>"')\]]+|[\w.+-]+@[\w.-]+\w|(?<![\p{L}\p{N}])[@#]\w+/gu;
const wordsOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];
const bare = (text: string) =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();
const escaped = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** Renames people, shows and organisations, in text and in addresses, always alike; ids in addresses become others. */
export function renamer({ people, things }: Named, words: Words): (text: string) => string {
  const ofPeople = peopleWords(people, words);
  const phrases = phrasesOf(things, ofPeople, words);
  const inText = textRule(phrases, ofPeople);
  const inAddress = addressRule(phrases, ofPeople);
  const seed = words.random.below(1 << 30);
  return (text) => {
    let [renamed, rest] = ["", 0];
    for (const { 0: found, index } of text.matchAll(address)) {
      renamed += inText(text.slice(rest, index)) + otherIds(inAddress(found), seed);
      rest = index + found.length;
    }
    return renamed + inText(text.slice(rest));
  };
}

function peopleWords(people: Named["people"], words: Words): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of people.flat().flatMap(wordsOf)) {
    const isName = word.length > 1 && /^\p{Lu}/u.test(word) && word !== "Dr" && word !== word.toUpperCase();
    if (isName && !found.has(word)) found.set(word, words.name());
  }
  return found;
}

/** Phrases with what they become, the longest first. */
function phrasesOf(
  things: Named["things"],
  ofPeople: Map<string, string>,
  words: Words,
): Map<string, string> {
  const [content, phrases] = [new Map<string, string>(), new Map<string, string>()];
  const wordFor = (word: string): string => {
    const kept = keptWords.has(word.toLowerCase()) || word.length === 1;
    if (kept) return word;
    const ofPerson = ofPeople.get(word);
    if (ofPerson !== undefined) return ofPerson;
    const known = [...content.keys()].find((one) => one.length > 4 && word.toLowerCase().startsWith(one));
    const key = known ?? word.toLowerCase();
    const other = content.get(key) ?? (isAcronym(word) ? acronymFor(word) : words.noun());
    content.set(key, other);
    // A spelling that goes on, as “Twinkle” does after “Twinkl”, does so still.
    return like(word, other) + (known === undefined ? "" : word.slice(known.length));
  };
  const acronymFor = (word: string): string => {
    const whole = [...phrases].find(([name]) => initialsOf(name) === word);
    return whole === undefined ? words.letters(word.length) : initialsOf(whole[1]);
  };
  // Names without acronyms come first: acronyms are made of them.
  const acronymsIn = (name: string) => wordsOf(name).filter(isAcronym).length;
  const names = things.flat().toSorted((a, b) => acronymsIn(a) - acronymsIn(b) || a.length - b.length);
  for (const name of names) phrases.set(name, name.replaceAll(/\p{L}+/gu, wordFor));
  return new Map([...phrases].toSorted(([a], [b]) => b.length - a.length));
}

const isAcronym = (word: string): boolean => /^\p{Lu}{2,6}$/u.test(word);
const initialsOf = (name: string): string =>
  wordsOf(name)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join("");

/** In the letters of the original: capitals, or small ones. */
function like(original: string, other: string): string {
  if (original.length > 1 && original === original.toUpperCase()) return other.toUpperCase();
  return original === original.toLowerCase() ? other.toLowerCase() : other;
}

function textRule(phrases: Map<string, string>, ofPeople: Map<string, string>) {
  const whole = (pattern: string, flags: string) =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, flags);
  const patternOf = (phrase: string) =>
    escaped(phrase)
      .replaceAll(/['’]/g, "(?:['’]|&rsquo;)")
      .replaceAll(/\s+/g, String.raw`\s+`);
  const rules = [...phrases].map(([phrase, other]) => ({
    rule: whole(patternOf(phrase), wordsOf(phrase).length > 1 ? "giu" : "gu"),
    other,
  }));
  const names = new Map(
    [...ofPeople].flatMap(([name, other]) => [
      [name, other],
      [name.toUpperCase(), other.toUpperCase()],
    ]),
  );
  const people = names.size === 0 ? null : whole([...names.keys()].map(escaped).join("|"), "gu");
  return (text: string): string => {
    // What was renamed is not renamed once more.
    const done: string[] = [];
    const keep = (other: string) => `\u0000${done.push(other) - 1}\u0000`;
    let renamed = text;
    for (const { rule, other } of rules)
      renamed = renamed.replaceAll(rule, (found) => keep(like(found, other)));
    if (people) renamed = renamed.replaceAll(people, (found) => keep(names.get(found) ?? found));
    return renamed.replaceAll(/\0(\d+)\0/g, (_, at: string) => done[Number(at)] ?? "");
  };
}

/** A slug has the words of a phrase with anything or nothing between them, with or without the words at its ends that say its kind. */
function addressRule(phrases: Map<string, string>, ofPeople: Map<string, string>) {
  const slugs = new Map<string, { readonly to: readonly string[]; readonly isOfHost: boolean }>();
  const isKept = (word = "") => keptWords.has(bare(word));
  for (const [phrase, other] of [...phrases, ...ofPeople]) {
    const slugOf = (name: string) => wordsOf(name.replaceAll(/['’]/g, "").replaceAll("&", " and ")).map(bare);
    const [from, to] = [slugOf(phrase), slugOf(other)];
    const first = from.findIndex((word) => !isKept(word));
    const last = from.findLastIndex((word) => !isKept(word));
    if (first < 0 || from.length !== to.length) continue;
    for (const [start, end] of rangesAround(first, last + 1, from.length))
      slugs.set(from.slice(start, end).join(" "), {
        to: to.slice(start, end),
        // One word of several is a name in a host, and any word in a path.
        isOfHost: end - start === 1 && from.length > 1,
      });
  }
  const rules = [...slugs]
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([slug, { to, isOfHost }]) => {
      const isShort = slug.replaceAll(" ", "").length < 5;
      const pattern = slug.split(" ").map(escaped).join("([-_.+]|%20)?");
      const at = isOfHost ? String.raw`(?<=^https?://[^/]*)` : "";
      return { rule: new RegExp(at + (isShort ? `(?<![a-z0-9])${pattern}(?![a-z0-9])` : pattern), "gi"), to };
    });
  return (url: string): string => {
    const done: string[] = [];
    let renamed = url;
    for (const { rule, to } of rules)
      renamed = renamed.replaceAll(rule, (found, ...groups: unknown[]) => {
        const between = typeof groups[0] === "string" && to.length > 1 ? groups[0] : "";
        return `\u0000${done.push(like(found, to.join(between))) - 1}\u0000`;
      });
    return renamed.replaceAll(/\0(\d+)\0/g, (_, at: string) => done[Number(at)] ?? "");
  };
}

/** Every range of words that has those from `first` to `last`. */
const rangesAround = (first: number, last: number, count: number): Array<readonly [number, number]> =>
  Array.from({ length: first + 1 }, (_, start) => start).flatMap((start) =>
    Array.from({ length: count - last + 1 }, (_, more) => [start, last + more] as const),
  );

/** Ids of videos, episodes and posts: long numbers, and letters mixed with digits; always the same one for one. */
function otherIds(url: string, seed: number): string {
  return url.replaceAll(/(?<=[/=?&.-])[\w-]{8,}(?=$|[/?&#.])/g, (token) => {
    const isId =
      /^\d{7,}$/.test(token) || /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])(?:[\w-]{11}|\w{15,})$/.test(token);
    return isId
      ? token.replaceAll(/[a-z\d]/gi, (letter, at: number) => turned(letter, seed + at * 7))
      : token;
  });
}

function turned(letter: string, by: number): string {
  const [first, count] = /\d/.test(letter) ? [48, 10] : /[a-z]/.test(letter) ? [97, 26] : [65, 26];
  return String.fromCharCode(first + ((letter.charCodeAt(0) - first + by) % count));
}
