export interface CompositionProblem {
  /** One of Apollo's codes: they are documented and stable. */
  readonly code: string;
  readonly message: string;
}
