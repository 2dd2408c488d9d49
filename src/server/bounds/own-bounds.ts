import type { Bounds } from "../../domain/bounds";
import { addedByOthers } from "../../federation/subgraph-spec";
import { subgraphs } from "../../subgraphs";
import type { Subgraph } from "../../subgraphs/subgraph";
import type { BoundsSource } from "../limits/bounds-source";

/** A subgraph's part of the bounds: the rows of its own types, and the children of the relations that its fields resolve. */
export function ownBounds(subgraph: Subgraph, { rows, children, ...same }: Bounds): Bounds {
  const owned: ReadonlySet<string> = new Set(subgraph.owns);
  const adds: Readonly<Record<string, readonly string[]>> = subgraph.adds;
  const resolves = (relation: string): boolean => {
    const [type = "", field = ""] = relation.split(".");
    return owned.has(type)
      ? !addedByOthers(subgraphs, type, subgraph.name).has(field)
      : (adds[type]?.includes(field) ?? false);
  };
  return { ...same, rows: only(rows, (type) => owned.has(type)), children: only(children, resolves) };
}

function only(
  numbers: Readonly<Record<string, number>>,
  isOwn: (name: string) => boolean,
): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).filter(([name]) => isOwn(name)));
}

/** Reads a subgraph's part of the bounds of its catalogue. The same object while they are the same. */
export function readOwnBounds(subgraph: Subgraph, whole: BoundsSource): () => Promise<Bounds> {
  let known: { readonly whole: Bounds; readonly own: Bounds } | null = null;
  return async () => {
    await whole.refresh();
    const bounds = whole.current;
    if (bounds === null) throw new Error("Expected the bounds of the catalogue after they were read.");
    if (known?.whole !== bounds) known = { whole: bounds, own: ownBounds(subgraph, bounds) };
    return known.own;
  };
}
