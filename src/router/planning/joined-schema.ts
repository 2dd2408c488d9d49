import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationTypeNode,
  parseType,
  type TypeDefinitionNode,
  type TypeNode,
} from "graphql";

import { directiveValues } from "../join-directives";
import { type PlannedField, fieldsOfFieldSet } from "./planned-field";

/** A field as one subgraph defines it. */
export interface SubgraphField {
  readonly type: TypeNode;
  /** Fields that the representation must hold besides the key (`@requires`). */
  readonly requires: readonly PlannedField[] | null;
  /** Fields of the returned object that this subgraph also resolves (`@provides`). */
  readonly provides: readonly PlannedField[];
  /** `@external`: another subgraph resolves it, except where it is provided. */
  readonly isExternal: boolean;
  /** Another subgraph overrides it. The subgraph still knows it as part of its keys. */
  readonly isOverridden: boolean;
}

/** A type as one subgraph defines it. */
interface SubgraphType {
  readonly keys: Key[];
  /** `extend type`: the subgraph knows the keys of the objects that it sends, also those that are `@external`. */
  isExtension: boolean;
  /** `@interfaceObject`: the subgraph knows the interface but not its types. */
  isInterfaceObject: boolean;
  readonly fields: Map<string, SubgraphField>;
  /** The concrete types of an abstract type in this subgraph. */
  readonly possible: Set<string>;
}

export interface Key {
  readonly fields: readonly PlannedField[];
  /** False for `resolvable: false`: the subgraph does not resolve entities by this key. */
  readonly isResolvable: boolean;
}

/** Arguments of later join specifications. Ignoring them would produce wrong plans. */
const unknown = ["contextArguments", "overrideLabel"];

/** What each subgraph defines, read from the directives of the join specification (v0.3). */
export class JoinedSchema {
  /** Subgraphs: enum value in directives, mapped to the name in requests. */
  readonly graphs: ReadonlyMap<string, string>;
  readonly #schema: GraphQLSchema;
  readonly #types = new Map<string, Map<string, SubgraphType>>();

