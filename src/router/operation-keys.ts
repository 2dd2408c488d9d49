import { Kind, parse, type SelectionSetNode } from "graphql";
import { LRUCache } from "lru-cache";

import type { Rewrite } from "./planning/plan";

/** A field that an operation selects, and the type conditions around it. */
interface SelectedKey {
  readonly key: string;
  readonly types: readonly string[];
}

type SelectedKeysByAlias = ReadonlyMap<string, readonly SelectedKey[]>;

/** Characters of the texts of all operations whose keys are kept. */
const maxCharacters = 1_000_000;

const parsed = new LRUCache<string, SelectedKeysByAlias>({
  maxSize: maxCharacters,
  sizeCalculation: (_keys, operation) => operation.length,
});

/** Forgets the texts of operations. They are shared by all routers of a process. */
export const keptKeys = {
  get kept(): number {
    return parsed.size;
  },
  clear: (): void => parsed.clear(),
};

/**
 * The response keys that a plan's operation selects: at the root, or of an entity in the list `alias` if the
 * entity matches the type conditions. Keys are those after the rewrites. Fields under @skip and @include are
 * included: the response completion ignores the unused ones.
 */
export function keysOf(
  operation: string,
  rewrites: readonly Rewrite[] | undefined,
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

function read(operation: string): SelectedKeysByAlias {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const collect = (
    { selections }: SelectionSetNode,
    types: readonly string[] = [],
  ): Array<SelectedKey & { inner: SelectionSetNode | undefined }> =>
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
  return new Map<string, readonly SelectedKey[]>([
    // Type conditions at the root always match the root type.
    ["", fields.map(({ key }) => ({ key, types: [] }))],
    ...fields.map(({ key, inner }) => [key, inner ? collect(inner) : []] as const),
  ]);
}
