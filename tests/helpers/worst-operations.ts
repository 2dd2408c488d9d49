import type { GraphQLSchema } from "graphql";

import { Dice } from "./dice";
import { type Known, randomOperation, type RandomOperation } from "./random-operations";

/** An operation, and how bad it is: the higher the worse. */
export interface Found extends RandomOperation {
  readonly score: number;
}

export interface Search {
  readonly schema: GraphQLSchema;
  readonly known: Known;
  readonly seed: number;
  /** How many operations are tried in all. */
  readonly tries: number;
  /** Null for an operation that does not count, for example one that is refused. */
  readonly scoreOf: (operation: RandomOperation) => Promise<number | null>;
}

/** How many operations are kept to climb on from. */
const kept = 6;
/** This share of the tries only looks for places to begin. */
const beginning = 0.3;

interface Climber extends Found {
  readonly rolls: readonly number[];
}

/**
 * A hill climb over random operations, worst first. An operation is the sequence of rolls that its generator used;
 * a neighbour repeats most of them (as Hypothesis does: MacIver & Donaldson 2020).
 */
export async function searchForWorst({ schema, known, seed, tries, scoreOf }: Search): Promise<Found[]> {
  const dice = new Dice(seed);
  let best: Climber[] = [];
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const from = attempt < tries * beginning || best.length === 0 ? null : dice.oneOf(best);
    const rolls = new RepeatedDice(seed * 1_000_000 + attempt, from ? changed(from.rolls, dice) : []);
    const operation = randomOperation(schema, known, rolls);
    const score = await scoreOf(operation);
    if (score === null || best.some(({ query }) => query === operation.query)) continue;
    // Equal to its parent it replaces it, which leads across plateaus.
    const others = best.filter((one) => one !== from || one.score > score);
    best = [...others, { ...operation, score, rolls: rolls.rolled }]
      .toSorted((one, other) => other.score - one.score)
      .slice(0, kept);
  }
  return best.map(({ query, variables, score }) => ({ query, variables, score }));
}

/** One roll, a few, or all from a place on are rolled again, or a stretch is repeated. */
function changed(rolls: readonly number[], dice: Dice): number[] {
  const place = Math.floor(dice.roll() * rolls.length);
  const length = 1 + Math.floor(dice.roll() * 12);
  const kind = dice.roll();
  const again = (count: number) => Array.from({ length: count }, () => dice.roll());
  if (kind < 0.4) return [...rolls.slice(0, place), ...again(1), ...rolls.slice(place + 1)];
  if (kind < 0.6) return [...rolls.slice(0, place), ...again(length), ...rolls.slice(place + length)];
  if (kind < 0.8) return rolls.slice(0, place);
  return [...rolls.slice(0, place + length), ...rolls.slice(place)];
}

/** Rolls what is given first, and remembers all that it rolled. */
class RepeatedDice extends Dice {
  readonly rolled: number[] = [];
  readonly #given: readonly number[];

  constructor(seed: number, given: readonly number[]) {
    super(seed);
    this.#given = given;
  }

  override roll(): number {
    const roll = this.#given[this.rolled.length] ?? super.roll();
    this.rolled.push(roll);
    return roll;
  }
}
