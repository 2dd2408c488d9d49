import { fold } from "./names";

/** Of a text that is looked for, so many words count, and of any word so many characters. */
export const mostWords = 12;
export const longestWord = 64;

const apostrophes = "'‘’ʼʻ";
/** What may stand within a word before it is folded; `fold` makes letters of symbols such as ™ too. */
const run = new RegExp(`[\\p{L}\\p{N}\\p{M}\\p{So}${apostrophes}]+`, "gu");
const withinWord = /[\p{L}\p{N}\p{M}\p{So}'‘’ʼʻ]$/u;

/** The folded words of a text, in order: what is indexed, and what is looked for. */
export function wordsOf(text: string): string[] {
  // Greek's final sigma is a matter of place, and a word that is being typed has no last place yet.
  const folded = fold(text).replaceAll("ς", "σ");
  return folded === "" ? [] : folded.split(" ").map(cutWord);
}

/** By characters, so that no half of one is left. */
function cutWord(word: string): string {
  return word.length > longestWord ? Array.from(word).slice(0, longestWord).join("") : word;
}

/** What a text asks for. */
export interface Sought {
  /** Folded, at most `mostWords`. */
  readonly words: readonly string[];
  /** Whether the last word may go on: as somebody types, until a space follows it. */
  readonly isLastOpen: boolean;
}

/** Whatever the text, this is all that is taken from it: letters and digits, so that nothing in it can mean anything else. */
export function soughtIn(text: string): Sought {
  const words = wordsOf(text);
  return {
    words: words.slice(0, mostWords),
    isLastOpen: words.length > 0 && words.length <= mostWords && withinWord.test(text),
  };
}

/** A piece of a text, and whether it is what was looked for. */
export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** The text as it is, cut so that words which were looked for stand apart. Together the parts are the text. */
export function cutAtMatches(text: string, { words, isLastOpen }: Sought): TextPart[] {
  const last = words.at(-1) ?? "";
  const isSought = (word: string) => words.includes(word) || (isLastOpen && word.startsWith(last));

  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of words.length === 0 ? [] : text.matchAll(run)) {
    if (!wordsOf(found).some(isSought)) continue;
    const start = index + found.length - withoutLeading(found).length;
    const match = withoutTrailing(withoutLeading(found));
    if (start > end) parts.push({ text: text.slice(end, start), isMatch: false });
    parts.push({ text: match, isMatch: true });
    end = start + match.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false });
  return parts;
}

/** Quotation marks around a word are none of it. */
function withoutLeading(word: string): string {
  let start = 0;
  while (apostrophes.includes(word.charAt(start)) && start < word.length) start += 1;
  return word.slice(start);
}

function withoutTrailing(word: string): string {
  let end = word.length;
  while (end > 0 && apostrophes.includes(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end);
}

/** So much of a text around its first match; "…" stands where it was cut. */
export function excerptOf(parts: readonly TextPart[], longest = 200): TextPart[] {
  const first = parts.findIndex(({ isMatch }) => isMatch);
  const excerpt: TextPart[] = [];
  let left = longest;
  for (const [index, { text, isMatch }] of parts.entries()) {
    const shown = index < first ? ending(text, longest / 4) : isMatch ? text : beginning(text, left);
    if (index < first - 1 || left <= 0) continue;
    excerpt.push({ text: shown, isMatch });
    left -= shown.length;
  }
  return excerpt;
}

/** Cut at spaces, where there are any. */
function beginning(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${whole(text.slice(0, longest)).replace(/\S{1,40}$/u, "")}…`;
}

function ending(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `…${whole(text.slice(-longest)).replace(/^\S{1,40}/u, "")}`;
}

/** Without the halves of characters that a cut has left at its ends. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, "").replace(/[\uD800-\uDBFF]$/, "");
}
