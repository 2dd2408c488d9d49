/**
 * Corrects the p-values of an undirected network's entries for many tests (Benjamini and Hochberg 1995). Every pair of nodes that
 * can be tied was a test, with a p-value of 1 where it is not: a correction for the tied pairs alone would take too many for
 * surprising. Each edge has two entries. Parallel to the p-values; from 0 to 1.
 */
export function falseDiscoveryRates(pValues: Float64Array, pairs: number): Float64Array {
  const order = Uint32Array.from(pValues.keys()).toSorted((one, other) => pValues[one]! - pValues[other]!);
  const rates = new Float64Array(pValues.length);
  let least = 1;
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const rank = Math.ceil((place + 1) / 2);
    least = Math.min(least, (pValues[order[place]!]! * pairs) / rank);
    rates[order[place]!] = least;
  }
  return rates;
}
