import { shown } from "../../../domain/errors";
import { readIdentifier, type IdentifierScheme } from "../../../domain/identifiers";
import type { TypeName } from "../../../domain/ids";
import { handlePattern, urlPattern } from "../../../domain/patterns";
import { problem, type WriteProblem } from "../../../domain/write-problem";
import { Account, EdtfDate, Identifier } from "../../../entities";
import { recordRules } from "../../../entities/record-rules";
import {
  fieldsOf,
  placeColumn,
  type ValueClass,
  type WrittenProperty,
  writtenShapes,
} from "../../../entities/written-properties";
import { StatedReader } from "./stated-reader";
import type { GivenValues } from "./step";
import type { Path, Reading, Values } from "./value-reader";

const slugPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

const patternsOf = new Map<ValueClass, Readonly<Record<string, string>>>([
  [Account, { handle: handlePattern, url: urlPattern }],
]);

/** Reads one client's values of a type: references, dates, links and identifiers. All problems, not only the first. */
export async function readGiven(
  type: TypeName,
  given: GivenValues,
  path: Path,
  reading: Reading,
): Promise<{ readonly values: Values; readonly problems: readonly WriteProblem[] }> {
  const unstorable = [...unstorableIn(given, path)];
  if (unstorable.length > 0) return { values: {}, problems: unstorable };
  const reader = new EntityReader(type, reading);
  const values = await reader.read(given, path);
  return { values, problems: reader.problems };
}

/** Texts that no database stores, wherever they are. */
function* unstorableIn(given: unknown, at: Path): Iterable<WriteProblem> {
  if (typeof given === "string" && given.includes("\0")) {
    const message = `Expected text without the character U+0000, but got ${shown(given.replaceAll("\0", "\\u0000"))}.`;
    yield problem("BAD_USER_INPUT", at, message);
  }
  if (typeof given !== "object" || given === null) return;
  for (const [name, inner] of Object.entries(given)) yield* unstorableIn(inner, [...at, name]);
}

class EntityReader extends StatedReader {
  async read(given: GivenValues, path: Path): Promise<Values> {
    const { isThing, hasPlace, properties, arcs } = writtenShapes[this.type];
    const values: Values = {};
    for (const property of properties) {
      const value = given[property.name];
      if (value !== undefined) {
        values[property.column] = await this.#property(property, value, [...path, property.name]);
      }
    }
    for (const { name, column, isList, keys } of arcs) {
      const value = given[name];
      const types = keys.map(({ to }) => to);
      if (value !== undefined) {
        values[column] = isList
          ? await this.each(value, [...path, name], (one, at) => this.reference(types, one, at))
          : await this.reference(types, value, [...path, name]);
      }
    }
    if (isThing && given["slug"] !== undefined) {
      values["slug"] = this.text(given["slug"], [...path, "slug"], slugPattern);
    }
    if (hasPlace && given[placeColumn] !== undefined) {
      values[placeColumn] = this.number(given[placeColumn], [...path, placeColumn], 1);
    }
    await this.stated(given, path, values);
    return values;
  }

  async #property(property: WrittenProperty, value: unknown, at: Path): Promise<unknown> {
    const { isList, isNullable } = property;
    if (isList) return this.each(value, at, (one, path) => this.#value(property, one, path));
    if (value === null) {
      // A column with a default gets it.
      if (isNullable || property.default !== null) return property.default;
      return this.refuse("REQUIRED", at, `Expected a value of ${property.name}, but got null.`);
    }
    return this.#value(property, value, at);
  }

  async #value({ name, value: written }: WrittenProperty, value: unknown, at: Path): Promise<unknown> {
    const { patterns = {}, minimums = {}, dates = [] } = recordRules[this.type];
    switch (written.kind) {
      case "text": {
        const text = this.text(value, at, patterns[name]);
        if (text !== null && dates.includes(name)) this.attempt(at, () => EdtfDate.of(text));
        return text;
      }
      case "integer":
      case "number":
        return this.number(value, at, minimums[name]);
      case "date":
        return this.attempt(at, () => EdtfDate.of(value as string));
      case "key":
        return this.reference([written.to], value, at);
      case "object":
        return this.#object(written.of, value as GivenValues, at);
      case "boolean":
      case "enum":
        return value;
    }
  }

  #object(of: ValueClass, given: GivenValues, at: Path): Values {
    const patterns = patternsOf.get(of) ?? {};
    const value: Values = {};
    for (const { name, default: usual } of fieldsOf(of)) {
      const one = given[name] ?? usual;
      value[name] =
        typeof one === "string" && name in patterns ? this.text(one, [...at, name], patterns[name]) : one;
    }
    if (of !== Identifier) return value;
    const { scheme, value: text } = given as { scheme: IdentifierScheme; value: string };
    return { ...value, value: this.attempt([...at, "value"], () => readIdentifier(scheme, text)) };
  }
}
