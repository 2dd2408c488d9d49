import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";

/**
 * Moves @skip and @include from the root fields of a subscription to the subscription, where validation refuses
 * them. The specification allows neither at the root (September 2025, 5.2.4.1), but graphql 16 validates such a
 * field without the variables, and throws. Returns the same document if there are none.
 */
export function withRefusedRootConditions(document: DocumentNode): DocumentNode {
  const roots = rootDefinitions(document);
  const moved = new Map<string, DirectiveNode>();

  const unconditional = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((selection) => {
      const { directives = [] } = selection;
      for (const directive of directives.filter(isCondition)) moved.set(directive.name.value, directive);
      const rest = { directives: directives.filter((directive) => !isCondition(directive)) };
      return selection.kind === Kind.INLINE_FRAGMENT
        ? { ...selection, ...rest, selectionSet: unconditional(selection.selectionSet) }
        : { ...selection, ...rest };
    }),
  });

  const definitions = document.definitions.map((one) =>
    roots.has(one) && "selectionSet" in one ? { ...one, selectionSet: unconditional(one.selectionSet) } : one,
  );
  if (moved.size === 0) return document;
  return {
    ...document,
    definitions: definitions.map((one) => (isSubscription(one) ? withDirectives(one, moved.values()) : one)),
  };
}

function withDirectives(
  operation: OperationDefinitionNode,
  more: Iterable<DirectiveNode>,
): OperationDefinitionNode {
  return { ...operation, directives: [...(operation.directives ?? []), ...more] };
}

/** Subscriptions, and the fragments of which their root consists. */
function rootDefinitions({ definitions }: DocumentNode): ReadonlySet<DefinitionNode> {
  const roots = new Set<DefinitionNode>(definitions.filter(isSubscription));
  const addSpreads = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) addSpreads(selection.selectionSet);
      if (selection.kind !== Kind.FRAGMENT_SPREAD) continue;
      const fragment = definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
      );
      if (fragment) roots.add(fragment);
    }
  };
  // A set visits what is added during the loop, and each definition once.
  for (const root of roots) if ("selectionSet" in root) addSpreads(root.selectionSet);
  return roots;
}

function isSubscription(definition: DefinitionNode): definition is OperationDefinitionNode {
  return (
    definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION
  );
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === "include" || name.value === "skip";
}
