/** Weights of projected edges. */
export enum ProjectionWeight {
  /** Unweighted. */
  SIMPLE = "SIMPLE",
  /** The number of shared right nodes. Adds up over windows only if a right node has one time. */
  COUNT = "COUNT",
  /**
   * 1/(k - 1) per shared right node with k left nodes: a node's weights add up to the number of events where
   * it met others.
   */
  NEWMAN = "NEWMAN",
  /** Shared right nodes divided by the smaller set. */
  OVERLAP = "OVERLAP",
  /** Shared right nodes divided by the union (Jaccard). */
  JACCARD = "JACCARD",
}
