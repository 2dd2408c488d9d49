import { isNameOfBody } from "../names";
import { type CreditedName, nameAsOne, nameOfBody, nameOfParts } from "../works/names";
import { textOfTex } from "./tex-text";

const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** The names of a list such as "Lee, Ann and Ludwig van Beethoven and {The Made Up Project} and others", by the rules of BibTeX and biblatex. */
export function namesInList(list: string): CreditedName[] {
  return splitAt(list, /^\s+and(?=\s)/i).flatMap((name) => (name.trim() === "" ? [] : namesOf(name.trim())));
}

/** One, unless the list is one of commas, which BibTeX takes for one name. */
function namesOf(written: string): CreditedName[] {
  const parts = splitAt(written, /^,/).map((part) => part.trim());
  if (parts.length > 1 && parts.every((part) => /^(?:family|given|prefix|suffix)(?:-i)?\s*=/i.test(part)))
    return [namedParts(parts)];
  if (parts.length <= 3) return [nameOf(parts)];
  const areWhole = parts.every((part) => /\s/.test(part));
  if (areWhole) return parts.map((part) => nameOf([part]));
  const pairs = parts.flatMap((part, at) => (at % 2 === 0 ? [[part, ...parts.slice(at + 1, at + 2)]] : []));
  return pairs.map(nameOf);
}

/** biblatex: "family=Beethoven, given=Ludwig, prefix=van". */
function namedParts(parts: readonly string[]): CreditedName {
  const named = new Map(
    parts.map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at).trim().toLowerCase(), textOfTex(part.slice(at + 1).replaceAll('"', ""))];
    }),
  );
  const of = (name: string) => named.get(name) ?? "";
  return nameOfParts(of("given"), of("prefix"), of("family"), of("suffix"));
}

function nameOf(parts: readonly string[]): CreditedName {
  const [first = "", second, third] = parts;
  if (second === undefined) return inReadingOrder(first);
  const { von, last } = vonAndLast(wordsOf(first));
  return third === undefined
    ? nameOfParts(textOfTex(second), von, last, "")
    : nameOfParts(textOfTex(third), von, last, textOfTex(second));
}

/** "First von Last". What stands in braces as a whole is a body's, unless it has initials. */
function inReadingOrder(written: string): CreditedName {
  const credited = textOfTex(written);
  const isBraced = /^\{[\s\S]*\}$/.test(written) && wordsOf(written).length === 1;
  const asOne = isBraced ? nameAsOne(credited) : null;
  if (asOne?.isBody === true) return asOne;
  if (isNameOfBody(credited)) return nameOfBody(credited);

  const plain = written.replaceAll(/\s*\([^(){}]*\)/g, "").trim() || written;
  const words = wordsOf(isBraced ? written.slice(1, -1) : plain);
  const isSuffixed = words.length > 2 && suffix.test(words.at(-1) ?? "");
  const named = isSuffixed ? words.slice(0, -1) : words;
  const from = named.findIndex((word, at) => at < named.length - 1 && isParticle(word));
  const until = from >= 0 ? from : named.length - 1;
  const { von, last } = vonAndLast(named.slice(until));
  const given = named.slice(0, until).map(textOfTex).join(" ");
  return { ...nameOfParts(given, von, last, isSuffixed ? textOfTex(words.at(-1) ?? "") : ""), credited };
}

function vonAndLast(words: readonly string[]): { readonly von: string; readonly last: string } {
  const lastParticle = words.slice(0, -1).findLastIndex(isParticle);
  const join = (some: readonly string[]) => some.map(textOfTex).join(" ");
  return { von: join(words.slice(0, lastParticle + 1)), last: join(words.slice(lastParticle + 1)) };
}

/** By the first letter outside of braces; a command such as {\'e} counts. A word in braces is none. */
function isParticle(word: string): boolean {
  const letters = /^\{[^\\]/.test(word) ? "" : textOfTex(word);
  return /^[^\p{L}]*\p{Ll}/u.test(letters);
}

const wordsOf = (written: string): string[] => splitAt(written, /^[\s~]+/).filter((word) => word !== "");

/** Splits where a separator begins, outside of braces. */
export function splitAt(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    else if (depth <= 0 && (character === "," || /[\s~]/.test(character ?? ""))) {
      const found = separator.exec(text.slice(at, at + 200));
      if (!found) continue;
      parts.push(text.slice(start, at));
      at += found[0].length - 1;
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
