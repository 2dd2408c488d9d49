import { coerceInputValue, type GraphQLSchema, isInputType } from "graphql";

import { RostrumError, shown } from "../../../domain/errors";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { readLink } from "../../../domain/links/link";
import { type WriteProblem, WriteProblemCode } from "../../../domain/write-problem";
import { writtenShapes } from "../../../entities/written-properties";

export interface GivenProposal {
  readonly why: string;
  readonly source?: string | null;
  readonly contact?: string | null;
  readonly values?: ReadonlyArray<{ readonly field: string; readonly value?: string | null }>;
}

/** What can be kept of a proposal: anyone may send one. */
export const maxCharacters = { why: 1_000, value: 2_000, contact: 200 };
export const maxValues = 20;

const refuse = (code: WriteProblemCode, field: readonly string[], message: string): WriteProblem => ({
  code,
  field,
  message,
  expected: null,
  currentVersion: null,
  id: null,
  entityField: null,
  changes: [],
});

/** People are taken out; what is about them goes with them. */
export function problemsOfPerson(id: string): WriteProblem[] {
  if (typeOfId(id) === "Person") return [];
  return [
    refuse(WriteProblemCode.BAD_ID, ["id"], `Expected the id or slug of a person, but got ${shown(id)}.`),
  ];
}

const told = (text: string): string => `${text.length}${text.includes("\0") ? " with it" : ""}`;

/** What is wrong with the texts of a proposal: too long, empty, or no address. */
export function problemsOfTexts({ why, source = null, contact = null }: GivenProposal): WriteProblem[] {
  const problems: WriteProblem[] = [];
  for (const [name, text] of Object.entries({ why, contact })) {
    const max = maxCharacters[name as "why" | "contact"];
    if (text !== null && (text.trim() === "" || text.length > max || text.includes("\0"))) {
      const message = `Expected a text of 1 to ${max} characters, without U+0000, but got ${told(text)}.`;
      problems.push(refuse(WriteProblemCode.BAD_USER_INPUT, [name], message));
    }
  }
  if (source !== null) problems.push(...problemsOfLink(source));
  return problems;
}

function problemsOfLink(source: string): WriteProblem[] {
  try {
    readLink(source);
    return [];
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return [refuse(WriteProblemCode.BAD_LINK, ["source"], error.message)];
  }
}

/** The values as an update of the type takes them. Texts become lists, numbers and objects where the field is one. */
export function readValues(
  schema: GraphQLSchema,
  type: TypeName,
  given: NonNullable<GivenProposal["values"]>,
): { readonly values: Readonly<Record<string, unknown>>; readonly problems: readonly WriteProblem[] } {
  const problems: WriteProblem[] = [];
  const values: Record<string, unknown> = {};
  const bad = (at: readonly string[], message: string) =>
    problems.push(refuse(WriteProblemCode.BAD_USER_INPUT, at, message));
  if (given.length === 0 || given.length > maxValues) {
    bad(["values"], `Expected 1 to ${maxValues} values, but got ${given.length}.`);
    return { values, problems };
  }
  const kinds = kindsOf(type);
  for (const [index, { field, value = null }] of given.entries()) {
    const at = ["values", String(index)];
    const isText = kinds.get(field);
    if (isText === undefined) {
      bad([...at, "field"], `Expected a field of ${type} that can be changed, but got ${shown(field)}.`);
    } else if (field in values) {
      bad([...at, "field"], `Expected each field once, but got ${field} twice.`);
    } else if (value !== null && (value.length > maxCharacters.value || value.includes("\0"))) {
      bad(
        [...at, "value"],
        `Expected at most ${maxCharacters.value} characters, without U+0000, but got ${told(value)}.`,
      );
    } else {
      values[field] = value === null || isText ? value : parsed(value);
      const message = typeProblemOf(schema, type, field, values[field]);
      if (message !== null) bad([...at, "value"], message);
    }
  }
  return { values, problems };
}

/** The fields that a proposal may name; whether each is one text. */
function kindsOf(type: TypeName): ReadonlyMap<string, boolean> {
  const { properties, arcs } = writtenShapes[type];
  const textual = new Set(["text", "date", "enum", "key"]);
  return new Map([
    ...properties.map(({ name, isList, value }) => [name, !isList && textual.has(value.kind)] as const),
    ...arcs.map(({ name, isList }) => [name, !isList] as const),
    ["links", false],
  ]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What the input of the update says of the value; null: it takes it. */
function typeProblemOf(schema: GraphQLSchema, type: TypeName, field: string, value: unknown): string | null {
  const input = schema.getType(`Update${type}Input`);
  if (!isInputType(input)) throw new Error(`Expected the schema to have an input of ${type}.`);
  let message: string | null = null;
  const given = { id: "id", [field]: value };
  coerceInputValue(given, input, (_path, _value, error) => (message ??= error.message));
  return message;
}
