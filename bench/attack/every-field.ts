import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

import type { Known } from "../../tests/helpers/random-operations";

export interface FieldOperation {
  /** `Type.field`, or `Type.field(argument)`. */
  readonly name: string;
  readonly query: string;
}

type Field = GraphQLField<unknown, unknown>;

/** An operation for each field of the schema, and for each of its arguments: as much as one may ask of it. */
export function everyField(schema: GraphQLSchema, known: Known): FieldOperation[] {
  const query = schema.getQueryType();
  if (!query) return [];
  const operations: FieldOperation[] = [];
  for (const [type, wrap] of waysTo(schema, query, known)) {
    for (const field of Object.values(type.getFields())) {
      const given = [
        null,
        ...field.args.filter(({ name, type: input }) => name !== "after" && !isNonNullType(input)),
      ];
      for (const argument of given) {
        const text = `${field.name}${argumentsOf(field, known, argument)}${selectionsOf(field)}`;
        operations.push({
          name: `${type.name}.${field.name}${argument ? `(${argument.name})` : ""}`,
          query: wrap(text),
        });
      }
    }
  }
  return operations;
}

/** The shortest way to each type: a function that puts a selection into an operation. */
function waysTo(schema: GraphQLSchema, query: GraphQLObjectType, known: Known) {
  const ways = new Map<GraphQLObjectType, (text: string) => string>([[query, (text) => `{ ${text} }`]]);
  for (const [type, wrap] of ways) {
    for (const field of Object.values(type.getFields())) {
      const returns = getNamedType(field.type);
      if (!isCompositeType(returns)) continue;
      const objects = isAbstractType(returns)
        ? schema.getPossibleTypes(returns)
        : [returns as GraphQLObjectType];
      for (const object of objects) {
        if (ways.has(object)) continue;
        const head = `${field.name}${argumentsOf(field, known, null, 5)}`;
        ways.set(object, (text) =>
          wrap(`${head} { ${object === returns ? text : `... on ${object.name} { ${text} }`} }`),
        );
      }
    }
  }
  return ways;
}

function argumentsOf(field: Field, known: Known, wanted: GraphQLArgument | null, pageSize = 100): string {
  const returns = getNamedType(field.type).name;
  const given = field.args.flatMap((argument) => {
    const isRequired = isNonNullType(argument.type) && argument.defaultValue === undefined;
    if (argument.name === "first") return [`first: ${wanted?.name === "first" ? 100 : pageSize}`];
    // A network that no cache has.
    if (argument.name === "minWeight") return [`minWeight: ${newWeight()}`];
    if (
      argument.name === "id" &&
      returns !== "NetworkMember" &&
      field.args.some(({ name }) => name === "slug")
    )
      return [`id: ${JSON.stringify(idOf(returns, known))}`];
    if (!isRequired && argument !== wanted) return [];
    const value = valueOf(argument.type, argument.name, known);
    return value === null ? [] : [`${argument.name}: ${value}`];
  });
  return given.length > 0 ? `(${given.join(", ")})` : "";
}

let weights = 0;
const newWeight = () => (weights += 1) / 1e9;

const referredTypes: Readonly<Record<string, string>> = {
  affiliatedWith: "Organisation",
  organisation: "Organisation",
  publisher: "Organisation",
  show: "Show",
  topic: "Topic",
};

function idOf(type: string, known: Known): string {
  const id = known(type === "Node" || type === "Thing" ? "Person" : type).find((one) => one.includes("_"));
  return id ?? known("Person").find((one) => one.includes("_")) ?? "";
}

/** A value of an input, as text; null for none. Of enums the first, of numbers what takes long. */
function valueOf(type: GraphQLInputType, name: string, known: Known): string | null {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = valueOf(nullable.ofType, name, known);
    return item && `[${item}]`;
  }
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? null;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).slice(0, 1);
    const given = fields.map((field) => `${field.name}: ${valueOf(field.type, field.name, known)}`);
    return `{ ${given.join(", ")} }`;
  }
  if (nullable.name === "Int") return "1";
  if (nullable.name === "Float") return "0.5";
  if (nullable.name === "Boolean") return "true";
  if (nullable.name === "ID") return JSON.stringify(idOf(referredTypes[name] ?? "Person", known));
  if (name === "url") return '"https://nowhere.example/1"';
  return name === "text" ? '"person episod sho"' : '"2021"';
}

/** A page's nodes are selected too, and else what has no arguments and no fields. */
function selectionsOf(field: Field): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return "";
  const nodes = isObjectType(type) ? type.getFields()["nodes"] : undefined;
  return ` { __typename${nodes && isCompositeType(getNamedType(nodes.type)) ? " nodes { __typename }" : ""} }`;
}
