import { BadInput } from "../../domain/errors";

/** Expects exactly one of two arguments, given by name; null is none. Throws BAD_USER_INPUT. */
export function expectEither(given: Readonly<Record<string, unknown>>): void {
  const values = Object.values(given).filter((value) => value !== null);
  if (values.length === 1) return;
  const names = Object.keys(given).map((name) => `\`${name}\``);
  throw new BadInput(
    `Expected either ${names.join(" or ")}, but got ${values.length === 0 ? "neither" : "both"}.`,
  );
}
