import type { PlannedField } from "./planned-field";
import { union, type Conditions } from "./conditions";
import type { Fetch, PlanPath } from "./fetch";
import { type SubgraphField, namedType } from "./joined-schema";
import { providedBelow } from "./resolvability";
import type { Selections } from "./selections";

/** A position during planning: objects in the response, and the fetch that returns them. */
export interface PlanPosition {
  readonly fetch: Fetch;
  readonly selections: Selections;
  /** The type's name in the fetch's subgraph. */
  readonly type: string;
  readonly path: PlanPath;
  /** All conditions that must hold for the position to exist. */
  readonly conditions: Conditions;
  /** Fields that the subgraph resolves for these objects only (`@provides`). */
  readonly provided: readonly PlannedField[];
  /** Collects every fetch that resolves a selected field. */
  readonly used: Set<Fetch>;
}

/** Narrows a position to the objects of one type. */
export function narrowPosition(position: PlanPosition, type: string): PlanPosition {
  return {
    ...position,
    type,
    selections: position.selections.on(type),
    path: [...position.path, { TypeCondition: [type] }],
  };
}

/** The position below a field. `selections` is the field's selection set in the fetch. */
export function positionBelow(
  position: PlanPosition,
  planned: PlannedField,
  field: SubgraphField,
  selections: Selections,
): PlanPosition {
  const { name: type, lists } = namedType(field.type);
  return {
    ...position,
    type,
    selections,
    path: [...position.path, { Field: planned.key }, ...Array.from({ length: lists }, () => "@" as const)],
    conditions: union(position.conditions, planned.conditions),
    provided: providedBelow(planned.name, field, position.provided),
  };
}

/** The path without trailing type conditions: representations carry `__typename` themselves. */
export function withoutType(path: PlanPath): PlanPath {
  const last = path.at(-1);
  const isType = typeof last === "object" && "TypeCondition" in last;
  return isType ? withoutType(path.slice(0, -1)) : path;
}
