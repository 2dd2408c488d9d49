import type { Bounds } from "../../domain/bounds";
import type { Values } from "../../operations/argument";

/** What the price of a compiled operation depends on. */
export interface CostInput {
  /** The coerced variables. */
  readonly values: Values;
  /** Null: every page counts as full. */
  readonly bounds: Bounds | null;
}
