import { getDocumentNodeFromSchema } from "@graphql-tools/utils";
import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  isInterfaceType,
  isObjectType,
  isTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeDefinitionNode,
  visit,
} from "graphql";

import { compare } from "../domain/compare";
import { priceOf } from "../domain/field-price";
import { linkedPriceSpecification, priceDirectives, withPrice } from "./cost-directives";
import { addedByOthers, type SubgraphSpec, typeOwners } from "./subgraph-spec";
import { addDirective, directive, federationDirectives, keyFieldsOf } from "./directives";

/** Only prices need a later version than 2.3: see docs/decisions/0009. */
const federation = {
  usual: "https://specs.apollo.dev/federation/v2.3",
  withPrices: "https://specs.apollo.dev/federation/v2.9",
};

type Definitions = ReadonlyMap<string, TypeDefinitionNode>;

/**
 * Cuts the subgraphs out of the whole graph's schema, as Federation 2 SDL. The slice of a subgraph has
 *
 * - each type that it owns, with its key, without the fields that other subgraphs add;
 * - each type that it adds to, with its key and the added fields;
 * - a stub (only the key) of each other entity that its fields refer to; the owner resolves it;
 * - each value type (a type without an owner) that it uses, `@shareable` when several slices have it.
 *
 * Directives of the schema (`@key`, `@requires` …) are kept. A type without `@key` gets the key `id`. A field with a price
 * (`domain/field-price.ts`) gets its cost directives.
 */
export function sliceSchema(schema: GraphQLSchema, all: readonly SubgraphSpec[]): Map<string, DocumentNode> {
  const whole = withPrices(schema, typeDefinitionsOf(getDocumentNodeFromSchema(schema)));
  const slices = all.map((spec) => ({ spec, types: cut(whole, all, spec) }));
  const isShared = (type: string) => slices.filter(({ types }) => types.has(type)).length > 1;
  const owners = typeOwners(all);

  return new Map(
    slices.map(({ spec, types }) => {
      const definitions = [...types.values()]
        .map((type) =>
          type.kind === Kind.OBJECT_TYPE_DEFINITION && isValue(type, owners) && isShared(type.name.value)
            ? addDirective(type, directive("shareable"))
            : type,
        )
        .toSorted((a, b) => compare(a.name.value, b.name.value));
      return [
        spec.name,
        { kind: Kind.DOCUMENT, definitions: [...linksAndDirectives(definitions), ...definitions] },
      ];
    }),
  );
}

function typeDefinitionsOf(document: DocumentNode): Definitions {
  return new Map(document.definitions.filter(isTypeDefinitionNode).map((type) => [type.name.value, type]));
}

const rootTypes: ReadonlySet<string> = new Set(["Query", "Mutation", "Subscription"]);

/** The subgraph's fields, by root type. */
function rootFieldsOf({
  queries,
  mutations,
  subscriptions,
}: SubgraphSpec): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ["Query", queries],
    ...(mutations ? [["Mutation", mutations] as const] : []),
    ...(subscriptions ? [["Subscription", subscriptions] as const] : []),
  ]);
}

function isValue(type: ObjectTypeDefinitionNode, owners: ReadonlyMap<string, string>): boolean {
  return !rootTypes.has(type.name.value) && !owners.has(type.name.value);
}

/** Prices stand on fields only; those on interfaces have list sizes only (composition refuses `@cost` there). */
function withPrices(schema: GraphQLSchema, definitions: Definitions): Definitions {
  return new Map(
    [...definitions].map(([name, definition]) => {
      const type = schema.getType(name);
      if (!("fields" in definition) || !(isObjectType(type) || isInterfaceType(type)))
        return [name, definition];
      const known = type.getFields();
      const fields = (definition.fields as readonly FieldDefinitionNode[]).map((field) => {
        const priced = known[field.name.value];
        return priced ? withPrice(field, priceOf(priced)) : field;
      });
      return [name, { ...definition, fields } as TypeDefinitionNode];
    }),
  );
}

