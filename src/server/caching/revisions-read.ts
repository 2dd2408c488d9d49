import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  type OperationDefinitionNode,
} from "graphql";

import type { RevisionName } from "../../projections/revisions";
import { isUnrevised as isDeclaredUnrevised, readsOf } from "../../resolvers/shared/reads";
import { collectFields, fragmentsOf, type Selected } from "../../operations/selections";

/**
 * The revisions that an answer depends on, by the declarations of its fields (`@Reads`). Empty for introspection. One field
 * without a declaration may read anything: then it is the revision of the catalogue, which every edit raises. Null when one
 * depends on what has no revision (`@Unrevised`). Fields that a variable may leave out count too.
 */
export function revisionsReadBy(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly RevisionName[] | null {
  const known = readBy.get(operation);
  if (known !== undefined) return known;
  const context = { schema, fragments: fragmentsOf(document), isMerged: false };
  const read = new Set<RevisionName>();
  let isUnrevised = false;

  const walk = (selected: readonly Selected[], type: GraphQLCompositeType): void => {
    for (const { on, node, selections } of collectFields(selected, type, context)) {
      // __typename, __schema and __type are known from the schema.
      if (node.name.value.startsWith("__")) continue;
      const field = "getFields" in on ? on.getFields()[node.name.value] : undefined;
      isUnrevised ||= field !== undefined && isDeclaredUnrevised(field);
      const reads = field && (readsOf(field) ?? readsOf(on));
      if (!field || !reads || namesEntities(node, field)) {
        read.add("catalogue");
      }
      for (const name of reads ?? []) read.add(name);
      if (!field) continue;
      const named = getNamedType(field.type);
      if (!isCompositeType(named)) continue;
      walk(
        selections.flatMap(({ selectionSet, conditions }) =>
          selectionSet ? [{ selectionSet, conditions }] : [],
        ),
        named,
      );
    }
  };

  const root = schema.getRootType(operation.operation);
  if (root) walk([{ selectionSet: operation.selectionSet, conditions: [] }], root);
  const names = isUnrevised ? null : read.has("catalogue") ? (["catalogue"] as const) : [...read].toSorted();
  readBy.set(operation, names);
  return names;
}

/** Apollo Server keeps the documents of frequent operations. */
const readBy = new WeakMap<OperationDefinitionNode, readonly RevisionName[] | null>();

const plainTypes: ReadonlySet<string> = new Set(["Boolean", "Float", "Int"]);

/** Whether an argument may hold an id or a slug, which is looked up among the entities. */
function namesEntities(
  { arguments: given = [] }: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
): boolean {
  return given.some(({ name }) => {
    const type = args.find((one) => one.name === name.value)?.type;
    const named = type && getNamedType(type);
    return !named || !(isEnumType(named) || plainTypes.has(named.name));
  });
}
