import { fold, sortNameOf } from "../../../domain/names";
import { episodeTitleOf } from "../../../domain/titles";
import type { TypeName } from "../../../domain/ids";
import { Standing, type Citation } from "../../../entities";
import { entityShapes } from "../../../entities/columns";
import { recordRules } from "../../../entities/record-rules";
import { writtenShapes } from "../../../entities/written-properties";
import type { WriteProblem } from "../../../domain/write-problem";
import { canonicalJson } from "../../content/canonical-json";
import { problem } from "./problem";
import type { Values } from "./value-reader";

/** What a new entity has where nothing is given. */
export function emptyEntity(type: TypeName): Values {
  const { properties } = writtenShapes[type];
  return {
    standing: Standing.STATED,
    inferredFrom: null,
    sources: [],
    links: [],
    ...Object.fromEntries(
      properties.map(({ column, isList, default: usual }) => [column, isList ? [] : usual]),
    ),
  };
}

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

/** Fills in what follows from the rest: a sort name, a title to show, which may be made of that of an episode's show. */
export function withFilled(type: TypeName, given: Values, showTitle: string | null = null): Values {
  const { name, sortName, title, displayTitle } = given as Record<string, string | null | undefined>;
  const filled = { ...given };
  if (type === "Person") filled["sortName"] = sortName ?? (name ? sortNameOf(name) : null);
  if ("displayTitle" in given)
    filled["displayTitle"] = title ?? displayTitle ?? (showTitle && episodeTitle(given, showTitle));
  return filled;
}

function episodeTitle({ season, number, numberDisplay }: Values, showTitle: string): string {
  return episodeTitleOf({ showTitle, season, number, numberDisplay, names: [] } as Parameters<
    typeof episodeTitleOf
  >[0]);
}

/** What a slug is made of where none is given: its name, title or label, in letters and digits of ASCII. */
export function slugStemOf(type: TypeName, values: Values): string {
  const { name, title, displayTitle, label } = values as Record<string, string | null | undefined>;
  const text = fold(label ?? title ?? displayTitle ?? name ?? "").replaceAll(/[^a-z0-9]+/g, "-");
  return text.replaceAll(/^-+|-+$/g, "").slice(0, 80) || type.toLowerCase();
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
