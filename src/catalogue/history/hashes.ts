import { hash, randomBytes } from "node:crypto";

import type { ChangeRow, EditRow } from "../../entities/history-tables";

/** The hash before the first change. */
export const noChange = "";

/** SHA-256 of a payload or a note. The salt keeps who knows the hash from guessing what was erased. */
export function saltedHash(salt: string, text: string): string {
  return sha256(`${salt}\n${text}`);
}

/** The text of a note that is hashed. */
export function noteOf({ why, source }: Pick<EditRow, "why" | "source">): string {
  return JSON.stringify([why, source]);
}

export type HashedEdit = Pick<EditRow, "number" | "at" | "by" | "run" | "noteHash">;
export type HashedChange = Pick<ChangeRow, "number" | "entityId" | "operation" | "version" | "payloadHash">;

/** The hash of a change: of the hash before it and of everything that is never erased. */
export function hashOfChange(former: string, change: HashedChange, edit: HashedEdit): string {
  const { number, entityId, operation, version, payloadHash } = change;
  return sha256(
    JSON.stringify([
      former,
      number,
      entityId,
      operation,
      version,
      payloadHash,
      edit.number,
      edit.at,
      edit.by,
      edit.run,
      edit.noteHash,
    ]),
  );
}

const sha256 = (text: string): string => hash("sha256", text, "base64url");

const saltBytes = 16;

/** So many salts. */
export function newSalts(count: number): string[] {
  const bytes = randomBytes(count * saltBytes);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * saltBytes, (index + 1) * saltBytes).toString("base64url"),
  );
}
