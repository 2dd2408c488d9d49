import { Random } from "../../../domain/random";
import { type Places, placesOf } from "./places";

const rounds = 60;
/** Step size of the last rounds. */
const finest = 0.05;

/**
 * Stress layout by stochastic gradient descent (Zheng, Pawar and Goodman 2018). `distances` has one row per
 * node; near pairs count more, by 1/distance². Deterministic for a seed. Cost: 60 n²/2 steps.
 */
export function stressLayout(size: number, distances: Float64Array, seed: number): Places {
  const random = new Random(seed);
  const places = placesOf(size);
  for (let node = 0; node < size; node += 1) {
    places.x[node] = random.next();
    places.y[node] = random.next();
  }
  const pairs = (size * (size - 1)) / 2;
  if (pairs === 0) return places;
  const [first, second] = [new Uint32Array(pairs), new Uint32Array(pairs)];
  let farthest = 0;
  for (let one = 0, pair = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1, pair += 1) {
      first[pair] = one;
      second[pair] = other;
      farthest = Math.max(farthest, distances[one * size + other]!);
    }
  }

  const order = Uint32Array.from(first.keys());
  // Annealing: from steps that settle the farthest pair at once, to steps that settle none.
  const decay = Math.log(farthest ** 2 / finest) / (rounds - 1);
  for (let round = 0; round < rounds; round += 1) {
    random.shuffle(order);
    const step = farthest ** 2 * Math.exp(-decay * round);
    for (const pair of order) settle(places, first[pair]!, second[pair]!, distances, size, step);
  }
  return places;
}

function settle(
  { x, y }: Places,
  one: number,
  other: number,
  distances: Float64Array,
  size: number,
  step: number,
): void {
  const wanted = distances[one * size + other]!;
  const [dx, dy] = [x[one]! - x[other]!, y[one]! - y[other]!];
  const apart = Math.hypot(dx, dy) || 1e-9;
  const share = Math.min(1, step / (wanted * wanted));
  const move = (share * (apart - wanted)) / (2 * apart);
  x[one]! -= move * dx;
  y[one]! -= move * dy;
  x[other]! += move * dx;
  y[other]! += move * dy;
}
