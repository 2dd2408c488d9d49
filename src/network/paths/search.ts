/**
 * A single-source search, nearest first. Buffers are reused: no allocation per run. Results are valid until
 * the next run.
 */
export interface Search {
  /** The reached nodes, nearest first. Only the first entries count, as many as `run` returned. */
  readonly order: Uint32Array;
  /** The distance of each node from the source; negative if unreached. */
  readonly distances: Int32Array | Float64Array;
  /**
   * Searches from a node up to distance `within`, without entering `closed` nodes. Returns the number of
   * reached nodes, source included.
   */
  run(source: number, within?: number, closed?: Uint32Array): number;
}

/** Marks an unreached node. */
export const unreached = -1;
/**
 * Marks a closed node: neither unreached nor farther than any distance, so that the inner loop needs no extra
 * check.
 */
export const outOfBounds = -2;
/** Default: nothing is closed. */
export const noneClosed = new Uint32Array();
