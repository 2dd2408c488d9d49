import { fold } from "./names";

/** Bounds of a search: words of a text, and characters of a word. The rest is ignored. */
export const maxWords = 12;
export const maxWordLength = 64;

const apostrophes = "'‘’ʼʻ";
/** Characters of a word before folding; `fold` also turns symbols such as ™ into letters. */
const run = new RegExp(`(?:(?!\\u200B)[\\p{L}\\p{N}\\p{M}\\p{So}\\p{Cf}${apostrophes}])+`, "gu");
const withinWord = /(?!\u200B)[\p{L}\p{N}\p{M}\p{So}\p{Cf}'‘’ʼʻ]$/u;

/** The folded words of a text, in order, for indexing and searching. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ").map(cutWord);
}

/** Cuts by characters, so that none is cut in half. */
function cutWord(word: string): string {
  return word.length > maxWordLength ? Array.from(word).slice(0, maxWordLength).join("") : word;
}

/** A parsed search text. */
export interface Sought {
  /** Folded, at most `maxWords`. */
  readonly words: readonly string[];
  /** Whether the last word matches as a prefix: until a space follows it. */
  readonly isLastOpen: boolean;
}

/** Parses a search text. Only letters and digits are used, so no character has a special meaning. */
export function soughtIn(text: string): Sought {
  const words = wordsOf(text);
  return {
    words: words.slice(0, maxWords),
    isLastOpen: words.length > 0 && words.length <= maxWords && withinWord.test(text),
  };
}

/** A piece of a text, and whether it matches. */
export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Splits a text at matching words. The concatenated parts are the text. */
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

/** Quotation marks around a word are not a part of it. */
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

/** An excerpt of a text around its first match; "…" marks cuts. */
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

/** Cuts at spaces if there are any. */
function beginning(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${whole(text.slice(0, longest)).replace(/\S{1,40}$/u, "")}…`;
}

function ending(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `…${whole(text.slice(-longest)).replace(/^\S{1,40}/u, "")}`;
}

/** Removes halves of characters at the cut ends. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, "").replace(/[\uD800-\uDBFF]$/, "");
}
