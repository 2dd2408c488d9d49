import type { Values } from "../../operations/argument";
import type { PricedOperation, PricedSelection } from "./priced-operation";
import { timesSelected } from "../../operations/selections";

/** Counts of an operation's fields, without those that conditions exclude. */
export interface OperationShape {
  /** Depth of the fields. Root fields have depth 1. */
  readonly depth: number;
  /** Fields with an alias. Those in fragments count once per spread. */
  readonly aliases: number;
  readonly rootFields: number;
}

export function shapeOf({ estimated }: PricedOperation, values: Values): OperationShape {
  const shape = { depth: 0, aliases: 0, rootFields: 0 };
  const walk = ({ fields }: PricedSelection, depth: number): void => {
    for (const { selectedIf, isAliased, inner } of fields) {
      const times = timesSelected(selectedIf, values);
      if (times === 0) continue;
      shape.depth = Math.max(shape.depth, depth);
      if (isAliased) shape.aliases += times;
      if (depth === 1) shape.rootFields += times;
      walk(inner, depth + 1);
    }
  };
  walk(estimated, 1);
  return shape;
}
