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
  ȷ: "j",
  ħ: "h",
  ŧ: "t",
  ŋ: "n",
  ƶ: "z",
  ɨ: "i",
  ʉ: "u",
  // Greek's final sigma depends on the place, and the end of a word that is being typed is unknown.
  ς: "σ",
};

const undecomposedLetters = new RegExp(`[${Object.keys(undecomposed).join("")}]`, "gu");

/**
 * Marks that may be left out of a word: accents of Latin, Greek and Cyrillic, points of Hebrew, Arabic and Syriac. Marks of other scripts are
 * letters of them, as vowel signs of Devanagari and Thai are, and so are the two voicing marks of kana, which Unicode counts as common to scripts.
 */
const accents =
  /(?![\u3099\u309A])(?=\p{M})[\p{Script=Inherited}\p{Script=Common}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Coptic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}]/gu;

/** Characters that change only how others are drawn, such as joiners, soft hyphens and the Arabic tatweel. A zero-width space separates words. */
const invisible = /(?!\u200B)\p{Cf}|\u0640/gu;

/**
 * Folds a text for comparison: no case, accents or punctuation, and one space between words. Folded here, and compared by
 * bytes in the database, because SQLite's `lower('É')` returns É and PostgreSQL's collations vary by machine.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(accents, "")
    .replace(invisible, "")
    .toLowerCase()
    .replace(accents, "")
    .replace(undecomposedLetters, (letter) => undecomposed[letter] ?? letter)
    .replace(/['‘’ʼʻʾʿ]/gu, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .replace(/(?<![\p{L}\p{N}\p{M}])\p{M}+/gu, "")
    .replace(/ +/gu, " ")
    .trim()
    .normalize("NFC");
}

/** Particles that stand before a family name and belong to it, whether with a capital letter or not. */
const particles = new Set(
  "af av bin bint da dal das de del della delle dello den der des di do dos du ibn la le op ten ter van vom von zu zum zur".split(
    " ",
  ),
);

/** Particles only where they are written small: with a capital letter they are names, as in “Al Green”. */
const smallParticles = new Set(["al", "ben", "bar", "el", "las", "los", "’t", "'t"]);

/** Between two family names of one person: “Ortega y Gasset”. */
const joiners = new Set(["y", "i", "e"]);

const isParticle = (word = ""): boolean =>
  particles.has(word.toLowerCase()) || smallParticles.has(word) || /^(?:al|el)-$/u.test(word);

/** Which of several of one name somebody is: behind the given name in a sort name. */
const generation = /^(?:jr|sr|jnr|snr|junior|senior|ii|iii|iv|vi{1,3}|ix)\.?$/iu;

/** Scripts in which the family name is written first. */
const familyNameFirst =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{M}ー々〆・·\s\u3000]+$/u;

/** Whether the script of a name says that the family name is written first; in katakana alone names are of people from elsewhere. */
export const isFamilyNameFirst = (name: string): boolean =>
  familyNameFirst.test(name) && !/^[\p{Script=Katakana}ー・·\s\u3000]+$/u.test(name);

/**
 * "Victoria Carr" → "Carr, Victoria"; "Ludwig van Beethoven" → "van Beethoven, Ludwig"; "Martin Luther King Jr." → "King, Martin Luther, Jr.";
 * "山田 太郎" → "山田, 太郎". A guess for names without a stated sort name. In Latin letters nothing says that a family name comes first: state it.
 */
export function sortNameOf(name: string): string {
  const [main = "", ...behind] = name.trim().split(/\s*[,，]\s*/u);
  const words = main.split(/\s+/u).filter((word) => word !== "");
  const [first = "", ...rest] = words;
  if (familyNameFirst.test(main) && words.length === 2) return [first, rest.join(" "), ...behind].join(", ");
  // Names of people from elsewhere are written in their own order, with a dot or three words.
  if (familyNameFirst.test(main)) return [words.join(" "), ...behind].join(", ");

  const suffixes = words.length > 2 && generation.test(words.at(-1) ?? "") ? words.splice(-1) : [];
  if (words.length < 2) return [words.join(""), ...suffixes, ...behind].filter(Boolean).join(", ");

  let start = words.length - 1;
  if (start > 2 && joiners.has(words[start - 1] ?? "")) start -= 2;
  while (start > 1 && isParticle(words[start - 1])) start -= 1;
  const parts = [words.slice(start).join(" "), words.slice(0, start).join(" ")];
  return [...parts, ...suffixes, ...behind].join(", ");
}

/** Letters of scripts that put no spaces between words. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
