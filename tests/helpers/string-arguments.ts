import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  GraphQLID,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** A place of the schema that takes text, and how to ask with it. */
export interface StringArgument {
  /** `Query.people(filter.name)`. */
  readonly place: string;
  readonly type: "String!" | "ID!";
  /** At the root, with this variable in that place, and with what it needs to be asked for. */
  readonly selectionWith: (variable: string) => string;
}

type Input = GraphQLArgument | GraphQLInputField;
type Wrap = (inner: string) => string;

/** Every argument and every field of an input, however deep, that takes a String or an ID. */
export function stringArguments(schema: GraphQLSchema): StringArgument[] {
  return [...waysTo(schema)].flatMap(([type, wrap]) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) =>
        textsIn(argument).map((text) => ({
          place: `${type.name}.${field.name}(${text.path})`,
          type: text.type,
          selectionWith: (variable: string) =>
            wrap(asked(field, new Map([[argument.name, text.valueWith(variable)]]))),
        })),
      ),
    ),
  );
}

export interface OperationOver {
  readonly query: string;
  /** The places, in the order of their variables: `v0`, `v1` … */
  readonly places: readonly string[];
  /** The same text in each of them. */
  readonly variablesOf: (text: string) => Record<string, string>;
}

/** One operation over these places: each in a field of its own, with a variable of its own. */
export function operationOver(all: readonly StringArgument[]): OperationOver {
  const definitions = all.map(({ type }, index) => `$v${index}: ${type}`);
  const selections = all.map(({ selectionWith }, index) => `a${index}: ${selectionWith(`$v${index}`)}`);
  return {
    query: `query (${definitions.join(", ")}) { ${selections.join(" ")} }`,
    places: all.map(({ place }) => place),
    variablesOf: (text) => Object.fromEntries(all.map((_, index) => [`v${index}`, text])),
  };
}

/** How to come from the root to each type of object: the shortest way that leads to something in every catalogue. */
function waysTo(schema: GraphQLSchema): Map<GraphQLObjectType, Wrap> {
  const ways = new Map<GraphQLObjectType, Wrap>();
  const reach = (type: GraphQLNamedType, wrap: Wrap) => {
    if (isObjectType(type) && !ways.has(type)) ways.set(type, wrap);
    if (!isAbstractType(type)) return;
    for (const object of schema.getPossibleTypes(type)) {
      reach(object, (inner) => wrap(`... on ${object.name} { ${inner} }`));
    }
  };
  const root = schema.getQueryType() as GraphQLObjectType;
  reach(root, (inner) => inner);
  // A map goes through what is added to it on the way.
  for (const [type, wrap] of ways) {
    for (const field of Object.values(type.getFields())) {
      // A lookup by id or slug needs an existing one.
      if (type === root && field.args.some(({ name }) => ["id", "ids", "slug"].includes(name))) continue;
      reach(getNamedType(field.type), (inner) => wrap(`${headOf(field, new Map())} { ${inner} }`));
    }
  }
  return ways;
}

interface Text extends Pick<StringArgument, "type"> {
  readonly path: string;
  readonly valueWith: (variable: string) => string;
}

function textsIn(input: Input): Text[] {
  const type = getNamedType(input.type);
  const isList = isListType(getNullableType(input.type));
  const listed = (value: string) => (isList ? `[${value}]` : value);
  if (type === GraphQLString) return [{ path: input.name, type: "String!", valueWith: listed }];
  if (type === GraphQLID) return [{ path: input.name, type: "ID!", valueWith: listed }];
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    textsIn(field).map(({ path, type: kind, valueWith }) => ({
      path: `${input.name}.${path}`,
      type: kind,
      valueWith(variable: string) {
        const value = `{ ${field.name}: ${valueWith(variable)} }`;
        // Groups are two at least.
        return isList ? `[${value}, ${value}]` : value;
      },
    })),
  );
}

type AnyField = GraphQLField<unknown, unknown>;

/** With what must be looked up to answer: what is in its lists, and how much there is. */
function asked(field: AnyField, given: ReadonlyMap<string, string>): string {
  const type = getNamedType(field.type);
  const inner = isObjectType(type) ? Object.values(type.getFields()) : [];
  const counts = inner.filter(({ name }) => name === "totalCount").map(({ name }) => name);
  const lists = inner
    .filter((one) => one.name !== "edges" && isListType(getNullableType(one.type)))
    .map((one) =>
      isLeafType(getNamedType(one.type)) ? one.name : `${headOf(one, new Map())} { __typename }`,
    );
  return `${headOf(field, given)}${isLeafType(type) ? "" : ` { ${["__typename", ...counts, ...lists].join(" ")} }`}`;
}

/** The field with these arguments, with those that it cannot do without, and with a page as short as can be. */
function headOf(field: AnyField, given: ReadonlyMap<string, string>): string {
  const values = field.args.flatMap((argument) => {
    const value = given.get(argument.name) ?? sampleOf(argument) ?? together[field.name]?.[argument.name];
    return value === undefined ? [] : [`${argument.name}: ${value}`];
  });
  return values.length > 0 ? `${field.name}(${values.join(", ")})` : field.name;
}

/** Ids in the starting catalogue, the same in every database: a person's, and that of an organisation to which a path leads. */
export const ends: Readonly<Record<string, string>> = {
  from: "person_MbMtWqPGnsya87PphMtMAw",
  to: "organisation_Bt3J9Y8k1w3vx1uU6GC7Gy",
};

/** Inputs that a field cannot do without, leading to something in the starting catalogue. */
const inputs: Readonly<Record<string, string>> = {
  RelatedTo: '{ topic: "education" }',
  IdentifierScheme: "HANDLE",
};

/** Arguments of a field of which it needs one or another. */
const together: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  asOf: { at: '"2999-01-01T00:00:00Z"', type: "Person" },
};

function sampleOf(argument: GraphQLArgument): string | undefined {
  if (argument.name === "first") return "1";
  if (!isRequiredArgument(argument)) return undefined;
  const type = getNamedType(argument.type);
  if (isEnumType(type)) return inputs[type.name] ?? type.getValues()[0]?.name;
  const id = ends[argument.name] ?? "victoria-carr";
  const sample = inputs[type.name] ?? (type === GraphQLID ? `"${id}"` : '"army"');
  return isListType(getNullableType(argument.type)) ? `[${sample}, ${sample}]` : sample;
}
