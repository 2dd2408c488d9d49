import { BadInput, shown } from "../../../domain/errors";
import { Role } from "../../../domain/roles";
import { print } from "../../output";
import { withCatalogue } from "../../with-catalogue";
import { readExpiry } from "./expiry";

interface CreateOptions {
  readonly role: string;
  readonly name?: string;
  readonly expires?: string;
  readonly json?: boolean;
}

/** Makes a key. The key alone is on standard output, so that a script can keep it; what is to be known of it is on standard error. */
export async function createKeyCommand({ role: given, name, expires, json }: CreateOptions): Promise<void> {
  const role = readRole(given);
  const expiresAt = expires === undefined ? null : readExpiry(expires, new Date());
  const created = await withCatalogue((catalogue) => catalogue.createKey({ role, name, expiresAt }));
  if (json) {
    print(JSON.stringify(created, null, 2));
    return;
  }
  print(created.key);
  process.stderr.write(
    `The key ${created.name} (${given}) ${created.expiresAt === null ? "does not expire" : `expires at ${created.expiresAt}`}. Keep it now: it cannot be shown again.\n`,
  );
}

function readRole(given: string): Role {
  const role = Object.values(Role).find((one) => one.toLowerCase() === given);
  if (role) return role;
  const roles = Object.values(Role).map((one) => one.toLowerCase());
  throw new BadInput(`Expected --role to be one of ${roles.join(", ")}, but got ${shown(given)}.`);
}
