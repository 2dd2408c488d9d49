import type { Ask } from "./ask";
import { both, type Conditions } from "./conditions";
import type { Fetch, PlanPath } from "./fetch";
import { type FieldIn, namedType } from "./joined-schema";
import { providedBelow } from "./reach";
import type { Selections } from "./selections";

/** Where objects stand in the answer, and the request that brings them. */
export interface Place {
  readonly fetch: Fetch;
  readonly selections: Selections;
  /** By which the request's subgraph knows them. */
  readonly type: string;
  readonly path: PlanPath;
  /** All that must hold for there to be anything. */
  readonly conditions: Conditions;
  /** What the subgraph knows of just these objects beside what it knows of all. */
  readonly provided: readonly Ask[];
  /** Gets every request that brings something for what is wanted. */
  readonly used: Set<Fetch>;
}

/** The objects of one type among those of a place. */
export function placeOn(place: Place, type: string): Place {
  return {
    ...place,
    type,
    selections: place.selections.on(type),
    path: [...place.path, { TypeCondition: [type] }],
  };
}

/** The objects below a field; `selections` are those that the request has of it. */
export function placeBelow(place: Place, ask: Ask, field: FieldIn, selections: Selections): Place {
  const { name: type, lists } = namedType(field.type);
  return {
    ...place,
    type,
    selections,
    path: [...place.path, { Field: ask.key }, ...Array.from({ length: lists }, () => "@" as const)],
    conditions: both(place.conditions, ask.conditions),
    provided: providedBelow(ask.name, field, place.provided),
  };
}

/** The same path for objects of whatever type: what a subgraph is told of each says of which it is. */
export function withoutType(path: PlanPath): PlanPath {
  const last = path.at(-1);
  const isType = typeof last === "object" && "TypeCondition" in last;
  return isType ? withoutType(path.slice(0, -1)) : path;
}
