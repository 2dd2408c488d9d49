import { charactersOf } from "../../domain/characters";

/**
 * Advance widths of Arial's characters from space to tilde, in thousandths of the font size. Arimo,
 * Liberation Sans and Helvetica have the same.
 */
const regular = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/** Wider than most letters of other scripts. East Asian characters are square. */
const [otherLetter, square] = [720, 1000];
const boldIsWider = 1.07;

/**
 * The width of a line of text in font size units. Exact for regular Latin text; else rather too wide than too
 * narrow.
 */
export function textWidth(text: string, size: number, { isBold = false } = {}): number {
  let thousandths = 0;
  for (const character of text.normalize("NFD")) {
    if (/\p{Mark}/u.test(character)) continue;
    const known = regular[character.codePointAt(0)! - 32];
    thousandths += known ?? (/[\u1100-\uffef\u{1f000}-\u{3ffff}]/u.test(character) ? square : otherLetter);
  }
  return (thousandths / 1000) * size * (isBold ? boldIsWider : 1);
}

/** Truncates a text to a width, with an ellipsis. */
export function fitted(text: string, size: number, width: number, options = {}): string {
  if (textWidth(text, size, options) <= width) return text;
  const characters = charactersOf(text);
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size, options) > width)
    characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** Wraps a text at spaces to a maximum width. Truncates what does not fit the last line. */
export function wrapped(text: string, size: number, width: number, maxLines: number): string[] {
  const lines: string[] = [];
  let rest = text.split(" ");
  while (rest.length > 0 && lines.length < maxLines - 1) {
    let count = 1;
    while (count < rest.length && textWidth(rest.slice(0, count + 1).join(" "), size) <= width) count += 1;
    lines.push(fitted(rest.slice(0, count).join(" "), size, width));
    rest = rest.slice(count);
  }
  if (rest.length > 0) lines.push(fitted(rest.join(" "), size, width));
  return lines;
}
