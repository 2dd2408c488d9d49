import {
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSchema,
  isType,
  isWrappingType,
} from "graphql";

type Part = object;

/** Remembers what is found for each part and field: nested introspection comes to the same parts many times. */
function remembered<Result>(find: (part: Part, field: string) => Result) {
  const byPart = new WeakMap<Part, Map<string, Result>>();
  return (part: Part, field: string): Result => {
    const byField = byPart.get(part) ?? new Map<string, Result>();
    byPart.set(part, byField);
    const result = byField.get(field) ?? find(part, field);
    byField.set(field, result);
    return result;
  };
}

/** The values of an introspection field, on a schema, type, field, argument or directive. */
export function schemaPartsOf(schema: GraphQLSchema, part: Part, field: string): readonly Part[] {
  const known = partsBySchema.get(schema) ?? remembered((one, name) => findParts(schema, one, name));
  partsBySchema.set(schema, known);
  return known(part, field);
}

const partsBySchema = new WeakMap<GraphQLSchema, ReturnType<typeof remembered<readonly Part[]>>>();

function findParts(schema: GraphQLSchema, part: Part, field: string): Part[] {
  const found = isSchema(part)
    ? ofSchema(part, field)
    : isType(part)
      ? ofType(schema, part, field)
      : ofOther(part, field);
  return [found].flat().filter((one): one is Part => one !== null && one !== undefined);
}

function ofSchema(schema: GraphQLSchema, field: string): unknown {
  if (field === "types") return Object.values(schema.getTypeMap());
  if (field === "directives") return schema.getDirectives();
  if (field === "queryType") return schema.getQueryType();
  return field === "mutationType" ? schema.getMutationType() : schema.getSubscriptionType();
}

function ofType(schema: GraphQLSchema, type: unknown, field: string): unknown {
  if (field === "ofType") return isWrappingType(type) ? type.ofType : null;
  if (field === "possibleTypes") return isAbstractType(type) ? schema.getPossibleTypes(type) : null;
  if (field === "inputFields") return isInputObjectType(type) ? Object.values(type.getFields()) : null;
  if (field === "enumValues") return isEnumType(type) ? type.getValues() : null;
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  return field === "fields" ? Object.values(type.getFields()) : type.getInterfaces();
}

/** On a field, an argument or a directive. */
function ofOther(part: unknown, field: string): unknown {
  const { args, type } = part as { args?: readonly unknown[]; type?: unknown };
  return field === "args" ? args : type;
}

/** The bytes of a leaf of introspection as JSON: a name, a description, a kind, a default value … */
export const valueBytesOf = remembered((part, field) => {
  const value = (part as Readonly<Record<string, unknown>>)[field];
  if (typeof value === "string" || Array.isArray(value)) return Buffer.byteLength(JSON.stringify(value));
  // A kind, a boolean or null, and default values, which are short.
  return field === "kind" ? longestKind : shortValue;
});

const longestKind = 14;
const shortValue = 5;
