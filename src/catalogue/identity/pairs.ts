/** The lesser id by bytes comes first. */
export type Pair = readonly [one: string, other: string];

/** A name, a link, an account or an identifier of more entities than this tells nothing. */
export const maxWithKey = 12;

/** All pairs of a block; none of one that is so large that it tells nothing. */
export const pairsWithin = (block: readonly string[]): Pair[] =>
  block.length > maxWithKey
    ? []
    : block.flatMap((one, at) =>
        block.slice(at + 1).map((other): Pair => (one < other ? [one, other] : [other, one])),
      );
