const graphemes = new Intl.Segmenter();

/** What a reader takes for characters, however each is put together. */
export function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
