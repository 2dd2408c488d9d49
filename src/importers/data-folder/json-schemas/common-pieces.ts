import { oddCodes } from "../problem";
import { edtfPattern, keyPattern, linePattern, nestedKeyPattern } from "../patterns";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The file of the pieces that others refer to. */
export const commonFile = "common.schema.json";

export const refTo = (piece: string) => ({ $ref: `${commonFile}#/$defs/${piece}` });

/** An object with these properties and no others. */
export function objectSchema(
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
) {
  return { description, type: "object", additionalProperties: false, required, properties };
}

/** A list may be empty: `[]`, or nothing behind its name, as where all its elements are comments. */
export function listSchema(description: string, items: JsonSchema): JsonSchema {
  return { description, type: ["array", "null"], items };
}

/** A list with an element at least. */
export function filledListSchema(description: string, items: JsonSchema): JsonSchema {
  return { description, type: "array", minItems: 1, items };
}

/** A property of which one must be there, as a branch of a choice. `properties` is for Ajv, which wants it beside `required`. */
export const withProperty = (name: string) => ({ required: [name], properties: { [name]: true } });

const text = (description: string) => ({ description, type: "string", minLength: 1 });

/** Definitions that are in no entity class: keys, dates, citations and standing. */
export const commonPieces: Readonly<Record<string, JsonSchema>> = {
  key: {
    description:
      "Lower-case words joined by hyphens, such as victoria-carr. Put one that looks like a number in quotes.",
    type: "string",
    pattern: keyPattern,
  },
  nestedKey: {
    description: "The key of a show, a slash, and that of an episode of it: she-educates/12.",
    type: "string",
    pattern: nestedKeyPattern,
  },
  edtf: {
    description:
      'A date in EDTF, always in quotes: "2021", "2021-04", "2021-04-29", "2023-03-22T16:00Z", "2019~" (about), "2015/.." (since). Leave the property out when it is not known.',
    type: "string",
    pattern: edtfPattern,
  },
  line: {
    description:
      "A document and a line or lines of it: profile:7 or profile:7-11. Of a document without lines its key alone.",
    type: "string",
    pattern: linePattern,
  },
  cite: {
    description: "Where the document says so: one place, or a list of them.",
    anyOf: [refTo("citation"), { type: "array", minItems: 1, items: refTo("citation") }],
  },
  standing: {
    description:
      "CONFIRMED: an independent source or an editor agrees. DISPUTED: a source denies it. Without it a fact is stated, or inferred if it has inferredFrom.",
    type: "string",
    enum: ["CONFIRMED", "DISPUTED"],
  },
  review: objectSchema(
    "What somebody has looked at and settled.",
    {
      code: {
        description: "The code of the problem, as `rostrum check` prints it.",
        type: "string",
        enum: [...oddCodes],
      },
      why: text("Why it is right as it is, in a few words: father and son; one recording of two talks."),
    },
    ["code", "why"],
  ),
  inferredFrom: text("What we concluded it from, in a few words: the heading; listed among her podcasts."),
};
