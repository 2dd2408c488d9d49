/** What may stand before the root element: how it begins, and what ends it. */
const before: ReadonlyArray<readonly [beginning: string, end: string]> = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!", ">"],
];

/** The name of the root element as written, with its prefix, whether or not the rest is well-formed; null where none begins. */
export function rootName(text: string): string | null {
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(text.slice(at, at + 10_000))?.[0].length ?? 0;
    const skipped = before.find(([beginning]) => text.startsWith(beginning, at));
    if (!skipped) return /^<([\w.:-]+)/.exec(text.slice(at, at + 200))?.[1] ?? null;
    const [beginning, end] = skipped;
    // The declarations within a document type are in brackets.
    const from = beginning === "<!" ? bracketsFrom(text, at) : at + beginning.length;
    const found = text.indexOf(end, from);
    if (found < 0) return null;
    at = found + end.length;
  }
}

function bracketsFrom(text: string, at: number): number {
  const [open, close] = [text.indexOf("[", at), text.indexOf(">", at)];
  return open < 0 || close < open ? at : Math.max(at, text.indexOf("]", open));
}
