import {
  GraphQLError,
  KnownArgumentNamesRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  validate,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from "graphql";

import type { FieldSet } from "./field-sets";
import type { CompositionProblem } from "./problem";
import type { ReadSubgraph } from "./read-subgraph";

export function checkFieldSets({ name, schema, fieldSets }: ReadSubgraph): CompositionProblem[] {
  return fieldSets.flatMap(({ directive, at, text, fragment }) =>
    validate(schema, fragment, rulesFor[directive]).map(({ message }) => ({
      code: `${directive.toUpperCase()}_INVALID_FIELDS`,
      message: `Expected fields that a router can select in @${directive} on ${at} in "${name}", but got "${text}": ${message}`,
    })),
  );
}

const bareFields: ValidationRule = (context) => ({
  Field({ alias }) {
    if (alias) context.reportError(new GraphQLError(`The alias "${alias.value}" is not allowed here.`));
  },
  FragmentSpread({ name }) {
    context.reportError(new GraphQLError(`There is no fragment "${name.value}" here.`));
  },
  Variable({ name }) {
    context.reportError(new GraphQLError(`There is no variable "$${name.value}" here.`));
  },
});

const selectionRules = [bareFields, ScalarLeafsRule, KnownArgumentNamesRule];

/** The composer itself refuses fields with arguments in keys and in @provides. */
const rulesFor: Record<FieldSet["directive"], ValidationRule[]> = {
  key: selectionRules,
  provides: selectionRules,
  requires: [...selectionRules, ProvidedRequiredArgumentsRule, ValuesOfCorrectTypeRule],
};
