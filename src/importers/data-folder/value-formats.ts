import { readIdentifier, type IdentifierScheme } from "../../domain/identifiers";
import { Account, Citation, Identifier, Link, Standing } from "../../entities";
import { handlePattern, momentPattern, urlPattern } from "../../domain/patterns";
import { propertyPattern } from "./patterns";
import type { ProblemCode } from "./problem";
import {
  fieldsOf,
  type ValueClass,
  type WrittenField,
  type WrittenValue,
} from "../../entities/written-properties";

/** The YAML format of a value without an id, as far as it does not follow from its class. */
export interface ValueFormat {
  /** Fields that are not written. */
  readonly unwritten?: readonly string[];
  /** Values of enums that are not written: they follow from other fields. */
  readonly unwrittenValues?: Readonly<Record<string, readonly string[]>>;
  /** Fields that may be left out although the class has them never null. */
  readonly optional?: readonly string[];
  readonly patterns?: Readonly<Record<string, string>>;
  readonly notes?: Readonly<Record<string, string>>;
  /** Reads a field that is more than its type says; throws a RostrumError where it cannot be. */
  readonly read?: {
    readonly field: string;
    readonly code: ProblemCode;
    readonly of: (value: Readonly<Record<string, unknown>>) => unknown;
  };
  /** Whether it has a `cite` of its own. */
  readonly isCited?: true;
}

const formats = new Map<ValueClass, ValueFormat>([
  [
    Account,
    {
      patterns: { handle: handlePattern, url: urlPattern },
      notes: { handle: "In quotes if it begins with @." },
    },
  ],
  [
    Identifier,
    {
      notes: {
        value: "Its address will do too. A wrong check digit is refused.",
        standing: "DISPUTED where another bears the same one.",
      },
      read: {
        field: "value",
        code: "BAD_IDENTIFIER",
        of: ({ scheme, value }) => readIdentifier(scheme as IdentifierScheme, value as string),
      },
    },
  ],
  [
    Citation,
    {
      unwritten: ["line", "lastLine"],
      unwrittenValues: { standing: [Standing.INFERRED] },
      patterns: { field: propertyPattern, retrievedAt: momentPattern },
      notes: {
        field: "Such as title, publishedOn, parent.",
        standing: "With `field` only; not where there is `inferredFrom`.",
        inferredFrom: "With `field` only.",
      },
    },
  ],
  [
    Link,
    {
      unwritten: ["canonicalUrl", "platform", "standing", "sources"],
      optional: ["pointsAt"],
      patterns: { url: urlPattern },
      notes: { pointsAt: "Where it is left out, what bears the link." },
      isCited: true,
    },
  ],
]);

export function valueFormatOf(of: ValueClass): ValueFormat {
  return formats.get(of) ?? {};
}

/** The fields of a value class that are written. */
export function writtenFieldsOf(of: ValueClass): WrittenField[] {
  const { unwritten = [], unwrittenValues = {} } = valueFormatOf(of);
  return fieldsOf(of)
    .filter(({ name }) => !unwritten.includes(name))
    .map((field) =>
      Object.assign({}, field, { value: withoutValues(field.value, unwrittenValues[field.name]) }),
    );
}

function withoutValues(value: WrittenValue, unwritten: readonly string[] = []): WrittenValue {
  return value.kind === "enum"
    ? { kind: "enum", of: value.of, values: value.values.filter(({ name }) => !unwritten.includes(name)) }
    : value;
}
