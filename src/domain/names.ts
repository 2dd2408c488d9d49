/** Letters that Unicode does not decompose into a base letter and a mark. */
const undecomposed: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ð: "d",
  þ: "th",
  đ: "d",
  ł: "l",
  ı: "i",
};

const particles = new Set([
  "al",
  "bin",
  "da",
  "de",
  "del",
  "della",
  "den",
  "der",
  "di",
  "du",
  "la",
  "le",
  "van",
  "von",
]);

/**
 * Folds a text for comparison: no case, accents or punctuation, and one space between words. Folded here, and compared by
 * bytes in the database, because SQLite's `lower('É')` returns É and PostgreSQL's collations vary by machine.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøðþđłı]/gu, (letter) => undecomposed[letter] ?? letter)
    .replace(/['‘’ʼʻ]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** "Victoria Carr" → "Carr, Victoria"; "Ludwig van Beethoven" → "van Beethoven, Ludwig". A guess for names without a stated sort name. */
export function sortNameOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  if (words.length < 2) return words.join("");

  let start = words.length - 1;
  while (start > 1 && particles.has(words[start - 1]?.toLowerCase() ?? "")) start -= 1;
  return `${words.slice(start).join(" ")}, ${words.slice(0, start).join(" ")}`;
}

/** Letters of scripts that put no spaces between words. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
