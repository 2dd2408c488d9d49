import { clientKey } from "../stored-key";
import type { PlanPath } from "./plan";
import type { PlannedField } from "./planned-field";

/** Thrown for a field that no subgraph resolves at its place. Only a supergraph that does not compose has such fields. */
export class UnreachableField extends Error {
  constructor(
    type: string,
    { name }: PlannedField,
    /** Keys of the client, without list indices. */
    readonly path: readonly string[],
  ) {
    super(`Expected a subgraph that resolves ${type}.${name} here, but none does.`);
    this.name = "UnreachableField";
  }

  /** `left` are the fields at a position that no subgraph resolves: the first leaf is named. */
  static at(position: PlanPath, type: string, left: PlannedField): UnreachableField {
    const above = position.flatMap((part) =>
      typeof part === "object" && "Field" in part ? [part.Field] : [],
    );
    const path = [...above, left.key];
    for (let inner = left.inner?.[0]; inner; inner = inner.inner?.[0]) path.push(inner.key);
    return new UnreachableField(type, left, path.map(clientKey));
  }
}