  /** `schema` is the whole schema, with what clients do not see. */
  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.#schema = schema;
    const graphs = new Map<string, string>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph") {
        for (const { name, directives } of definition.values ?? []) {
          for (const { name: subgraphName } of this.#values(directives, "join__graph")) {
            graphs.set(name.value, String(subgraphName));
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
    for (const [type, byGraph] of this.#types) {
      for (const [graph, { isExtension, keys, fields }] of byGraph) {
        if (isExtension) for (const key of keys) this.#setKnown(key.fields, type, graph);
        for (const field of fields.values()) {
          this.#setExternal(field.requires ?? [], type, graph);
          this.#setExternal(field.provides, namedType(field.type).name, graph);
        }
      }
    }
  }

  /** The name of the root type of an operation. */
  rootType(operation: OperationTypeNode): string {
    const type = this.#schema.getRootType(operation);
    if (type) return type.name;
    throw new Error(`Expected a supergraph with a ${operation}, but it has none.`);
  }

  has(type: string, graph: string): boolean {
    return this.#in(type, graph) !== undefined;
  }

  fieldIn(type: string, field: string, graph: string): SubgraphField | undefined {
    return this.#in(type, graph)?.fields.get(field);
  }

  keysIn(type: string, graph: string): readonly Key[] {
    return this.#in(type, graph)?.keys ?? [];
  }

  /** Whether the type is abstract for this subgraph. */
  isAbstractIn(type: string, graph: string): boolean {
    return isAbstractType(this.#schema.getType(type)) && !this.isInterfaceObjectIn(type, graph);
  }

  isInterfaceObjectIn(type: string, graph: string): boolean {
    return this.#in(type, graph)?.isInterfaceObject === true;
  }

  /** Whether a subgraph cannot tell the concrete type of these objects: `@interfaceObject`, or an interface without object types. */
  isUntypedIn(type: string, graph: string): boolean {
    if (this.isInterfaceObjectIn(type, graph)) return true;
    return this.isAbstractIn(type, graph) && this.possibleIn(type, graph).length === 0;
  }

  isUnion(type: string): boolean {
    return isUnionType(this.#schema.getType(type));
  }

  /** The concrete types that a subgraph can return for a type. */
  possibleIn(type: string, graph: string): readonly string[] {
    return this.isAbstractIn(type, graph) ? [...(this.#in(type, graph)?.possible ?? [])] : [type];
  }

  /** The name under which a subgraph knows an object type: its own, or that of its `@interfaceObject`. */
  nameIn(type: string, graph: string): string | undefined {
    if (this.has(type, graph)) return type;
    const object = this.#schema.getType(type);
    if (!isObjectType(object)) return undefined;
    return object.getInterfaces().find(({ name }) => this.isInterfaceObjectIn(name, graph))?.name;
  }

  /** Whether every object of `type` is also of type `other`, in the supergraph. */
  isAlso(type: string, other: string): boolean {
    if (type === other) return true;
    const [one, abstract] = [this.#schema.getType(type), this.#schema.getType(other)];
    return (
      isAbstractType(abstract) &&
      (isObjectType(one) || isInterfaceType(one)) &&
      this.#schema.isSubType(abstract, one)
    );
  }

  /** Whether a field is selected for every object of a type: the type has all types of the conditions around the field. */
  applies({ types }: PlannedField, type: string): boolean {
    return types.every((one) => this.isAlso(type, one));
  }

  #in(type: string, graph: string): SubgraphType | undefined {
    return this.#types.get(type)?.get(graph);
  }

  #values(
    directives: readonly ConstDirectiveNode[] | undefined,
    name: string,
  ): Array<Record<string, unknown>> {
    return (directives ?? [])
      .filter((directive) => directive.name.value === name)
      .map((directive) => directiveValues(directive, this.#schema));
  }

  #readType(definition: TypeDefinitionNode): void {
    const byGraph = new Map<string, SubgraphType>();
    for (const { graph, key, resolvable, extension, isInterfaceObject } of this.#values(
      definition.directives,
      "join__type",
    )) {
      const known = byGraph.get(String(graph)) ?? newType();
      byGraph.set(String(graph), known);
      known.isInterfaceObject ||= isInterfaceObject === true;
      known.isExtension ||= extension === true;
      if (typeof key === "string") {
        known.keys.push({ fields: fieldsOfFieldSet(key), isResolvable: resolvable !== false });
      }
    }
    this.#types.set(definition.name.value, byGraph);
    for (const field of "fields" in definition ? (definition.fields ?? []) : []) {
      if (field.kind === Kind.FIELD_DEFINITION) this.#readField(field, byGraph);
    }
  }

  #readField(field: FieldDefinitionNode, byGraph: ReadonlyMap<string, SubgraphType>): void {
    const joined = this.#values(field.directives, "join__field");
    // Without @join__field every subgraph that has the type has the field.
    const all = joined.length > 0 ? joined : [...byGraph.keys()].map((graph) => ({ graph }));
    for (const values of all as Array<Record<string, unknown>>) {
      const { graph, type, requires, provides, external, usedOverridden } = values;
      for (const name of unknown) {
        if (values[name] === undefined || values[name] === null) continue;
        throw new Error(`${field.name.value} has \`${name}\`, which the router does not support`);
      }
      byGraph.get(String(graph))?.fields.set(field.name.value, {
        type: typeof type === "string" ? parseType(type, { noLocation: true }) : field.type,
        requires: typeof requires === "string" ? fieldsOfFieldSet(requires) : null,
        provides: typeof provides === "string" ? fieldsOfFieldSet(provides) : [],
        isExternal: external === true,
        isOverridden: usedOverridden === true,
      });
    }
  }

  /** The key fields of an extension are not external in fact. */
  #setKnown(fields: readonly PlannedField[], type: string, graph: string): void {
    for (const { name, inner } of fields) {
      const field = this.fieldIn(type, name, graph);
      if (!field) continue;
      this.#in(type, graph)?.fields.set(name, { ...field, isExternal: false });
      if (inner) this.#setKnown(inner, namedType(field.type).name, graph);
    }
  }

  /** What an `@interfaceObject` requires, and what is provided of it, is external. Our composition leaves that out. */
  #setExternal(fields: readonly PlannedField[], type: string, graph: string): void {
    if (!this.isInterfaceObjectIn(type, graph)) return;
    for (const { name } of fields) {
      const field = this.fieldIn(type, name, graph);
      if (field) this.#in(type, graph)?.fields.set(name, { ...field, isExternal: true });
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

function newType(): SubgraphType {
  return { keys: [], isExtension: false, isInterfaceObject: false, fields: new Map(), possible: new Set() };
}

/** The named type inside the wrappers, and the number of lists around it. */
export function namedType(type: TypeNode): { readonly name: string; readonly lists: number } {
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, lists: 0 };
  const { name, lists } = namedType(type.type);
  return { name, lists: type.kind === Kind.LIST_TYPE ? lists + 1 : lists };
}
