/**
 * A search outward from one node, nearest first. Its buffers serve every run: nothing is allocated after it is made, and
 * what a run has found is there until the next one.
 */
export interface Search {
  /** The nodes that were reached, nearest first; only the first so many of `run`'s answer count. */
  readonly order: Uint32Array;
  /** Per node how far it is from the source; below 0 where it was not reached. */
  readonly distances: Int32Array | Float64Array;
  /**
   * Searches from a node, no further than `within`, and without entering `closed` ones. Returns how many nodes it reached, the
   * source included.
   */
  run(source: number, within?: number, closed?: Uint32Array): number;
}

/** Stands where nobody has been yet. */
export const unreached = -1;
/** Stands where nobody may go: neither unreached nor farther than anything, so that a search need not ask for it. */
export const outOfBounds = -2;
/** Closed unless told otherwise. */
export const nobody = new Uint32Array();
