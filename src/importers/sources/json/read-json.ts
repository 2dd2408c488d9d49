import { ParseErrorCode, visit } from "jsonc-parser";

import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import { Unreadable } from "../unreadable";

/** Where an object or a list of a JSON document stands in it. */
export interface JsonPlace {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** RFC 6901: `/schedule/days/0`; empty for the whole document. */
  readonly pointer: string;
}

/** A JSON document as it was read. */
export interface JsonDocument {
  /** Objects have no prototype, so that a key such as `constructor` or `__proto__` is one like any other. */
  readonly value: unknown;
  /** Of an object or a list of this document. */
  readonly placeOf: (value: object) => JsonPlace;
}

/** No source comes near these; what does costs more than it can say. */
const [maxDepth, maxValues] = [100, 2_000_000];

/**
 * Reads JSON strictly (RFC 8259): no comments, no trailing commas; what is not well-formed is refused, with its line. Of a key that an
 * object has twice the last value counts, as with JSON.parse.
 */
export function readJson(text: string): JsonDocument {
  const builder = new DocumentBuilder();
  visit(
    text,
    {
      onObjectBegin: (_offset, _length, line) => builder.open(Object.create(null) as JsonObject, line + 1),
      onArrayBegin: (_offset, _length, line) => builder.open([], line + 1),
      onObjectProperty: (name) => void (builder.property = name),
      onLiteralValue: (value: unknown, _offset, _length, line) => builder.add(value, line + 1),
      onObjectEnd: () => builder.close(),
      onArrayEnd: () => builder.close(),
      onError(code, _offset, _length, line) {
        throw new Unreadable(
          `Not well-formed JSON: ${problems[code] ?? "something is unexpected"}.`,
          line + 1,
        );
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  return { value: builder.root, placeOf: (value) => builder.placeOf(value) };
}

const problems: Readonly<Partial<Record<ParseErrorCode, string>>> = {
  [ParseErrorCode.InvalidSymbol]: "a word is none of true, false and null",
  [ParseErrorCode.InvalidNumberFormat]: "a number is none",
  [ParseErrorCode.PropertyNameExpected]: "the name of a property is missing",
  [ParseErrorCode.ValueExpected]: "a value is missing",
  [ParseErrorCode.ColonExpected]: "a colon is missing",
  [ParseErrorCode.CommaExpected]: "a comma is missing",
  [ParseErrorCode.CloseBraceExpected]: "an object does not end",
  [ParseErrorCode.CloseBracketExpected]: "a list does not end",
  [ParseErrorCode.EndOfFileExpected]: "it goes on after its end",
  [ParseErrorCode.InvalidCommentToken]: "it has a comment",
  [ParseErrorCode.UnexpectedEndOfComment]: "it has a comment",
  [ParseErrorCode.UnexpectedEndOfString]: "a text does not end",
  [ParseErrorCode.UnexpectedEndOfNumber]: "a number does not end",
  [ParseErrorCode.InvalidUnicode]: "a character is escaped wrongly",
  [ParseErrorCode.InvalidEscapeCharacter]: "a character is escaped wrongly",
  [ParseErrorCode.InvalidCharacter]: "a text has a control character",
};

interface OpenValue {
  readonly value: JsonObject | unknown[];
  /** Its place in what it is in, as JSON Pointer has it. */
  readonly parent: OpenValue | null;
  readonly step: string | number;
}

/** Keeps of each object and list its line, and what it is in: pointers are made when they are asked for. */
class DocumentBuilder {
  root: unknown = null;
  property = "";
  readonly #places = new WeakMap<object, OpenValue & { readonly line: number }>();
  #within: OpenValue | null = null;
  #depth = 0;
  #values = 0;

  open(value: JsonObject | unknown[], line: number): void {
    const step = this.#step();
    this.add(value, line);
    if ((this.#depth += 1) > maxDepth)
      throw new Unreadable(`Expected objects and lists at most ${maxDepth} deep.`, line);
    const opened = { value, parent: this.#within, step, line };
    this.#places.set(value, opened);
    this.#within = opened;
  }

  add(value: unknown, line: number): void {
    if ((this.#values += 1) > maxValues) throw new Unreadable(`Expected at most ${maxValues} values.`, line);
    const within = this.#within?.value;
    if (within === undefined) this.root = value;
    else if (isJsonObject(within)) within[this.property] = value;
    else within.push(value);
  }

  close(): void {
    this.#within = this.#within?.parent ?? null;
    this.#depth -= 1;
  }

  placeOf(value: object): JsonPlace {
    const place = this.#places.get(value);
    if (!place) throw new Error("Expected an object or a list of this document.");
    const steps: string[] = [];
    for (let at: OpenValue = place; at.parent !== null; at = at.parent) {
      steps.unshift(String(at.step).replaceAll("~", "~0").replaceAll("/", "~1"));
    }
    return { line: place.line, pointer: steps.map((step) => `/${step}`).join("") };
  }

  #step(): string | number {
    const within = this.#within?.value;
    return Array.isArray(within) ? within.length : this.property;
  }
}
