import type { Bounds } from "../../domain/bounds";
import type { FieldHomes } from "../../router/field-homes";

/**
 * The bounds of a supergraph from those of its subgraphs, by name. The rows of a type count as its owner says, and the children
 * of a relation as the subgraphs say that resolve its field, the largest number if there are several. What another subgraph
 * says of them does not count; while one of them says nothing, the bound is unknown.
 */
export function mergeBounds(
  { ofType, ofField }: FieldHomes,
  published: ReadonlyMap<string, Bounds>,
): Bounds | null {
  if (published.size === 0) return null;
  const merged = (kind: "rows" | "children", homes: ReadonlyMap<string, readonly string[]>) => {
    const names = new Set([...published.values()].flatMap((bounds) => Object.keys(bounds[kind])));
    return Object.fromEntries(
      [...names].flatMap((name) => {
        const numbers = (homes.get(name) ?? []).map((subgraph) => published.get(subgraph)?.[kind][name]);
        return numbers.length > 0 && numbers.every((number) => number !== undefined)
          ? [[name, Math.max(...numbers)] as const]
          : [];
      }),
    );
  };
  return {
    revision: [...published]
      .map(([subgraph, { revision }]) => `${subgraph} ${revision}`)
      .toSorted()
      .join(),
    forgotten: Math.max(...[...published.values()].map(({ forgotten }) => forgotten)),
    rows: merged("rows", ofType),
    children: merged("children", ofField),
  };
}
