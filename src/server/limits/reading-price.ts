/** Characters of an operation's text that are parsed and validated for a point. */
const charactersPerPoint = 200;

/** The price of reading an operation, in points: its text is parsed, validated and priced. 0 for a text as short as most. */
export function readingPrice(text = ""): number {
  return Math.floor(text.length / charactersPerPoint);
}
