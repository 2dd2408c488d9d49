import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from "graphql";

import type { Dice } from "./dice";

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Ids and slugs that are there, by the type that an argument means. */
export type Known = (type: string) => readonly string[];

/** What an argument or a filter's field of this name refers to. */
const referredTypes: Readonly<Record<string, string>> = {
  person: "Person",
  contributor: "Person",
  participant: "Person",
  onBehalfOf: "Organisation",
  organisation: "Organisation",
  affiliatedWith: "Organisation",
  parent: "Organisation",
  publisher: "Organisation",
  conferredBy: "Organisation",
  show: "Show",
  topic: "Topic",
  broader: "Topic",
};

/** Names that a careless router trips over: keys, meta-fields, what every JavaScript object has. */
const trickyAliases = [
  "id",
  "__typename",
  "name",
  "node",
  "nodes",
  "__proto__",
  "constructor",
  "_hides_id",
  "_entities",
];

/** What is found, what is misspelt, and what a search must not trip over. */
const texts = [
  "victoria",
  "Lead",
  "e",
  "army ",
  "Pooky Knightsmith",
  "leedership",
  "victria",
  "",
  '"NEAR( *',
  "the",
];
const urls = [
  "https://youtu.be/Jg-D7_YLTyk",
  "https://open.spotify.com/episode/1Awxidsqt7Z5EAdA5R81OW?si=1",
  "https://twitter.com/PookyH",
  "https://nowhere.example/",
  "javascript:alert(1)",
  "",
];

