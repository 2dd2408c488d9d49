import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

type Field = GraphQLField<unknown, unknown>;

/** An operation that selects this field, by the shortest way to it from a root, in pages of one; what must be given has the right type, and means nothing. */
export function operationFor(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): string {
  const selection = selectionOf(field, isCompositeType(getNamedType(field.type)) ? "__typename" : null);
  if (type === schema.getMutationType()) return `mutation { ${selection} }`;
  if (type === schema.getSubscriptionType()) return `subscription { ${selection} }`;
  const way = waysFromQuery(schema).get(type.name);
  if (!way) throw new Error(`Expected a way to ${type.name} without arguments.`);
  return `{ ${way(selection)} }`;
}

type Way = (selection: string) => string;

/** The shortest way to each type, over fields without required arguments. */
function waysFromQuery(schema: GraphQLSchema): ReadonlyMap<string, Way> {
  const query = schema.getQueryType() as GraphQLObjectType;
  const ways = new Map<string, Way>([[query.name, (selection) => selection]]);
  const queue: GraphQLNamedType[] = [query];
  for (let type = queue.shift(); type; type = queue.shift()) {
    const way = ways.get(type.name) as Way;
    for (const [next, step] of stepsFrom(schema, type)) {
      if (ways.has(next.name)) continue;
      ways.set(next.name, (selection) => way(step(selection)));
      queue.push(next);
    }
  }
  return ways;
}

function stepsFrom(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
): ReadonlyArray<readonly [GraphQLNamedType, Way]> {
  if (isAbstractType(type)) {
    return schema
      .getPossibleTypes(type)
      .map((one) => [one, (selection: string) => `... on ${one.name} { ${selection} }`] as const);
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter(({ type: of, args }) => isCompositeType(getNamedType(of)) && !args.some(isRequiredArgument))
    .map((field) => [getNamedType(field.type), (selection) => selectionOf(field, selection)] as const);
}

function selectionOf({ name, args }: Field, selection: string | null): string {
  const given = args
    .filter((arg) => isRequiredArgument(arg) || arg.name === "first")
    .map((arg) => `${arg.name}: ${sampleOf(arg.type)}`);
  return `${name}${given.length > 0 ? `(${given.join(", ")})` : ""}${selection === null ? "" : ` { ${selection} }`}`;
}

const samples: Readonly<Record<string, string>> = {
  Int: "1",
  Float: "1",
  Boolean: "true",
  ID: '"person_1111111111111111111111"',
};

function sampleOf(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${sampleOf(nullable.ofType)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? "";
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${sampleOf(field.type)}`).join(", ")} }`;
  }
  return samples[nullable.name] ?? '"x"';
}
