import type { FlattenNodePathSegment, RequiresSelection } from "@graphql-hive/router-query-planner";

import type { PlannedField } from "./planned-field";
import type { Conditions } from "./conditions";
import { Selections } from "./selections";

export type PlanPath = FlattenNodePathSegment[];

/** What a representation of one type holds. */
interface RepresentationFields {
  /** The type's name in the subgraph. */
  readonly name: string;
  readonly fields: Map<string, RequiresSelection>;
}

/** One request to a subgraph: for root fields, or for the entities at `path`. It grows during planning. */
export class Fetch {
  readonly selections = new Selections();
  /** By the type of the entity. Empty for root fields. */
  readonly requires = new Map<string, RepresentationFields>();

  /** The length of the longest chain of fetches before this one. */
  readonly level: number;

  constructor(
    /** Unique within an operation. */
    readonly id: number,
    readonly graph: string,
    readonly path: PlanPath,
    readonly conditions: Conditions,
    /** The fetches that this one depends on. */
    after: ReadonlySet<Fetch>,
  ) {
    this.level = Math.max(0, ...[...after].map(({ level }) => level + 1));
  }

  /** Adds fields to the representations of one type. */
  addRequires(type: string, name: string, fields: readonly RequiresSelection[]): void {
    const requires = this.requires.get(type) ?? { name, fields: new Map() };
    this.requires.set(type, requires);
    for (const field of fields) requires.fields.set(JSON.stringify(field), field);
  }
}

/**
 * Fields of a representation, in the plan's format. `keys` has the stored keys where they differ from the
 * field names.
 */
export function requiresSelections(
  fields: readonly PlannedField[],
  keys: ReadonlyMap<PlannedField, string> = new Map(),
): RequiresSelection[] {
  return fields.map((planned) => {
    const { name, inner, types } = planned;
    const key = keys.get(planned) ?? name;
    const field: RequiresSelection = {
      kind: "Field",
      name: key,
      ...(key === name ? {} : { alias: name }),
      ...(inner ? { selections: requiresSelections(inner) } : {}),
    };
    return types.reduceRight<RequiresSelection>(
      (within, typeCondition) => ({ kind: "InlineFragment", typeCondition, selections: [within] }),
      field,
    );
  });
}
