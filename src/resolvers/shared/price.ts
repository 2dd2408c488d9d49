import { Extensions } from "type-graphql";

/**
 * What a field costs beyond what it brings, in points: docs/limits.md has the tariff. A hundred or so stand for reading a
 * hundred thousand rows of which none comes.
 */
export interface FieldPrice {
  /** Once each time that an operation asks for it: the keys of all objects go in one statement. */
  readonly asked?: number;
  /** For each object that it is asked of. */
  readonly each?: number;
  /** Once, where a `filter` is given: rows are read then that do not come. */
  readonly filtered?: number;
  /** How long a list is taken to be that is no page, has no argument `most` or `ids`, and may be longer than three. */
  readonly assumedSize?: number;
  /** How long one such list may be, where most are much shorter: all together count as three each, but as this at least. */
  readonly longest?: number;
}

/** Says beside a field what it costs. Objects of this type only: prices of an interface's fields are not looked up. */
export function Price(price: FieldPrice) {
  return Extensions({ price });
}

/** What `Price` says of a field; nothing where it says nothing. */
export function priceOf({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): FieldPrice {
  return (extensions["price"] as FieldPrice | undefined) ?? {};
}
