import type { ProfileItem } from "./items";

type Keyed = Pick<ProfileItem, "keys" | "looseKeys">;

/** For each found item the place of the labelled one that it is, or null: as many as can be, each with one at most. */
export function matched(found: readonly Keyed[], labelled: readonly Keyed[]): Array<number | null> {
  const candidates = found.map((one) =>
    labelled.flatMap((other, place) => (areTheSame(one, other) ? [place] : [])),
  );
  const takenBy = new Map<number, number>();

  // Kuhn's augmenting paths: who has taken it looks for another.
  const canPlace = (item: number, tried: Set<number>): boolean =>
    (candidates[item] ?? []).some((place) => {
      if (tried.has(place)) return false;
      tried.add(place);
      const holder = takenBy.get(place);
      if (holder !== undefined && !canPlace(holder, tried)) return false;
      takenBy.set(place, item);
      return true;
    });
  for (const item of found.keys()) canPlace(item, new Set());

  const placeOf = new Map([...takenBy].map(([place, item]) => [item, place]));
  return found.map((_, item) => placeOf.get(item) ?? null);
}

function areTheSame(one: Keyed, other: Keyed): boolean {
  const isLoose = one.keys.length === 0 || other.keys.length === 0;
  return (
    one.keys.some((key) => other.keys.includes(key)) ||
    (isLoose && one.looseKeys.some((key) => other.looseKeys.includes(key)))
  );
}
