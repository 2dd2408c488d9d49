import type { Conditions } from "./conditions";
import type { PlanPath, RequiresSelection, Rewrite } from "./plan";
import type { PlannedField } from "./planned-field";
import { Selections } from "./selections";

/** What a representation of one type holds. */
interface RepresentationFields {
  /** The type's name in the subgraph. */
  readonly name: string;
  readonly fields: Map<string, RequiresSelection>;
  /** Whether objects of other names are sent under this one: the subgraph knows no object types. */
  readonly isRenamed: boolean;
  /** Where each value of the representation comes from, by its path. */
  readonly sources: Map<string, string>;
}

/** One request to a subgraph: for root fields, or for the entities at `path`. It grows during planning. */
export class Fetch {
  readonly selections = new Selections();
  /** By the type of the entity. Empty for root fields. */
  readonly requires = new Map<string, RepresentationFields>();
  readonly #rewrites = new Map<string, Rewrite>();

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

  /** Changes of the answer, once each. */
  get rewrites(): Iterable<Rewrite> {
    return this.#rewrites.values();
  }

  addRewrite(rewrite: Rewrite): void {
    this.#rewrites.set(JSON.stringify(rewrite), rewrite);
  }

  /**
   * Whether the fields fit in the representations of one type. They do not if another value has the same place: a
   * field that two fields require with different arguments.
   */
  accepts(type: string, fields: readonly RequiresSelection[]): boolean {
    const known = this.requires.get(type)?.sources;
    return !known || [...sourcesOf(fields)].every(([place, from]) => (known.get(place) ?? from) === from);
  }

  /** Adds fields to the representations of one type. */
  addRequires(
    type: string,
    name: string,
    fields: readonly RequiresSelection[],
    isInterfaceObject: boolean,
  ): void {
    const isRenamed = name !== type || isInterfaceObject;
    const requires = this.requires.get(type) ?? { name, isRenamed, fields: new Map(), sources: new Map() };
    this.requires.set(type, requires);
    for (const field of fields) requires.fields.set(JSON.stringify(field), field);
    for (const [place, from] of sourcesOf(fields)) requires.sources.set(place, from);
  }
}

/** Fields of a representation, in the plan's format: each from the key under which it is stored. */
export function requiresSelections(fields: readonly PlannedField[]): RequiresSelection[] {
  return fields.map(({ name, key, inner, types }) => {
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

function sourcesOf(
  fields: readonly RequiresSelection[],
  place = "",
  found = new Map<string, string>(),
): Map<string, string> {
  for (const field of fields) {
    if (field.kind === "InlineFragment") sourcesOf(field.selections, place, found);
    else {
      const here = `${place}.${field.alias ?? field.name}`;
      found.set(here, field.name);
      sourcesOf(field.selections ?? [], here, found);
    }
  }
  return found;
}