/** Links to the specifications of the used directives, with the definitions of our own. */
function linksAndDirectives(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const used = new Set<string>();
  visit({ kind: Kind.DOCUMENT, definitions }, { Directive: ({ name }) => void used.add(name.value) });
  const own = priceDirectives.filter(({ name }) => used.has(name.value));
  if (own.length > 0) used.add("composeDirective");
  const imported = federationDirectives.filter((name) => used.has(name));
  const extension = [
    linkTo(used.has("cost") || used.has("listSize") ? federation.withPrices : federation.usual, imported),
    ...(own.length > 0
      ? [
          linkTo(
            linkedPriceSpecification,
            own.map(({ name }) => name.value),
          ),
        ]
      : []),
    ...own.map(({ name }) => `@composeDirective(name: "@${name.value}")`),
  ];
  return [...parse(`extend schema ${extension.join(" ")}`, { noLocation: true }).definitions, ...own];
}

/** Imports the directives, so that they keep their short names. */
function linkTo(specification: string, directives: readonly string[]): string {
  return `@link(url: "${specification}", import: [${directives.map((name) => `"@${name}"`).join()}])`;
}

/** All types that the subgraph needs, each reduced to its part. */
function cut(
  whole: Definitions,
  all: readonly SubgraphSpec[],
  spec: SubgraphSpec,
): Map<string, TypeDefinitionNode> {
  const owners = typeOwners(all);
  const types = new Map<string, TypeDefinitionNode>();

  const include = (name: string): void => {
    const definition = whole.get(name);
    if (!definition || types.has(name)) return;
    const included = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? cutObject(definition) : definition;
    types.set(name, included);
    for (const used of namesIn(included)) include(used);
  };

  const cutObject = (type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode => {
    const name = type.name.value;
    const rootFields = rootFieldsOf(spec).get(name);
    if (rootFields) return { ...type, fields: fieldsNamed(type, rootFields) };

    const owner = owners.get(name);
    if (owner === undefined) return type;
    if (owner === spec.name) return withKey(withoutFields(type, addedByOthers(all, name, owner)));

    const added = spec.adds[name] ?? [];
    const keys = fieldsNamed(type, keyFieldsOf(type)).map(undescribed);
    const known = { ...undescribed(type), fields: [...keys, ...fieldsNamed(type, added)] };
    return withKey({ ...known, interfaces: interfacesMetBy(known, whole) }, { isStub: added.length === 0 });
  };

  for (const name of [...rootFieldsOf(spec).keys(), ...spec.owns, ...Object.keys(spec.adds)]) include(name);
  // A field of an interface type may return any implementation, also one that no field refers to directly.
  for (const name of interfacesThatFieldsHave(types)) {
    for (const type of implementorsOf(name, whole)) include(type);
  }
  return types;
}

function withKey(type: ObjectTypeDefinitionNode, { isStub = false } = {}): ObjectTypeDefinitionNode {
  if (type.directives?.some(({ name }) => name.value === "key")) return type;
  return addDirective(type, directive("key", { fields: "id", ...(isStub ? { resolvable: false } : {}) }));
}

/** Descriptions belong to the owner. */
function undescribed<Node extends ObjectTypeDefinitionNode | FieldDefinitionNode>(node: Node): Node {
  return { ...node, description: undefined };
}

function fieldsNamed(
  { name, fields = [] }: ObjectTypeDefinitionNode,
  wanted: readonly string[],
): FieldDefinitionNode[] {
  for (const field of wanted) {
    if (fields.some((known) => known.name.value === field)) continue;
    throw new Error(
      `Expected ${name.value} to have the field ${field}, which a subgraph specification names.`,
    );
  }
  return fields.filter((field) => wanted.includes(field.name.value));
}

function withoutFields(
  type: ObjectTypeDefinitionNode,
  removed: ReadonlySet<string>,
): ObjectTypeDefinitionNode {
  return { ...type, fields: type.fields?.filter(({ name }) => !removed.has(name.value)) };
}

/** Keeps only the interfaces whose fields the reduced type still has. */
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
