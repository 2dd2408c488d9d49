const graphemes = new Intl.Segmenter();

/** Splits a text into grapheme clusters: what a reader sees as characters. */
export function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
