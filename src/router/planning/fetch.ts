import type { FlattenNodePathSegment, RequiresSelection } from "@graphql-hive/router-query-planner";

import type { Ask } from "./ask";
import type { Conditions } from "./conditions";
import { Selections } from "./selections";

export type PlanPath = FlattenNodePathSegment[];

/** What a subgraph is told of the objects of one type. */
interface Told {
  /** By which the subgraph knows the type. */
  readonly name: string;
  readonly fields: Map<string, RequiresSelection>;
}

/** One request to a subgraph: for roots, or for objects that stand at `path`. It grows while a plan is made. */
export class Fetch {
  readonly selections = new Selections();
  /** By the type of the object; empty for roots. */
  readonly told = new Map<string, Told>();

  /** How many requests must have been answered before, one after the other. */
  readonly level: number;

  constructor(
    /** Of no other of the same operation. */
    readonly id: number,
    readonly graph: string,
    readonly path: PlanPath,
    readonly conditions: Conditions,
    /** Those whose answers it needs. */
    after: ReadonlySet<Fetch>,
  ) {
    this.level = Math.max(0, ...[...after].map(({ level }) => level + 1));
  }

  /** Objects of the type are among those that it completes: the subgraph gets these fields of them. */
  tell(type: string, name: string, fields: readonly RequiresSelection[]): void {
    const told = this.told.get(type) ?? { name, fields: new Map() };
    this.told.set(type, told);
    for (const field of fields) told.fields.set(JSON.stringify(field), field);
  }
}

/** Fields that a subgraph is told, as a plan says it. `keys` are those under which they are stored, where these differ. */
export function toldFields(
  asks: readonly Ask[],
  keys: ReadonlyMap<Ask, string> = new Map(),
): RequiresSelection[] {
  return asks.map((ask) => {
    const { name, inner, types } = ask;
    const key = keys.get(ask) ?? name;
    const field: RequiresSelection = {
      kind: "Field",
      name: key,
      ...(key === name ? {} : { alias: name }),
      ...(inner ? { selections: toldFields(inner) } : {}),
    };
    return types.reduceRight<RequiresSelection>(
      (within, typeCondition) => ({ kind: "InlineFragment", typeCondition, selections: [within] }),
      field,
    );
  });
}
