import {
  type ConstDirectiveNode,
  type ConstValueNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionNode,
} from "graphql";

/** Directives of the federation specification, up to the version that the slices link to. */
export const federationDirectives: readonly string[] = [
  "composeDirective",
  "cost",
  "extends",
  "external",
  "inaccessible",
  "interfaceObject",
  "key",
  "listSize",
  "override",
  "provides",
  "requires",
  "shareable",
  "tag",
];

type ArgumentValue = string | boolean | number | readonly string[];

/** `@name(argument: value …)` as an AST node. Numbers are integers. */
export function directive(
  name: string,
  values: Readonly<Record<string, ArgumentValue>> = {},
): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(values).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: valueNode(value),
    })),
  };
}

export function addDirective(
  type: ObjectTypeDefinitionNode,
  added: ConstDirectiveNode,
): ObjectTypeDefinitionNode {
  const directives = type.directives ?? [];
  if (directives.some(({ name }) => name.value === added.name.value)) return type;
  return { ...type, directives: [...directives, added] };
}

/** The top-level fields of a type's `@key` directives; `id` without one. */
export function keyFieldsOf({ directives = [] }: ObjectTypeDefinitionNode): string[] {
  const keys = directives.filter(({ name }) => name.value === "key");
  if (keys.length === 0) return ["id"];
  return keys.flatMap(({ arguments: given = [] }) => {
    const fields = given.find(({ name }) => name.value === "fields")?.value;
    return fields?.kind === Kind.STRING ? fieldsOfSelection(fields.value) : [];
  });
}

function fieldsOfSelection(selection: string): string[] {
  const [operation] = parse(`{ ${selection} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap((node: SelectionNode) =>
    node.kind === Kind.FIELD ? [node.name.value] : [],
  );
}

function valueNode(value: ArgumentValue): ConstValueNode {
  if (typeof value === "string") return { kind: Kind.STRING, value };
  if (typeof value === "boolean") return { kind: Kind.BOOLEAN, value };
  if (typeof value === "number") return { kind: Kind.INT, value: String(value) };
  return { kind: Kind.LIST, values: value.map(valueNode) };
}
