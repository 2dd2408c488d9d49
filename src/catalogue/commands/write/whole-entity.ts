import type { TypeName } from "../../../domain/ids";
import type { Citation } from "../../../entities";
import { entityShapes } from "../../../entities/columns";
import { recordRules } from "../../../entities/record-rules";
import { writtenShapes } from "../../../entities/written-properties";
import type { WriteProblem } from "../../../domain/write-problem";
import { canonicalJson } from "../../content/canonical-json";
import { problem } from "./problem";
import type { Values } from "./value-reader";

/** The values of a stored entity, by the properties of its class: not those that the writer derives or keeps. */
export function valuesOf(type: TypeName, entity: object): Values {
  const values: Values = {};
  for (const { name, spreadFrom, isKept } of entityShapes[type].columns) {
    const property = spreadFrom ?? name;
    if (!isKept) values[property] = (entity as Values)[property];
  }
  return values;
}

/** The values with `addSources` among the sources, present ones first. The same citation again adds nothing. */
export function withSources({ addSources, ...values }: Values, present: readonly Citation[]): Values {
  const added = (addSources ?? []) as Citation[];
  const sources = (values["sources"] ?? present) as Citation[];
  const all = new Map([...sources, ...added].map((citation) => [canonicalJson(citation), citation]));
  return { ...values, sources: [...all.values()] };
}

/** What is wrong with an entity as a whole. */
export function problemsOf(type: TypeName, values: Values, path: readonly string[]): WriteProblem[] {
  const { required = [], anyOf, oneOf, checkDates } = recordRules[type];
  const { properties, arcs } = writtenShapes[type];
  const columnOf = (name: string) =>
    [...properties, ...arcs].find((one) => one.name === name)?.column ?? name;
  const isThere = (name: string) => {
    const value = values[columnOf(name)] ?? null;
    return Array.isArray(value) ? value.length > 0 : value !== null;
  };
  const missing = (name: string, message: string) => problem("REQUIRED", [...path, name], message);

  const needed = [...properties, ...arcs].filter((one) => !("isNullable" in one && one.isNullable));
  const problems = needed
    .filter(({ name, isList }) => !isThere(name) && (!isList || required.includes(name)))
    .map(({ name }) => missing(name, `Expected ${name} of ${type}.`));
  if (anyOf && !anyOf.some(isThere)) {
    problems.push(missing(anyOf[0] ?? "", `Expected ${anyOf.join(" or ")} of ${type}.`));
  }
  if (oneOf && oneOf.filter(isThere).length !== 1) {
    problems.push(missing(oneOf[0] ?? "", `Expected exactly one of ${oneOf.join(" and ")} of ${type}.`));
  }
  if (type !== "Document" && (values["sources"] as readonly Citation[]).length === 0) {
    problems.push(problem("NO_SOURCE", [...path, "sources"], "Expected a source: who says so, and where?"));
  }
  const wrong = problems.length === 0 ? (checkDates?.(values as never) ?? null) : null;
  return wrong === null ? problems : [problem("BAD_DATE", null, wrong)];
}
