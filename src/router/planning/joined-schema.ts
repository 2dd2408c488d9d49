import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationTypeNode,
  parseType,
  type TypeDefinitionNode,
  type TypeNode,
} from "graphql";

import { valuesOf } from "../join-directives";
import { type Ask, asksOfFieldSet } from "./ask";

/** A field as one subgraph has it. */
export interface FieldIn {
  readonly type: TypeNode;
  /** What it must be told beside the key. */
  readonly requires: readonly Ask[] | null;
  /** What it brings along of an object that is another's. */
  readonly provides: readonly Ask[];
  /** Only named there: another answers it. */
  readonly isExternal: boolean;
}

/** A type as one subgraph has it. */
interface TypeIn {
  readonly keys: Key[];
  /** It knows of the interface only that there is one, and not which objects have it. */
  isInterfaceObject: boolean;
  readonly fields: Map<string, FieldIn>;
  /** Objects that can stand where it stands. */
  readonly possible: Set<string>;
}

export interface Key {
  readonly fields: readonly Ask[];
  /** Whether the subgraph completes an object that it gets by it. */
  readonly isResolvable: boolean;
}

/** Of later versions of the specification: without them a plan would ask for something else than is meant. */
const unknown = ["contextArguments", "overrideLabel"];

/** What each subgraph has of the whole, by the directives of the join specification (v0.3). */
export class JoinedSchema {
  /** Subgraphs by the name that directives give them, with the one that requests do. */
  readonly graphs: ReadonlyMap<string, string>;
  readonly #schema: GraphQLSchema;
  readonly #types = new Map<string, Map<string, TypeIn>>();

  constructor(document: DocumentNode) {
    this.#schema = buildASTSchema(document, { assumeValid: true });
    const graphs = new Map<string, string>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph") {
        for (const { name, directives } of definition.values ?? []) {
          for (const { name: told } of this.#values(directives, "join__graph")) {
            graphs.set(name.value, String(told));
          }
        }
      }
    }
    this.graphs = graphs;
    const types = document.definitions.filter(
      (one): one is TypeDefinitionNode => "name" in one && one.name !== undefined && "directives" in one,
    );
    for (const type of types) this.#readType(type);
    for (const type of types) this.#readPossible(type);
  }

  /** The name of the type at whose fields such operations begin. */
  rootType(operation: OperationTypeNode): string {
    const type = this.#schema.getRootType(operation);
    if (type) return type.name;
    throw new Error(`Expected a supergraph with a ${operation}, but it has none.`);
  }

  has(type: string, graph: string): boolean {
    return this.#in(type, graph) !== undefined;
  }

  fieldIn(type: string, field: string, graph: string): FieldIn | undefined {
    return this.#in(type, graph)?.fields.get(field);
  }

  keysIn(type: string, graph: string): readonly Key[] {
    return this.#in(type, graph)?.keys ?? [];
  }

  /** Whether objects of several types stand there, for all that the subgraph knows. */
  isAbstractIn(type: string, graph: string): boolean {
    return isAbstractType(this.#schema.getType(type)) && !this.isInterfaceObjectIn(type, graph);
  }

  isInterfaceObjectIn(type: string, graph: string): boolean {
    return this.#in(type, graph)?.isInterfaceObject === true;
  }

  /** The objects that a subgraph can send where it promises the type. */
  possibleIn(type: string, graph: string): readonly string[] {
    return this.isAbstractIn(type, graph) ? [...(this.#in(type, graph)?.possible ?? [])] : [type];
  }

  /** By which name a subgraph knows an object of the type: its own, or that of an interface that it has in place of it. */
  nameIn(type: string, graph: string): string | undefined {
    if (this.has(type, graph)) return type;
    const object = this.#schema.getType(type);
    if (!isObjectType(object)) return undefined;
    return object.getInterfaces().find(({ name }) => this.isInterfaceObjectIn(name, graph))?.name;
  }

  /** Whether each object of the type has the other too, in the whole graph. */
  isAlso(type: string, other: string): boolean {
    if (type === other) return true;
    const [one, abstract] = [this.#schema.getType(type), this.#schema.getType(other)];
    return (
      isAbstractType(abstract) &&
      (isObjectType(one) || isInterfaceType(one)) &&
      this.#schema.isSubType(abstract, one)
    );
  }

  #in(type: string, graph: string): TypeIn | undefined {
    return this.#types.get(type)?.get(graph);
  }

  #values(
    directives: readonly ConstDirectiveNode[] | undefined,
    name: string,
  ): Array<Record<string, unknown>> {
    return (directives ?? [])
      .filter((directive) => directive.name.value === name)
      .map((directive) => valuesOf(directive, this.#schema));
  }

  #readType(definition: TypeDefinitionNode): void {
    const byGraph = new Map<string, TypeIn>();
    for (const { graph, key, resolvable, isInterfaceObject } of this.#values(
      definition.directives,
      "join__type",
    )) {
      const known = byGraph.get(String(graph)) ?? newType();
      byGraph.set(String(graph), known);
      known.isInterfaceObject ||= isInterfaceObject === true;
      if (typeof key === "string") {
        known.keys.push({ fields: asksOfFieldSet(key), isResolvable: resolvable !== false });
      }
    }
    this.#types.set(definition.name.value, byGraph);
    for (const field of "fields" in definition ? (definition.fields ?? []) : []) {
      if (field.kind === Kind.FIELD_DEFINITION) this.#readField(field, byGraph);
    }
  }

  #readField(field: FieldDefinitionNode, byGraph: ReadonlyMap<string, TypeIn>): void {
    const joined = this.#values(field.directives, "join__field");
    // Said of no subgraph in particular, it is whatever each has that has the type.
    const all = joined.length > 0 ? joined : [...byGraph.keys()].map((graph) => ({ graph }));
    for (const values of all as Array<Record<string, unknown>>) {
      const { graph, type, requires, provides, external, usedOverridden } = values;
      for (const name of unknown) {
        if (values[name] === undefined || values[name] === null) continue;
        throw new Error(`${field.name.value} has \`${name}\`, which the planner in JavaScript does not know`);
      }
      byGraph.get(String(graph))?.fields.set(field.name.value, {
        type: typeof type === "string" ? parseType(type, { noLocation: true }) : field.type,
        requires: typeof requires === "string" ? asksOfFieldSet(requires) : null,
        provides: typeof provides === "string" ? asksOfFieldSet(provides) : [],
        isExternal: external === true || usedOverridden === true,
      });
    }
  }

  #readPossible({ name, directives }: TypeDefinitionNode): void {
    for (const { graph, member } of this.#values(directives, "join__unionMember")) {
      this.#in(name.value, String(graph))?.possible.add(String(member));
    }
    if (!isObjectType(this.#schema.getType(name.value))) return;
    for (const { graph, interface: one } of this.#values(directives, "join__implements")) {
      this.#in(String(one), String(graph))?.possible.add(name.value);
    }
  }
}

function newType(): TypeIn {
  return { keys: [], isInterfaceObject: false, fields: new Map(), possible: new Set() };
}

/** The name at the heart of a type, and how many lists are around it. */
export function namedType(type: TypeNode): { readonly name: string; readonly lists: number } {
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, lists: 0 };
  const { name, lists } = namedType(type.type);
  return { name, lists: type.kind === Kind.LIST_TYPE ? lists + 1 : lists };
}
