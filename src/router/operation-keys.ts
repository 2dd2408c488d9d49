import type { FetchRewrite } from "@graphql-hive/router-query-planner";
import { Kind, parse, type SelectionSetNode } from "graphql";
import { LRUCache } from "lru-cache";

/** A field that an operation asks for, and the types that an object must have for it. */
interface Asked {
  readonly key: string;
  readonly types: readonly string[];
}

type AskedByAlias = ReadonlyMap<string, readonly Asked[]>;

const parsed = new LRUCache<string, AskedByAlias>({ max: 5_000 });

/**
 * The response keys that an operation of a plan asks for: at its root, or of an entity in the list that it calls `alias`,
 * if that is of these types. They are named as in the answer, once rewritten. Fields under a condition count too: whoever
 * did not want them will not look for them.
 */
export function keysOf(
  operation: string,
  rewrites: readonly FetchRewrite[] | undefined,
  { alias = "", isOf = () => true }: { alias?: string; isOf?: (type: string) => boolean } = {},
): ReadonlySet<string> {
  const known = parsed.get(operation) ?? read(operation);
  parsed.set(operation, known);
  const keys = new Set<string>();
  for (const { key, types } of known.get(alias) ?? []) if (types.every(isOf)) keys.add(key);
  for (const change of rewrites ?? []) {
    if (!("KeyRenamer" in change)) continue;
    const { path, renameKeyTo } = change.KeyRenamer;
    const [first, second] = path.flatMap((part) => ("Key" in part ? [part.Key] : []));
    if (first !== undefined && second === undefined && keys.has(first)) keys.add(renameKeyTo);
  }
  return keys;
}

function read(operation: string): AskedByAlias {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const collect = (
    { selections }: SelectionSetNode,
    types: readonly string[] = [],
  ): Array<Asked & { inner: SelectionSetNode | undefined }> =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) {
        return [{ key: (selection.alias ?? selection.name).value, types, inner: selection.selectionSet }];
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const type = fragment?.typeCondition?.name.value;
      return fragment ? collect(fragment.selectionSet, type === undefined ? types : [...types, type]) : [];
    });

  const root = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fields = root ? collect(root.selectionSet) : [];
  return new Map<string, readonly Asked[]>([
    // Whatever stands at the root is of the root's type.
    ["", fields.map(({ key }) => ({ key, types: [] }))],
    ...fields.map(({ key, inner }) => [key, inner ? collect(inner) : []] as const),
  ]);
}
