import type { PlanNode } from "@graphql-hive/router-query-planner";

/** What a variable must be for something to be asked: `@include` wants it true, `@skip` false. */
export interface Condition {
  readonly variable: string;
  readonly is: boolean;
}

export type Conditions = readonly Condition[];

/** The same for the same conditions, in whatever order they stood. */
export function textOf(conditions: Conditions): string {
  return conditions.map(asText).toSorted().join();
}

export function both(some: Conditions, more: Conditions): Conditions {
  return [...some, ...without(more, some)];
}

export function without(conditions: Conditions, others: Conditions): Conditions {
  const known = new Set(others.map(asText));
  return conditions.filter((one) => !known.has(asText(one)));
}

/** Those that stand in every list. */
export function common([first = [], ...others]: readonly Conditions[]): Conditions {
  return first.filter((one) => others.every((other) => without([one], other).length === 0));
}

/** The node for when all of them hold. */
export function nodeUnder(conditions: Conditions, node: PlanNode): PlanNode {
  return conditions.reduceRight<PlanNode>(
    (inner, { variable: condition, is }) => ({
      kind: "Condition",
      condition,
      ...(is ? { ifClause: inner } : { elseClause: inner }),
    }),
    node,
  );
}

function asText({ variable, is }: Condition): string {
  return `${is ? "" : "!"}${variable}`;
}
