import type { ProfileItem } from "./items";

type Keyed = Pick<ProfileItem, "keys" | "looseKeys">;

/**
 * For each found item the place of the labelled one that it is, or null: as many as can be, each with one at most. Of several that could be,
 * those with most in common are taken where that costs no other.
 */
export function matched(found: readonly Keyed[], labelled: readonly Keyed[]): Array<number | null> {
  const pairs = found
    .flatMap((one, item) =>
      labelled
        .map((other, place) => ({ item, place, ...inCommon(one, other) }))
        .filter(({ keys, loose }) => keys + loose > 0),
    )
    .toSorted((one, other) => other.keys - one.keys || other.loose - one.loose);
  const takenBy = new Map<number, number>();
  const placed = new Set<number>();
  for (const { item, place } of pairs) {
    if (takenBy.has(place) || placed.has(item)) continue;
    takenBy.set(place, item);
    placed.add(item);
  }

  // Kuhn's augmenting paths: who has taken it looks for another.
  const canPlace = (item: number, tried: Set<number>): boolean =>
    pairs.some(({ item: of, place }) => {
      if (of !== item || tried.has(place)) return false;
      tried.add(place);
      const holder = takenBy.get(place);
      if (holder !== undefined && !canPlace(holder, tried)) return false;
      takenBy.set(place, item);
      return true;
    });
  for (const item of found.keys()) if (!placed.has(item)) canPlace(item, new Set());

  const placeOf = new Map([...takenBy].map(([place, item]) => [item, place]));
  return found.map((_, item) => placeOf.get(item) ?? null);
}

/** Loose keys count where one of the two has no others. */
function inCommon(one: Keyed, other: Keyed) {
  const shared = (ours: readonly string[], theirs: readonly string[]) =>
    ours.filter((key) => theirs.includes(key)).length;
  const keys = shared(one.keys, other.keys);
  const isLoose = one.keys.length === 0 || other.keys.length === 0;
  return { keys, loose: isLoose ? shared(one.looseKeys, other.looseKeys) : 0 };
}
