import { getDocumentNodeFromSchema } from "@graphql-tools/utils";
import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeDefinitionNode,
  visit,
} from "graphql";

import { compare } from "../domain/compare";
import { addedElsewhere, type Contents, ownersOf } from "./contents";
import { addDirective, directive, federationDirectives, keyFieldsOf } from "./directives";

/** Above it, planners differ from one another: see docs/decisions/0009. */
const federation = "https://specs.apollo.dev/federation/v2.3";

type Definitions = ReadonlyMap<string, TypeDefinitionNode>;

/**
 * Cuts the subgraphs out of a schema that holds the whole graph, as Federation 2 SDL. In the slice of one subgraph
 *
 * - a type that it owns stands whole, with its key, but without the fields that others add to it;
 * - a type that it adds to has its key and these fields;
 * - another's type that its fields lead to is a stub: the key, by which its owner completes it;
 * - a type that nobody owns is a value, and shareable where several slices have it.
 *
 * Directives that the schema has already (`@key`, `@requires` …) stay. A type without `@key` has the key `id`.
 */
export function sliceSchema(schema: GraphQLSchema, all: readonly Contents[]): Map<string, DocumentNode> {
  const whole = typeDefinitionsOf(getDocumentNodeFromSchema(schema));
  const slices = all.map((contents) => ({ contents, types: cut(whole, all, contents) }));
  const isShared = (type: string) => slices.filter(({ types }) => types.has(type)).length > 1;
  const owners = ownersOf(all);

  return new Map(
    slices.map(({ contents, types }) => {
      const definitions = [...types.values()]
        .map((type) =>
          type.kind === Kind.OBJECT_TYPE_DEFINITION && isValue(type, owners) && isShared(type.name.value)
            ? addDirective(type, directive("shareable"))
            : type,
        )
        .toSorted((a, b) => compare(a.name.value, b.name.value));
      return [
        contents.name,
        { kind: Kind.DOCUMENT, definitions: [linkToFederation(definitions), ...definitions] },
      ];
    }),
  );
}

function typeDefinitionsOf(document: DocumentNode): Definitions {
  return new Map(document.definitions.filter(isTypeDefinitionNode).map((type) => [type.name.value, type]));
}

const rootTypes: ReadonlySet<string> = new Set(["Query", "Subscription"]);

/** What it has of each root type that it has. */
function rootsOf({ roots, subscriptions }: Contents): ReadonlyMap<string, readonly string[]> {
  return new Map([["Query", roots], ...(subscriptions ? [["Subscription", subscriptions] as const] : [])]);
}

function isValue(type: ObjectTypeDefinitionNode, owners: ReadonlyMap<string, string>): boolean {
  return !rootTypes.has(type.name.value) && !owners.has(type.name.value);
}

/** Directives go by their short names, so the ones that stand in the slice are imported. */
function linkToFederation(definitions: readonly DefinitionNode[]): DefinitionNode {
  const used = new Set<string>();
  visit({ kind: Kind.DOCUMENT, definitions }, { Directive: ({ name }) => void used.add(name.value) });
  const imported = federationDirectives.filter((name) => used.has(name)).map((name) => `"@${name}"`);
  const [link] = parse(`extend schema @link(url: "${federation}", import: [${imported.join()}])`, {
    noLocation: true,
  }).definitions;
  return link as DefinitionNode;
}

/** Every type that this subgraph needs, cut to what it knows of it. */
function cut(
  whole: Definitions,
  all: readonly Contents[],
  contents: Contents,
): Map<string, TypeDefinitionNode> {
  const owners = ownersOf(all);
  const types = new Map<string, TypeDefinitionNode>();

  const take = (name: string): void => {
    const definition = whole.get(name);
    if (!definition || types.has(name)) return;
    const taken = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? cutObject(definition) : definition;
    types.set(name, taken);
    for (const used of namesIn(taken)) take(used);
  };

  const cutObject = (type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode => {
    const name = type.name.value;
    const roots = rootsOf(contents).get(name);
    if (roots) return { ...type, fields: fieldsNamed(type, roots) };

    const owner = owners.get(name);
    if (owner === undefined) return type;
    if (owner === contents.name) return withKey(withoutFields(type, addedElsewhere(all, name, owner)));

    const added = contents.adds[name] ?? [];
    const keys = fieldsNamed(type, keyFieldsOf(type)).map(undescribed);
    const known = { ...undescribed(type), fields: [...keys, ...fieldsNamed(type, added)] };
    return withKey({ ...known, interfaces: interfacesMetBy(known, whole) }, { isStub: added.length === 0 });
  };

  for (const name of [...rootsOf(contents).keys(), ...contents.owns, ...Object.keys(contents.adds)])
    take(name);
  // A field of an interface's type may hold any of its types, also those that nothing else leads to.
  for (const name of interfacesThatFieldsHave(types)) {
    for (const type of implementorsOf(name, whole)) take(type);
  }
  return types;
}

function withKey(type: ObjectTypeDefinitionNode, { isStub = false } = {}): ObjectTypeDefinitionNode {
  if (type.directives?.some(({ name }) => name.value === "key")) return type;
  return addDirective(type, directive("key", { fields: "id", ...(isStub ? { resolvable: false } : {}) }));
}

/** Its owner describes it. */
function undescribed<Node extends ObjectTypeDefinitionNode | FieldDefinitionNode>(node: Node): Node {
  return { ...node, description: undefined };
}

function fieldsNamed(
  { name, fields = [] }: ObjectTypeDefinitionNode,
  wanted: readonly string[],
): FieldDefinitionNode[] {
  for (const field of wanted) {
    if (fields.some((known) => known.name.value === field)) continue;
    throw new Error(`Expected ${name.value} to have the field ${field}, which a table of contents names.`);
  }
  return fields.filter((field) => wanted.includes(field.name.value));
}

function withoutFields(type: ObjectTypeDefinitionNode, left: ReadonlySet<string>): ObjectTypeDefinitionNode {
  return { ...type, fields: type.fields?.filter(({ name }) => !left.has(name.value)) };
}

/** A type that is cut to its key can keep only those interfaces that ask for no more than it still has. */
function interfacesMetBy({ interfaces = [], fields = [] }: ObjectTypeDefinitionNode, whole: Definitions) {
  const known = new Set(fields.map(({ name }) => name.value));
  return interfaces.filter(({ name }) =>
    (whole.get(name.value) as InterfaceTypeDefinitionNode).fields?.every((field) =>
      known.has(field.name.value),
    ),
  );
}

function namesIn(definition: TypeDefinitionNode): Set<string> {
  const names = new Set<string>();
  visit(definition, { NamedType: ({ name }: NamedTypeNode) => void names.add(name.value) });
  return names;
}

function interfacesThatFieldsHave(types: Definitions): Set<string> {
  const names = new Set<string>();
  for (const type of types.values()) {
    if (!("fields" in type)) continue;
    for (const field of type.fields ?? []) {
      visit(field.type, { NamedType: ({ name }: NamedTypeNode) => void names.add(name.value) });
    }
  }
  return new Set([...names].filter((name) => types.get(name)?.kind === Kind.INTERFACE_TYPE_DEFINITION));
}

function implementorsOf(name: string, whole: Definitions): string[] {
  return [...whole.values()]
    .filter(
      (type) =>
        type.kind === Kind.OBJECT_TYPE_DEFINITION &&
        type.interfaces?.some((implemented) => implemented.name.value === name),
    )
    .map((type) => type.name.value);
}
