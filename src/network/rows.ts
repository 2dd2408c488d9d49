import { BadInput, shown } from "../domain/errors";

/**
 * Adjacency in compressed sparse rows (CSR): the neighbours of node i are `targets[offsets[i]]` to
 * `targets[offsets[i + 1] - 1]`, ascending and distinct. 4 bytes per entry, 12 with weights, no objects.
 */
export interface Rows {
  /** The number of rows. */
  readonly size: number;
  /** Of length `size` + 1. The last one is the number of entries. */
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** Parallel to `targets`; null when all weights are 1. */
  readonly weights: Float64Array | null;
}

/** The input for rows: entry i goes from `from[i]` to `to[i]`. */
export interface Entries {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weights?: Float64Array | null;
}

/**
 * Sorts entries into rows by two counting sorts: linear time and memory. Weights of repeated entries are
 * added.
 */
export function rowsOf(size: number, columns: number, { from, to, weights = null }: Entries): Rows {
  expectEntries(size, columns, { from, to, weights });
  const byColumn = orderedBy(to, columns);
  const offsets = startsOf(from, size);
  const filled = offsets.slice(0, size);
  const targets = new Uint32Array(from.length);
  const sorted = weights === null ? null : new Float64Array(from.length);
  for (const entry of byColumn) {
    const place = filled[from[entry]!]!;
    filled[from[entry]!] = place + 1;
    targets[place] = to[entry]!;
    if (sorted !== null) sorted[place] = weights![entry]!;
  }
  return withoutRepeats({ size, offsets, targets, weights: sorted });
}

/** The transpose: row j has all i whose rows contain j. */
export function transposed(rows: Rows, columns = rows.size): Rows {
  const offsets = startsOf(rows.targets, columns);
  const filled = offsets.slice(0, columns);
  const targets = new Uint32Array(rows.targets.length);
  const weights = rows.weights === null ? null : new Float64Array(rows.targets.length);
  for (let row = 0; row < rows.size; row += 1) {
    for (let entry = rows.offsets[row]!; entry < rows.offsets[row + 1]!; entry += 1) {
      const place = filled[rows.targets[entry]!]!;
      filled[rows.targets[entry]!] = place + 1;
      targets[place] = row;
      if (weights !== null) weights[place] = rows.weights![entry]!;
    }
  }
  return { size: columns, offsets, targets, weights };
}

/** The neighbours of a node: a view, not a copy. */
export function neighboursOf({ offsets, targets }: Rows, row: number): Uint32Array {
  return targets.subarray(offsets[row], offsets[row + 1]);
}

/** The intersection of two ascending rows, ascending. */
export function commonOf(one: Uint32Array, other: Uint32Array): Uint32Array {
  const common = new Uint32Array(Math.min(one.length, other.length));
  let count = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i]!, other[j]!];
    if (a === b) common[count++] = a;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return common.slice(0, count);
}

/** The start of each row after sorting by these keys. */
function startsOf(keys: Uint32Array, size: number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (let entry = 0; entry < keys.length; entry += 1) starts[keys[entry]! + 1]! += 1;
  for (let row = 0; row < size; row += 1) starts[row + 1]! += starts[row]!;
  return starts;
}

/** A stable counting sort by key. */
function orderedBy(keys: Uint32Array, size: number): Uint32Array {
  const filled = startsOf(keys, size);
  const order = new Uint32Array(keys.length);
  for (let entry = 0; entry < keys.length; entry += 1) order[filled[keys[entry]!]!++] = entry;
  return order;
}

/** Works in place. Returns views of the remaining entries. */
function withoutRepeats({ size, offsets, targets, weights }: Rows): Rows {
  let kept = 0;
  let start = 0;
  for (let row = 0; row < size; row += 1) {
    const end = offsets[row + 1]!;
    const first = kept;
    for (let entry = start; entry < end; entry += 1) {
      if (kept > first && targets[kept - 1] === targets[entry]) {
        if (weights !== null) weights[kept - 1]! += weights[entry]!;
        continue;
      }
      targets[kept] = targets[entry]!;
      if (weights !== null) weights[kept] = weights[entry]!;
      kept += 1;
    }
    start = end;
    offsets[row + 1] = kept;
  }
  if (kept === targets.length) return { size, offsets, targets, weights };
  return { size, offsets, targets: targets.slice(0, kept), weights: weights?.slice(0, kept) ?? null };
}

/** Validates entries: ends that exist, and weights above 0. */
export function expectEntries(size: number, columns: number, { from, to, weights }: Entries): void {
  if (from.length !== to.length) {
    throw new BadInput(`Expected as many ends as beginnings, but got ${from.length} and ${to.length}.`);
  }
  if (weights && weights.length !== from.length) {
    throw new BadInput(`Expected ${from.length} weights, one an edge, but got ${weights.length}.`);
  }
  for (let entry = 0; entry < from.length; entry += 1) {
    if (from[entry]! >= size || to[entry]! >= columns) {
      throw new BadInput(
        `Expected nodes below ${size} and ${columns}, but edge ${entry} goes from ${from[entry]} to ${to[entry]}.`,
      );
    }
    if (weights && !(weights[entry]! > 0 && weights[entry]! < Infinity)) {
      throw new BadInput(`Expected weights above 0, but that of edge ${entry} is ${shown(weights[entry])}.`);
    }
  }
}
