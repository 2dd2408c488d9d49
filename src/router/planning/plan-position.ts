import type { PlannedField } from "./planned-field";
import { union, type Conditions } from "./conditions";
import type { Fetch } from "./fetch";
import { type SubgraphField, namedType } from "./joined-schema";
import type { PlanPath, RewritePath } from "./plan";
import { providedBelow } from "./resolvability";
import type { Selections } from "./selections";

/** A position during planning: objects in the response, and the fetch that returns them. */
export interface PlanPosition {
  readonly fetch: Fetch;
  readonly selections: Selections;
  /** The type's name in the fetch's subgraph. */
  readonly type: string;
  readonly path: PlanPath;
  /** The path within the answer of the fetch. */
  readonly within: RewritePath;
  /** Subgraphs that could have been asked for the same objects, and the type's name in each. */
  readonly others: ReadonlyArray<{ readonly graph: string; readonly type: string }>;
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
    within: [...position.within, { TypenameEquals: [type] }],
    others: position.others.map(({ graph }) => ({ graph, type })),
  };
}

/** The position below a field. `selections` is the field's selection set in the fetch. */
export function positionBelow(
  position: PlanPosition,
  planned: PlannedField,
  field: SubgraphField,
  { selections, others }: Pick<PlanPosition, "selections" | "others">,
): PlanPosition {
  const { name: type, lists } = namedType(field.type);
  return {
    ...position,
    type,
    selections,
    others,
    path: [...position.path, { Field: planned.key }, ...Array.from({ length: lists }, () => "@" as const)],
    within: [...position.within, { Key: planned.key }],
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
