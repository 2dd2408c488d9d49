import type { GraphQLFormattedError } from "graphql";

/**
 * Whether an error has nulled more than its own field, as one of a non-null field does: what was done for the objects above it
 * is not in the data.
 */
export function hasLostWork(data: unknown, errors: readonly GraphQLFormattedError[] = []): boolean {
  return errors.some(({ path = [] }) => {
    let value = data;
    return path.slice(0, -1).some((key) => {
      value = (value as Readonly<Record<string | number, unknown>> | null)?.[key];
      return value === null || value === undefined;
    });
  });
}
