/**
 * The edit distance of two words: insertions, deletions, substitutions and transpositions of adjacent letters (Damerau
 * 1964; "optimal string alignment", which edits no letter twice). If the first word is only a prefix, the nearest prefix of
 * the second counts.
 */
export function editDistance(typed: string, word: string, isBeginning = false): number {
  const [from, to] = [Array.from(typed), Array.from(word)];
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);

  for (const [row, letter] of from.entries()) {
    const current = [row + 1];
    for (const [column, other] of to.entries()) {
      const isExchanged = row > 0 && column > 0 && letter === to[column - 1] && other === from[row - 1];
      current.push(
        Math.min(
          at(current, column) + 1,
          at(last, column + 1) + 1,
          at(last, column) + (letter === other ? 0 : 1),
          isExchanged ? at(beforeLast, column - 1) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return isBeginning ? Math.min(...last) : at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

/** Numbers are not corrected, and a word of two letters is near to any other. */
export function canBeMisspelt(word: string): boolean {
  return /^\p{L}{3,}$/u.test(word);
}

/** Only the beginning of a word is split: this bounds the parts, and misses no word within two edits. */
const beginningLength = 6;

/**
 * The beginning of a word without up to two of its letters. Two words at most two edits apart share such a part, so near
 * words are found by equality (SymSpell, W. Garbe 2012). At most 22 parts.
 */
export function spellingPartsOf(word: string): string[] {
  const beginning = Array.from(word).slice(0, beginningLength);
  const without = (letters: readonly string[]) =>
    letters.map((_, left) => letters.filter((__, index) => index !== left));
  const once = without(beginning);
  return [...new Set([beginning, ...once, ...once.flatMap(without)].map((letters) => letters.join("")))];
}
