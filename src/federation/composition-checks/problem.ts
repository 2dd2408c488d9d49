export interface CompositionProblem {
  /** One of Apollo's, for its meaning is documented and does not change. */
  readonly code: string;
  readonly message: string;
}
