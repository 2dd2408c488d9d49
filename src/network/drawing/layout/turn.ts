import { boxAround, type Places } from "./places";

/**
 * Rotates positions around their centre to be as wide as possible, and moves their bounding box to (0, 0).
 */
export function turned({ x, y }: Places): Places {
  const size = x.length;
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / size;
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let node = 0; node < size; node += 1) {
    const [dx, dy] = [x[node]! - meanX, y[node]! - meanY];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const made: Places = {
    x: x.map((value, node) => (value - meanX) * cosine + (y[node]! - meanY) * sine),
    y: y.map((value, node) => (value - meanY) * cosine - (x[node]! - meanX) * sine),
  };
  const { left, top } = boxAround(made);
  return { x: made.x.map((value) => value - left), y: made.y.map((value) => value - top) };
}
