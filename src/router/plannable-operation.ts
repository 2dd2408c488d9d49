import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

import { storedKeysOf } from "./stored-key";
import type { Supergraph } from "./supergraph";

/**
 * Rewrites a client's operation for the planner, so that the answers can be merged:
 *
 * - introspection and fields that are always excluded are removed; the router answers introspection itself;
 * - fields get the keys under which their values are stored (`storedKeysOf`);
 * - fragments are inlined. A type condition equal to the parent type is removed.
 *
 * Null when no subgraph field is left. The result does not depend on the values of variables.
 */
export function plannableOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  supergraph: Supergraph,
): OperationDefinitionNode | null {
  const { apiSchema: schema } = supergraph;
  const storedKey = storedKeysOf(document, supergraph);
  const fragments = fragmentsOf(document);
  const typeInfo = new TypeInfo(schema);
  const root = schema.getRootType(operation.operation);
  let needsSubgraphs = false;

  const inPlace = (fragment: InlineFragmentNode): InlineFragmentNode => {
    const isRedundant = fragment.typeCondition?.name.value === typeInfo.getParentType()?.name;
    return isRedundant ? { ...fragment, typeCondition: undefined } : fragment;
  };

  const rewritten = visit(
    operation,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(field) {
          if (isIntrospection(field) || isExcluded(field)) return null;
          if (typeInfo.getParentType() === root && field.name.value !== "__typename") needsSubgraphs = true;
          return undefined;
        },
        leave(field) {
          const key = storedKey(field);
          return key === field.name.value ? undefined : { ...field, alias: { kind: Kind.NAME, value: key } };
        },
      },
      InlineFragment: (fragment) => (isExcluded(fragment) ? null : inPlace(fragment)),
      FragmentSpread(spread) {
        const fragment = fragments.get(spread.name.value);
        if (!fragment || isExcluded(spread)) return null;
        const { typeCondition, selectionSet } = fragment;
        return inPlace({
          kind: Kind.INLINE_FRAGMENT,
          typeCondition,
          directives: spread.directives,
          selectionSet,
        });
      },
    }),
  );
  return needsSubgraphs ? rewritten : null;
}

function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
}

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === "__schema" || name.value === "__type";
}

/** Only literal conditions. Conditions on variables stay in the plan. */
function isExcluded({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: [condition] = [] }) => {
    if (condition?.value.kind !== Kind.BOOLEAN) return false;
    return name.value === "include" ? !condition.value.value : name.value === "skip" && condition.value.value;
  });
}
