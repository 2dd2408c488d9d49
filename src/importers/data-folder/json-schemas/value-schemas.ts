import type { TypeName } from "../../../domain/ids";
import { Citation } from "../../../entities";
import { dataFiles, showFolder } from "../data-files";
import { ownerRelationsOf } from "../record-formats";
import { valueFormatOf, writtenFieldsOf } from "../value-formats";
import {
  descriptionOf,
  uncapitalised,
  type ValueClass,
  type WrittenField,
  type WrittenValue,
} from "../../../entities/written-properties";
import { filledListSchema, listSchema, objectSchema, refTo, type JsonSchema } from "./common-pieces";

/** What a format adds to a property. */
export interface Additions {
  readonly pattern?: string | undefined;
  readonly note?: string | undefined;
  readonly minimum?: number | undefined;
  /** Whether a list must have an element. */
  readonly isFilled?: boolean | undefined;
}

/** The schema of a property, described as its GraphQL field is. */
export function propertySchema(
  { description, isList, default: usual, value }: WrittenField,
  { pattern, note, minimum, isFilled = false }: Additions,
): JsonSchema {
  const words = [description, valuesIn(value), note, targetIn(value)];
  const described = { description: words.filter(Boolean).join(" ") };
  const one = {
    ...valueSchema(value),
    ...(pattern && { pattern }),
    ...(minimum !== undefined && { minimum }),
  };
  if (!isList) return { ...described, ...one, ...(usual !== null && { default: usual }) };

  // Two objects may be alike but for what is not written; texts and keys are not repeated.
  const list = {
    ...(isFilled ? filledListSchema : listSchema)(described.description, one),
    ...(value.kind !== "object" && { uniqueItems: true }),
  };
  return value.kind === "key"
    ? { ...described, anyOf: [one, { ...list, description: "Several, in order." }] }
    : list;
}

/** The schema of an object without an id, such as an account. */
export function objectValueSchema(of: ValueClass) {
  const { optional = [], patterns = {}, notes = {}, isCited } = valueFormatOf(of);
  const fields = writtenFieldsOf(of);
  const properties = fields.map((field) => {
    const { name } = field;
    return [name, propertySchema(field, { pattern: patterns[name], note: notes[name] })] as const;
  });
  const cite = { description: "Where it is left out, the cite of what bears it.", ...refTo("cite") };
  return objectSchema(
    descriptionOf(of),
    { ...Object.fromEntries(properties), ...(isCited && { cite }) },
    fields.filter((field) => isNeeded(field) && !optional.includes(field.name)).map(({ name }) => name),
  );
}

/** Whether it must be written, by its class: what may be null or empty, or has a default, need not be. */
export function isNeeded({ isNullable, isList, default: usual }: WrittenField): boolean {
  return !isNullable && !isList && usual === null;
}

/** A citation: a place, or an object with a place and what is said of it. */
export function citationSchema(): JsonSchema {
  const { properties, required, ...schema } = objectValueSchema(Citation);
  const onlyWithField = ["field"];
  return {
    description:
      "One place in a document: profile:7, or { at: profile:7, field: title, value: as the document has it }.",
    anyOf: [
      refTo("line"),
      {
        ...schema,
        properties: {
          at: { description: "The document and the line or lines.", ...refTo("line") },
          ...properties,
        },
        required: ["at", ...required],
        dependentRequired: { standing: onlyWithField, inferredFrom: onlyWithField },
      },
    ],
  };
}

function valueSchema(value: WrittenValue): JsonSchema {
  switch (value.kind) {
    case "text":
      return { type: "string", minLength: 1 };
    case "integer":
    case "number":
    case "boolean":
      return { type: value.kind };
    case "date":
      return refTo("edtf");
    case "enum":
      return { type: "string", enum: value.values.map(({ name }) => name) };
    case "object":
      return refTo(uncapitalised(value.of.name));
    case "key":
      return refTo(keyPieceOf(value.to));
  }
}

/** An editor shows no descriptions of values, so that of the property has them. */
function valuesIn(value: WrittenValue): string {
  return value.kind === "enum"
    ? value.values.map(({ name, description }) => `${name}: ${description}`).join(" ")
    : "";
}

function targetIn(value: WrittenValue): string {
  return value.kind === "key" ? keyDescription(value.to) : "";
}

/** The definition of a key. The key of a nested record has its owner's key as prefix. */
export function keyPieceOf(to: TypeName): string {
  return ownerRelationsOf(to).size > 0 ? "nestedKey" : "key";
}

/** "The key of a person in people.yaml." */
export function keyDescription(to: TypeName): string {
  const file = dataFiles.find(({ lists }) => Object.values(lists).some(({ of }) => of === to));
  return `The key of ${withArticle(to)} in ${file ? `${file.name}.yaml` : showFolder}.`;
}

export function withArticle(type: TypeName): string {
  return `${/^[AEIO]/.test(type) ? "an" : "a"} ${type.toLowerCase()}`;
}
