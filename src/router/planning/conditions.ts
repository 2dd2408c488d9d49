import type { PlanNode } from "./plan";

/** A condition on a variable: `@include` requires true, `@skip` requires false. */
export interface Condition {
  readonly variable: string;
  readonly is: boolean;
}

export type Conditions = readonly Condition[];

/** Equal for equal sets of conditions, in any order. */
export function conditionsKey(conditions: Conditions): string {
  return conditions.map(asText).toSorted().join();
}

export function union(some: Conditions, more: Conditions): Conditions {
  return [...some, ...difference(more, some)];
}

export function difference(conditions: Conditions, others: Conditions): Conditions {
  const known = new Set(others.map(asText));
  return conditions.filter((one) => !known.has(asText(one)));
}

/** Conditions that occur in every list. */
export function intersection([first = [], ...others]: readonly Conditions[]): Conditions {
  return first.filter((one) => others.every((other) => difference([one], other).length === 0));
}

/** Wraps a plan node in Condition nodes. */
export function withConditions(conditions: Conditions, node: PlanNode): PlanNode {
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
