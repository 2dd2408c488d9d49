import { Extensions } from "type-graphql";

import type { ProjectionName } from "../../projections/projection";

/**
 * Declares that a field, or each field of a type, reads only these projections: with arguments that name no entity, its
 * value changes only when their revisions do. Without a declaration it may read anything.
 */
export function Reads(...projections: ProjectionName[]) {
  return Extensions({ reads: projections });
}

/** What `Reads` declares for a field or a type; null if nothing. */
export function readsOf({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): readonly ProjectionName[] | null {
  return (extensions["reads"] as readonly ProjectionName[] | undefined) ?? null;
}

/**
 * Declares that a field depends on what has no revision, such as who asks: an answer with it has no ETag, and is stored
 * nowhere.
 */
export function Unrevised() {
  return Extensions({ isUnrevised: true });
}

/** Whether `Unrevised` is declared for a field. */
export function isUnrevised({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): boolean {
  return extensions["isUnrevised"] === true;
}
