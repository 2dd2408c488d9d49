import {
  doTypesOverlap,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
}

/** Input for collecting fields. */
export interface SelectionContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** Whether fields with one response key are merged, as in an answer; else only those on one type. */
  readonly isMerged: boolean;
  /** Says by the variables which selections are left out. Default: none. */
  readonly isSelected?: (conditions: readonly Condition[]) => boolean;
}

/** `@include` or `@skip` with a variable. */
export interface Condition {
  readonly variable: string;
  /** The value of the variable that leaves the selection out. */
  readonly excludedBy: boolean;
}

/** A selection set, selected if all conditions hold. */
export interface Selected {
  readonly selectionSet: SelectionSetNode;
  readonly conditions: readonly Condition[];
}

/** A field selected on a type, merged by response key as in an answer. */
export interface CollectedField {
  /** The response key. */
  readonly key: string;
  readonly on: GraphQLCompositeType;
  readonly node: FieldNode;
  /** Each selection of the field. */
  readonly selections: ReadonlyArray<{
    readonly selectionSet: SelectionSetNode | undefined;
    readonly conditions: readonly Condition[];
  }>;
}

/**
 * Collects the fields of selections, fragments included. Leaves out fields that `@skip(if: true)` and the like exclude, and
 * fragments on impossible types.
 */
export function collectFields(
  selected: readonly Selected[],
  type: GraphQLCompositeType,
  context: SelectionContext,
): CollectedField[] {
  const collected = new Map<string, CollectedField>();
  const { isSelected = () => true } = context;
  for (const { node, on, conditions } of selected.flatMap((one) => [...fieldsOf(one, type, context)])) {
    if (!isSelected(conditions)) continue;
    const key = node.alias?.value ?? node.name.value;
    const place = context.isMerged ? key : `${on.name}.${key}`;
    const known = collected.get(place);
    const selection = { selectionSet: node.selectionSet, conditions };
    collected.set(place, {
      ...(known ?? { key, on, node }),
      selections: [...(known?.selections ?? []), selection],
    });
  }
  return [...collected.values()];
}

/** How many of a field's selections are not excluded. */
export function timesSelected(
  selectedIf: ReadonlyArray<readonly Condition[]>,
  values: Readonly<Record<string, unknown>>,
): number {
  return selectedIf.filter((conditions) =>
    conditions.every(({ variable, excludedBy }) => values[variable] !== excludedBy),
  ).length;
}

function* fieldsOf(
  { selectionSet, conditions }: Selected,
  type: GraphQLCompositeType,
  context: SelectionContext,
): Generator<{ node: FieldNode; on: GraphQLCompositeType; conditions: readonly Condition[] }> {
  for (const selection of selectionSet.selections) {
    const own = conditionsOf(selection);
    if (own === null) continue;
    const all = own.length === 0 ? conditions : [...conditions, ...own];
    if (selection.kind === Kind.FIELD) {
      yield { node: selection, on: type, conditions: all };
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : context.fragments.get(selection.name.value);
    if (!fragment) continue;
    const named = fragment.typeCondition && context.schema.getType(fragment.typeCondition.name.value);
    const narrowed = isCompositeType(named) ? narrower(context.schema, type, named) : type;
    if (narrowed) {
      yield* fieldsOf({ selectionSet: fragment.selectionSet, conditions: all }, narrowed, context);
    }
  }
}

/** Its conditions with variables; null if a constant excludes it. */
function conditionsOf({ directives = [] }: SelectionNode): Condition[] | null {
  const conditions: Condition[] = [];
  for (const { name, arguments: [argument] = [] } of directives) {
    if (!argument || (name.value !== "include" && name.value !== "skip")) continue;
    const excludedBy = name.value === "skip";
    const { value } = argument;
    if (value.kind === Kind.BOOLEAN && value.value === excludedBy) return null;
    if (value.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, excludedBy });
  }
  return conditions;
}

/** The narrower of two types; null if no object can have both. */
function narrower(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  other: GraphQLCompositeType,
): GraphQLCompositeType | null {
  if (!doTypesOverlap(schema, type, other)) return null;
  return isObjectType(type) ? type : other;
}
