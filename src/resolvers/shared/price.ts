import { Extensions } from "type-graphql";

/**
 * The cost of a field beyond that of its result, in points; docs/limits.md has the tariff. About a hundred for reading a
 * hundred thousand rows of which none is returned.
 */
export interface FieldPrice {
  /** Charged once per occurrence in the operation: the keys of all objects share one statement. */
  readonly asked?: number;
  /** Charged for each parent object. */
  readonly each?: number;
  /** Charged once if a `filter` is given: the filter reads rows that it drops. */
  readonly filtered?: number;
  /** The assumed length of a list without paging, without an argument `max` or `ids`, and possibly longer than three. */
  readonly assumedSize?: number;
  /** The maximum length of such a list, if most are much shorter: lists count as three each, but together at least this. */
  readonly longest?: number;
}

/** Declares a field's price. For fields of object types only: prices on interfaces are ignored. */
export function Price(price: FieldPrice) {
  return Extensions({ price });
}

/** The price that `Price` declares for a field; undefined if none. */
export function priceOf({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): FieldPrice {
  return (extensions["price"] as FieldPrice | undefined) ?? {};
}
