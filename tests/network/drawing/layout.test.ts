import { layoutOf } from "../../../src/network/drawing/layout/layout";
import { packed } from "../../../src/network/drawing/layout/pack";
import { boxAround } from "../../../src/network/drawing/layout/places";
import { spread } from "../../../src/network/drawing/layout/spread";
import { networkOf } from "../../../src/network/network";
import { Dice } from "../../helpers/dice";

/** A path of `size` nodes. */
function path(length: number, first = 0) {
  return Array.from({ length: length - 1 }, (_, step) => [first + step, first + step + 1] as const);
}

function network(size: number, ties: ReadonlyArray<readonly [number, number]>) {
  return networkOf(size, {
    from: Uint32Array.from(ties, ([from]) => from),
    to: Uint32Array.from(ties, ([, to]) => to),
  });
}

const options = { groups: new Uint32Array(100), aspect: 1.5, seed: 1 };

describe("The layout of a network", () => {
  it("draws a path as a horizontal line with equal steps", () => {
    const { x, y } = layoutOf(network(6, path(6)), options);

    const { left, right, top, bottom } = boxAround({ x, y });
    expect(right - left).toBeCloseTo(5, 1);
    expect(bottom - top).toBeLessThan(0.3);
    const ends = [x[0] as number, x[5] as number].toSorted((one, other) => one - other);
    expect(ends).toEqual([left, right]);
  });

  it("is deterministic for a seed", () => {
    const ring = network(12, [...path(12), [11, 0]]);

    expect(layoutOf(ring, options)).toEqual(layoutOf(ring, options));
    expect(layoutOf(ring, { ...options, seed: 2 })).not.toEqual(layoutOf(ring, options));
  });

  it("packs components closely without overlap", () => {
    const parts = network(40, [...path(10), ...path(10, 10), ...path(10, 20), ...path(10, 30)]);
    const { x, y } = layoutOf(parts, options);

    let nearest = Infinity;
    for (let one = 0; one < 40; one += 1) {
      for (let other = one + 1; other < 40; other += 1) {
        const apart = Math.hypot(
          (x[one] as number) - (x[other] as number),
          (y[one] as number) - (y[other] as number),
        );
        if (Math.floor(one / 10) !== Math.floor(other / 10)) nearest = Math.min(nearest, apart);
      }
    }
    expect(nearest).toBeGreaterThan(0.4);
    const { left, right, top, bottom } = boxAround({ x, y });
    // Four paths of length 9, stacked vertically.
    expect(right - left).toBeLessThan(14);
    expect(bottom - top).toBeLessThan(8);
  });

  it("draws ties between groups longer than within", () => {
    const { x, y } = layoutOf(network(4, path(4)), { ...options, groups: [0, 0, 1, 1] });
    const length = (one: number, other: number) =>
      Math.hypot((x[one] as number) - (x[other] as number), (y[one] as number) - (y[other] as number));

    expect(length(1, 2)).toBeGreaterThan(1.5 * length(0, 1));
  });

  it("handles one node and no node", () => {
    expect(layoutOf(network(1, []), options).x).toHaveLength(1);
    expect(layoutOf(network(0, []), options).x).toHaveLength(0);
  });
});

describe("Packing", () => {
  it("puts a small component into a gap of a large one", () => {
    const corners = { x: Float64Array.of(0, 10, 10, 0), y: Float64Array.of(0, 0, 10, 10) };
    const frame = {
      places: corners,
      lines: [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
      ] as const,
    };
    const dot = { places: { x: Float64Array.of(0), y: Float64Array.of(0) }, lines: [] };

    const [first, second] = packed([frame, dot], { aspect: 1, margin: 0.5 });

    const at = { x: (second?.x ?? 0) - (first?.x ?? 0), y: (second?.y ?? 0) - (first?.y ?? 0) };
    expect(at.x).toBeGreaterThan(0);
    expect(at.x).toBeLessThan(10);
    expect(at.y).toBeGreaterThan(0);
    expect(at.y).toBeLessThan(10);
  });
});

describe("Spreading", () => {
  it("separates overlapping nodes, even at one point", () => {
    const dice = new Dice(7);
    const places = {
      x: Float64Array.from({ length: 60 }, (_, node) => (node < 5 ? 50 : dice.roll() * 300)),
      y: Float64Array.from({ length: 60 }, (_, node) => (node < 5 ? 50 : dice.roll() * 300)),
    };
    const radii = Array.from({ length: 60 }, () => 3 + dice.roll() * 8);

    spread(places, radii, 4);

    for (const one of radii.keys()) {
      for (const other of radii.keys()) {
        if (other <= one) continue;
        const apart = Math.hypot(
          (places.x[one] as number) - (places.x[other] as number),
          (places.y[one] as number) - (places.y[other] as number),
        );
        expect(apart).toBeGreaterThan((radii[one] as number) + (radii[other] as number));
      }
    }
  });
});
