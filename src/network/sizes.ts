interface Sized {
  readonly size: number;
  readonly targets: { readonly length: number };
}

/** The number of edges. An undirected edge counts once. */
export function edgeCount({ targets, isDirected }: Sized & { readonly isDirected: boolean }): number {
  return isDirected ? targets.length : targets.length / 2;
}

/** Density: the share of possible edges that exist, from 0 to 1; NaN with fewer than two nodes. */
export function density({ size, targets }: Sized): number {
  return targets.length / (size * (size - 1));
}

/** Two-mode density: the share of possible links that exist, from 0 to 1; NaN if a side is empty. */
export function twoModeDensity({
  left,
  right,
}: {
  readonly left: Sized;
  readonly right: Pick<Sized, "size">;
}): number {
  return left.targets.length / (left.size * right.size);
}
