import type { TypeName } from "../../domain/ids";
import { problem, type WriteProblem } from "../../domain/write-problem";
import type { Citation } from "../../entities";
import { recordRules } from "../../entities/record-rules";
import { type WrittenArc, type WrittenProperty, writtenShapes } from "../../entities/written-properties";

/** By type: what may not be null, and the column of each property. */
const neededOf = Object.fromEntries(
  Object.entries(writtenShapes).map(([type, { properties, arcs }]) => {
    const all = [...properties, ...arcs];
    return [
      type,
      {
        needed: all.filter((one) => !("isNullable" in one && one.isNullable)),
        columns: new Map(all.map(({ name, column }) => [name, column])),
      },
    ];
  }),
) as unknown as Readonly<
  Record<
    TypeName,
    {
      readonly needed: ReadonlyArray<WrittenProperty | WrittenArc>;
      readonly columns: ReadonlyMap<string, string>;
    }
  >
>;

/** What is wrong with an entity as a whole. */
export function problemsOf(
  type: TypeName,
  values: Readonly<Record<string, unknown>>,
  path: readonly string[],
): WriteProblem[] {
  const { required = [], anyOf, oneOf, checkDates } = recordRules[type];
  const { needed, columns } = neededOf[type];
  const isThere = (name: string) => {
    const value = values[columns.get(name) ?? name] ?? null;
    return Array.isArray(value) ? value.length > 0 : value !== null;
  };
  const missing = (name: string, message: string) => problem("REQUIRED", [...path, name], message);

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
