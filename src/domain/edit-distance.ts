/**
 * How many slips of the hand lie between two words: a letter too many, too few, another one, or two exchanged
 * (Damerau 1964; the variant that touches no letter twice, "optimal string alignment"). Where the first word is only a
 * beginning, the nearest beginning of the second counts.
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

/** Numbers are not misspelt, and a word of two letters is near to any other. */
export function canBeMisspelt(word: string): boolean {
  return /^\p{L}{3,}$/u.test(word);
}

/** Of a word no more than its beginning is taken apart: that bounds the parts, and misses nothing within two slips. */
const beginningLength = 6;

/**
 * What is left of the beginning of a word without up to two of its letters. Two words that are at most two slips apart
 * have such a part in common, so that near words are found by equality (SymSpell, W. Garbe 2012): 22 parts at most.
 */
export function spellingPartsOf(word: string): string[] {
  const beginning = Array.from(word).slice(0, beginningLength);
  const without = (letters: readonly string[]) =>
    letters.map((_, left) => letters.filter((__, index) => index !== left));
  const once = without(beginning);
  return [...new Set([beginning, ...once, ...once.flatMap(without)].map((letters) => letters.join("")))];
}
