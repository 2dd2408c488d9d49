import { RostrumError } from "./errors";
import { includesRole, type Role } from "./roles";

/** Which role a field needs; null for a public one. `Needs` of the resolvers declares it. */
export function ruleOf({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): Role | null {
  return (extensions["role"] as Role | undefined) ?? null;
}

/** Throws UNAUTHENTICATED for an anonymous client, and FORBIDDEN for a key of a role that may not. */
export function expectRole({ key }: { readonly key: { readonly role: Role } | null }, needed: Role): void {
  if (includesRole(key?.role ?? null, needed)) return;
  throw key === null
    ? new RostrumError(
        "UNAUTHENTICATED",
        `Expected a key of the role ${needed}: \`Authorization: Bearer\`.`,
        {
          reason: "NO_KEY",
          needed,
        },
      )
    : new RostrumError("FORBIDDEN", `Expected a key of the role ${needed}, but got one of ${key.role}.`, {
        role: key.role,
        needed,
      });
}
