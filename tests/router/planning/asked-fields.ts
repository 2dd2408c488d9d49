import {
  type DirectiveNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

import type { AskedFields } from "./random-case";

/** Whether a selection depends on the concrete type of an object of an interface. */
export function asksType(
  type: string,
  { fieldNodes, fragments, variableValues }: GraphQLResolveInfo,
): boolean {
  const isOn = (selection: SelectionNode) =>
    getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.["if"] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.["if"] !== false;
  const inSet = (set: SelectionSetNode | undefined, isOfType = false): boolean =>
    (set?.selections ?? []).filter(isOn).some((one) => {
      if (one.kind === Kind.FIELD) return isOfType || one.name.value === "__typename";
      const fragment = one.kind === Kind.INLINE_FRAGMENT ? one : fragments[one.name.value];
      const condition = fragment?.typeCondition?.name.value ?? type;
      return inSet(fragment?.selectionSet, isOfType || condition !== type);
    });
  return fieldNodes.some(({ selectionSet }) => inSet(selectionSet));
}

/** Whether an operation selects one of these fields, whatever the values of its variables are. */
export function isAsked({ root, fields, type }: AskedFields, query: string, schema: GraphQLSchema): boolean {
  const typeInfo = new TypeInfo(schema);
  const fragments = withFragmentsInPlace(query);
  let isFound = false;
  let depth = 0;
  visit(
    fragments,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter({ name, directives }) {
          if (isLeftOut(directives)) return false;
          const isRoot = typeInfo.getParentType()?.name === "Query";
          if (isRoot && name.value === root) depth += 1;
          else if (depth > 0 && fields.includes(name.value)) isFound = true;
          return undefined;
        },
        leave({ name }) {
          if (typeInfo.getParentType()?.name === "Query" && name.value === root) depth -= 1;
        },
      },
      InlineFragment({ directives, typeCondition }) {
        if (isLeftOut(directives)) return false;
        const condition = typeCondition?.name.value ?? type;
        if (depth > 0 && type !== undefined && condition !== type) isFound = true;
        return undefined;
      },
    }),
  );
  return isFound;
}

function withFragmentsInPlace(query: string) {
  const document = parse(query);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("Expected an operation.");
  return visit(operation, {
    FragmentSpread({ name, directives }) {
      const fragment = document.definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value,
      );
      if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`Expected a fragment ${name.value}.`);
      const { typeCondition, selectionSet } = fragment;
      return { kind: Kind.INLINE_FRAGMENT, directives, typeCondition, selectionSet };
    },
  });
}

function isLeftOut(directives: readonly DirectiveNode[] = []): boolean {
  return directives.some(
    ({ name, arguments: [given] = [] }) =>
      given?.value.kind === Kind.BOOLEAN && given.value.value === (name.value === "skip"),
  );
}
