import { randomBytes } from "node:crypto";

import { sql } from "../../database/sql/sql";
import type { Outcome, Writer } from "../../database/statements";
import { BadInput, NotFound, shown } from "../../domain/errors";
import { digestOf, newKey } from "../../domain/keys";
import type { Role } from "../../domain/roles";
import { programParts } from "../history/stamp";
import { listKeys, type StoredKey } from "../queries/keys";

export interface NewKey {
  readonly role: Role;
  /** 1 to 64 letters, digits, dots, hyphens or underscores. Default: the role and some random digits. */
  readonly name?: string;
  /** Default: null, it does not expire. */
  readonly expiresAt?: Date | null;
}

/** A key just made: the only time that it is known. */
export interface CreatedKey extends Pick<StoredKey, "name" | "role" | "createdAt" | "expiresAt"> {
  readonly key: string;
}

export interface RevokedKey {
  /** RFC 3339, in UTC. */
  readonly revokedAt: string;
  readonly wasRevoked: boolean;
}

/** RFC 3339 has years of four digits. */
const maxExpiry = new Date("9999-12-31T23:59:59.999Z");

const nameShape = /^[\w.-]{1,64}$/;

/** Makes a key. Names are never used again, also of revoked keys: the history says by them who changed what. */
export function createKey(
  writer: Writer,
  { role, name = `${role.toLowerCase()}-${randomBytes(4).toString("hex")}`, expiresAt = null }: NewKey,
): Promise<CreatedKey> {
  if (!nameShape.test(name)) {
    throw new BadInput(
      `Expected a name of 1 to 64 letters, digits, dots, hyphens or underscores, but got ${shown(name)}.`,
    );
  }
  if (Object.values<string>(programParts).includes(name)) {
    throw new BadInput(`Expected another name: the history says ${shown(name)} of a part of the program.`);
  }
  const now = new Date();
  if (expiresAt !== null && !(expiresAt <= maxExpiry)) {
    throw new BadInput("Expected a key to expire before the year 10000, or never.");
  }
  if (expiresAt !== null && expiresAt <= now) {
    throw new BadInput(`Expected a key to expire in the future, but got ${expiresAt.toISOString()}.`);
  }
  const key = newKey();
  const created = {
    name,
    role,
    createdAt: now.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
  return writer.transaction(async (transaction) => {
    const keys = await listKeys(transaction);
    if (keys.some((known) => known.name === name)) {
      throw new BadInput(`Expected a new name, but there is, or was, a key of the name ${shown(name)}.`);
    }
    await transaction.run(
      sql`insert into "key" ("name", "role", "digest", "createdAt", "expiresAt")
          values (${name}, ${role}, ${digestOf(key)}, ${created.createdAt}, ${created.expiresAt})`,
    );
    return { result: { ...created, key }, commit: true };
  });
}

/** Revokes a key for good. `wasRevoked`: it was already. Throws NOT_FOUND without a key of this name. */
export function revokeKey(writer: Writer, name: string): Promise<RevokedKey> {
  return writer.transaction(async (transaction): Promise<Outcome<RevokedKey>> => {
    const known = (await listKeys(transaction)).find((key) => key.name === name);
    if (!known) throw new NotFound(`No key has the name ${shown(name)}. \`rostrum key list\` lists them.`);
    if (known.revokedAt !== null) {
      return { result: { revokedAt: known.revokedAt, wasRevoked: true }, commit: false };
    }
    const revokedAt = new Date().toISOString();
    await transaction.run(sql`update "key" set "revokedAt" = ${revokedAt} where "name" = ${name}`);
    return { result: { revokedAt, wasRevoked: false }, commit: true };
  });
}
