import type { Line, MarkKind } from "../blocks/block";
import { isLabel } from "./texts";

/** A run of a line that is marked, linked or in quotes: it is never split. */
export interface Atom {
  readonly text: string;
  readonly kinds: ReadonlySet<MarkKind>;
  /** Null where it is not linked. */
  readonly url: string | null;
}

/** A line with a character of its own in place of each atom. */
export interface AtomicLine {
  readonly text: string;
  readonly atoms: readonly Atom[];
}

const firstAtom = 0xe000;
export const atomPattern = /[\uE000-\uE0FF]/u;

export const atomOf = ({ atoms }: AtomicLine, char: string): Atom | undefined =>
  atoms[char.charCodeAt(0) - firstAtom];

/** The text of a piece of an atomic line, with the words of its atoms. */
export const spelledOut = (line: AtomicLine, piece: string): string =>
  piece.replaceAll(/[\uE000-\uE0FF]/gu, (char) => atomOf(line, char)?.text ?? "").trim();

const quotations = /[“„«]\s?([^“”„«»]{2,}?)\s?[”“»]|(?<![\p{L}\d])"\s?([^"]{2,}?)\s?"(?![\p{L}\d])/gu;

/** A link of so many words, or with signs of several parts, is the entry itself. */
const ofSeveralParts = /\s[-–—|]\s|(?:,|\b)\s?(?:episode|ep\.|folge)\s?\d|\(.*\)/iu;

/** Replaces what is marked, linked or quoted. Addresses, and links that only say where they lead, are left out. */
export function atomic(line: Line): AtomicLine {
  const atoms: Atom[] = [];
  let text = "";
  let at = 0;
  const put = (atom: Atom) => {
    if (atoms.length >= 0xff) return atom.text;
    atoms.push(atom);
    return String.fromCharCode(firstAtom + atoms.length - 1);
  };
  for (const { start, end, kinds, url } of spansIn(line)) {
    if (start < at) continue;
    const said = line.text.slice(start, end);
    text += line.text.slice(at, start);
    at = end;
    const isBare = url !== null && (said === url || /^https?:/i.test(said));
    if (isBare || (url !== null && isLabel(said))) continue;
    const isWhole = said.length > line.text.length * 0.9;
    if (
      !kinds.has("struck") &&
      !kinds.has("quote") &&
      (isWhole || (url !== null && ofSeveralParts.test(said)))
    ) {
      text += said;
      continue;
    }
    const [, quoted] = /^["“„«](.+)["”“»]$/u.exec(said.trim()) ?? [];
    const all = quoted === undefined ? kinds : new Set([...kinds, "quote" as const]);
    text += put({ text: (quoted ?? said).replace(/[.,;:]$/, "").trim(), kinds: all, url });
  }
  text += line.text.slice(at);
  text = text.replaceAll(quotations, (_, one: string | undefined, other: string | undefined) => {
    const said = one ?? other ?? "";
    const inside = spelledOut({ text, atoms }, said).replace(/[.,;]$/, "");
    return put({ text: inside, kinds: new Set(["quote"]), url: null });
  });
  return { text, atoms };
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kinds: ReadonlySet<MarkKind>;
  readonly url: string | null;
}

/** The outermost runs, with all that they are. */
function spansIn({ marks }: Line): Span[] {
  const spans: Array<{ start: number; end: number; kinds: Set<MarkKind>; url: string | null }> = [];
  for (const { start, end, kind, url } of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const around = spans.find((one) => one.start <= start && one.end >= end);
    const followed = url !== undefined && /^(?:https?:)?\/\//i.test(url) ? url : null;
    if (around) {
      around.kinds.add(kind);
      around.url ??= followed;
    } else spans.push({ start, end, kinds: new Set([kind]), url: followed });
  }
  return spans;
}
