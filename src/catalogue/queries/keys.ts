import { sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { Role } from "../../domain/roles";

/** A key of the API, as far as it is kept. */
export interface StoredKey {
  readonly name: string;
  readonly role: Role;
  /** SHA-256 of the key, in hexadecimal. */
  readonly digest: string;
  /** This and the others: RFC 3339, in UTC. */
  readonly createdAt: string;
  /** Null: it does not expire. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

export type KeyState = "ACTIVE" | "EXPIRED" | "REVOKED";

/** All keys, newest first: those that no longer work too. */
export function listKeys(
  reader: Pick<Reader, "all">,
  caller?: Parameters<Reader["all"]>[1],
): Promise<StoredKey[]> {
  return reader.all<StoredKey & Record<string, unknown>>(
    sql`select k."name", k."role", k."digest", k."createdAt", k."expiresAt", k."revokedAt"
        from "key" k order by k."createdAt" desc, k."name"`,
    caller,
  );
}

export function stateOf(
  { expiresAt, revokedAt }: Pick<StoredKey, "expiresAt" | "revokedAt">,
  now: number,
): KeyState {
  if (revokedAt !== null) return "REVOKED";
  return expiresAt !== null && Date.parse(expiresAt) <= now ? "EXPIRED" : "ACTIVE";
}
