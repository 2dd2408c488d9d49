import {
  type FieldNode,
  getDirectiveValues,
  type GraphQLAbstractType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type GraphQLResolveInfo,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

const known = new WeakMap<readonly FieldNode[], boolean>();

/**
 * Whether a selection depends on the concrete type of the objects: it has `__typename`, or a field under a type
 * condition that not all objects of the abstract type meet. What variables leave out does not count.
 */
export function dependsOnType(type: GraphQLAbstractType, info: GraphQLResolveInfo): boolean {
  const found =
    known.get(info.fieldNodes) ??
    info.fieldNodes.some(({ selectionSet }) => hasTypedField(selectionSet, type, info, false));
  known.set(info.fieldNodes, found);
  return found;
}

function hasTypedField(
  selectionSet: SelectionSetNode | undefined,
  type: GraphQLAbstractType,
  info: GraphQLResolveInfo,
  isConditional: boolean,
): boolean {
  return (selectionSet?.selections ?? []).some((selection) => {
    if (isLeftOut(selection, info)) return false;
    if (selection.kind === Kind.FIELD) return isConditional || selection.name.value === "__typename";
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    const condition = fragment?.typeCondition?.name.value;
    const isTyped = condition !== undefined && !isAlways(condition, type, info);
    return hasTypedField(fragment?.selectionSet, type, info, isConditional || isTyped);
  });
}

function isLeftOut(selection: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  const { if: isSkipped } = getDirectiveValues(GraphQLSkipDirective, selection, variableValues) ?? {};
  const { if: isIncluded } = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues) ?? {};
  return isSkipped === true || isIncluded === false;
}

function isAlways(condition: string, type: GraphQLAbstractType, { schema }: GraphQLResolveInfo): boolean {
  const other = schema.getType(condition);
  if (other === type) return true;
  return (
    isAbstractType(other) && (isInterfaceType(type) || isObjectType(type)) && schema.isSubType(other, type)
  );
}
