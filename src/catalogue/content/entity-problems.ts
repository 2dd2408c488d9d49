import type { TypeName } from "../../domain/ids";
import { problem, type WriteProblem } from "../../domain/write-problem";
import type { Citation } from "../../entities";
import { recordRules } from "../../entities/record-rules";
import { writtenShapes } from "../../entities/written-properties";

/** What is wrong with an entity as a whole. */
export function problemsOf(
  type: TypeName,
  values: Readonly<Record<string, unknown>>,
  path: readonly string[],
): WriteProblem[] {
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
