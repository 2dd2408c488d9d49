/** Positions: node i is at (x[i], y[i]). */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export function placesOf(size: number): Places {
  return { x: new Float64Array(size), y: new Float64Array(size) };
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The bounding box; the point (0, 0) without nodes. */
export function boxAround({ x, y }: Places): Box {
  if (x.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < x.length; node += 1) {
    left = Math.min(left, x[node]!);
    right = Math.max(right, x[node]!);
    top = Math.min(top, y[node]!);
    bottom = Math.max(bottom, y[node]!);
  }
  return { left, top, right, bottom };
}