/** A valid operation on the schema: fragments, aliases, variables, directives, pages in pages, and wrong arguments at times. */
export function randomOperation(schema: GraphQLSchema, known: Known, dice: Dice): RandomOperation {
  for (;;) {
    const operation = new Writer(schema, known, dice).operation();
    if (validate(schema, parse(operation.query)).length === 0) return operation;
  }
}

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #known: Known;
  readonly #dice: Dice;
  readonly #variables: Array<{ definition: string; name: string; value: unknown }> = [];
  readonly #fragments: Array<{ name: string; type: string; text: string }> = [];
  #fieldsLeft: number;
  #names = 0;

  constructor(schema: GraphQLSchema, known: Known, dice: Dice) {
    this.#schema = schema;
    this.#known = known;
    this.#dice = dice;
    this.#fieldsLeft = 10 + Math.floor(dice.roll() * 50);
  }

  operation(): RandomOperation {
    const root = this.#schema.getQueryType() as GraphQLCompositeType;
    const selections = this.#selections(root, 0);
    const definitions = this.#variables.map(({ definition }) => definition).join(", ");
    const fragments = this.#fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`);
    return {
      query: [`query Random${definitions ? `(${definitions})` : ""} ${selections}`, ...fragments].join("\n"),
      // A variable with a default, or one that may be null, is left out at times.
      variables: Object.fromEntries(
        this.#variables.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]),
      ),
    };
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const fields = "getFields" in type ? Object.values(type.getFields()) : [];
    const wanted = 1 + Math.floor(this.#dice.roll() * 4);
    const parts: string[] = [];
    for (let count = 0; count < wanted; count += 1) {
      const chance = this.#dice.roll();
      if (chance < 0.06 || fields.length === 0) parts.push(this.#alias(0.4, "__typename"));
      else if (depth === 0 && chance < 0.08) parts.push(this.#introspection());
      else parts.push(this.#field(this.#dice.oneOf(fields), depth));
    }
    if (isAbstractType(type) || this.#dice.roll() < 0.15) {
      const narrower = this.#narrower(type);
      for (let count = Math.floor(this.#dice.roll() * 4); count >= 0; count -= 1) {
        parts.push(this.#fragment(this.#dice.oneOf(narrower), depth));
      }
    }
    return `{ ${parts.filter((part) => part !== "").join(" ") || "__typename"} }`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.#fieldsLeft -= 1;
    const type = getNamedType(field.type);
    const isLeaf = !isCompositeType(type);
    if (!isLeaf && (depth > 8 || this.#fieldsLeft < 0)) return "__typename";

    const given = field.args.flatMap((argument) => this.#argument(argument, type.name));
    const head = this.#alias(0.2, field.name) + (given.length > 0 ? `(${given.join(", ")})` : "");
    return `${head}${this.#directives()}${isLeaf ? "" : ` ${this.#selections(type, depth + 1)}`}`;
  }

  #alias(chance: number, name: string): string {
    if (this.#dice.roll() > chance) return name;
    const alias = this.#dice.roll() < 0.3 ? this.#dice.oneOf(trickyAliases) : this.#name("a");
    return alias === name ? name : `${alias}: ${name}`;
  }

  #directives(): string {
    if (this.#dice.roll() > 0.08) return "";
    const directive = this.#dice.oneOf(["include", "skip"]);
    const value = this.#dice.roll() < 0.5;
    if (this.#dice.roll() < 0.4) return ` @${directive}(if: ${value})`;
    return ` @${directive}(if: $${this.#variable("Boolean!", value, "b")})`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const reusable = this.#fragments.filter((fragment) => fragment.type === type.name);
    if (reusable.length > 0 && this.#dice.roll() < 0.4) return `...${this.#dice.oneOf(reusable).name}`;

    const text = this.#selections(type, depth + 1);
    if (this.#dice.roll() < 0.6) return `... on ${type.name}${this.#directives()} ${text}`;
    const name = this.#name("F");
    this.#fragments.push({ name, type: type.name, text });
    return `...${name}`;
  }

  /** The type itself, what it can be, and the interfaces that its objects share. */
  #narrower(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const objects = isObjectType(type) ? [type] : [...this.#schema.getPossibleTypes(type)];
    const shared = objects.flatMap((object) => [...object.getInterfaces()]);
    return [...new Set<GraphQLCompositeType>([type, ...objects, ...shared])];
  }

  #introspection(): string {
    return this.#dice.oneOf([
      "__schema { queryType { name } }",
      '__type(name: "Person") { kind name fields { name } }',
      '... on Query { t: __type(name: "Nobody") { name } }',
    ]);
  }

  #argument(argument: GraphQLArgument, returns: string): string[] {
    const isRequired = isNonNullType(argument.type) && argument.defaultValue === undefined;
    // Pages are small, so that nested ones stay so.
    const isWanted = isRequired || argument.name === "first" || this.#dice.roll() < 0.35;
    if (!isWanted || (argument.name === "slug" && this.#dice.roll() < 0.5)) return [];

    const value = this.#value(argument, returns);
    if (this.#dice.roll() < 0.3) {
      const bare =
        isRequired || isNonNullType(argument.type) ? argument.type : getNullableType(argument.type);
      return [`${argument.name}: $${this.#variable(String(bare), value, "v")}`];
    }
    return [`${argument.name}: ${literal(value, argument.type)}`];
  }

  #variable(type: string, value: unknown, prefix: string): string {
    const name = this.#name(prefix);
    const [hasDefault, isLeftOut] = [this.#dice.roll() < 0.3, this.#dice.roll() < 0.5];
    const shown =
      hasDefault && (typeof value === "number" || typeof value === "boolean") ? ` = ${String(value)}` : "";
    const canBeLeftOut = shown !== "" || !type.endsWith("!");
    this.#variables.push({
      name,
      definition: `$${name}: ${type}${shown}`,
      value: canBeLeftOut && isLeftOut ? undefined : value,
    });
    return name;
  }

  #value(input: GraphQLArgument | GraphQLInputField, returns: string): unknown {
    const { name, type } = input;
    if (!isNonNullType(type) && this.#dice.roll() < 0.05) return null;
    if (name === "first")
      return this.#dice.roll() < 0.04 ? this.#dice.oneOf([0, -1, 101]) : this.#dice.oneOf([1, 2, 3]);
    if (name === "after") return this.#dice.roll() < 0.7 ? null : this.#dice.oneOf(["", "nonsense"]);
    if (name === "text") return this.#dice.oneOf(texts);
    if (name === "url") return this.#dice.oneOf(urls);
    if (name === "atLeast") return this.#dice.oneOf([1, 2]);
    if (name === "ids") return Array.from({ length: 4 }, () => this.#reference("Node"));
    if (name === "id" || name === "slug") return this.#reference(returns);
    const isOfTopics = (name === "any" || name === "all") && getNamedType(type).name === "ID";
    if (isOfTopics) return [this.#reference("Topic")];
    if (name in referredTypes) return this.#reference(referredTypes[name] as string);
    return this.#valueOf(type, returns);
  }

  #reference(type: string): string {
    const chance = this.#dice.roll();
    if (chance < 0.05) return this.#dice.oneOf(["", "nobody", "person_1111111111111111111111", "show_zzz"]);
    return this.#dice.oneOf(this.#known(chance < 0.1 ? "Node" : type));
  }

  #valueOf(type: GraphQLInputType, returns: string): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return Array.from({ length: Math.floor(this.#dice.roll() * 3) }, () =>
        this.#valueOf(nullable.ofType, returns),
      );
    }
    if (isEnumType(nullable)) return this.#dice.oneOf(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      // It takes exactly one subject, which is seldom met by chance.
      if (nullable.name === "RelatedTo" && this.#dice.roll() < 0.8) {
        const subject = this.#dice.oneOf(["organisation", "topic"]);
        return { [subject]: this.#reference(referredTypes[subject] as string) };
      }
      const fields = Object.values(nullable.getFields()).filter(() => this.#dice.roll() < 0.3);
      return Object.fromEntries(fields.map((field) => [field.name, this.#value(field, returns)]));
    }
    if (nullable.name === "Int") return this.#dice.oneOf([0, 1, 2]);
    if (nullable.name === "Float") return this.#dice.oneOf([0.5, 1, 1.5]);
    if (nullable.name === "Boolean") return this.#dice.roll() < 0.5;
    return this.#dice.oneOf(["2021", "2023", "2024-05", "e", "Lead", "no date"]);
  }

  #name(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }
}

/** A value as text of an operation. */
function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) return "null";
  if (isListType(nullable))
    return `[${(value as unknown[]).map((item) => literal(item, nullable.ofType)).join(", ")}]`;
  if (isEnumType(nullable)) return value as string;
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    const given = Object.entries(value).map(
      ([name, inner]) => `${name}: ${literal(inner, (fields[name] as GraphQLInputField).type)}`,
    );
    return `{ ${given.join(", ")} }`;
  }
  return JSON.stringify(value);
}
