import { createHash } from "node:crypto";

/** The format of a document id (GraphQL over HTTP, Appendix A). */
export const documentIdForm = "sha256: and 64 hexadecimal digits in lower case";

/** The id of a text: `sha256:` and the SHA-256 of its UTF-8 bytes. */
export function documentIdOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** Reads a document id; null if it is invalid. The prefix is optional: Apollo's clients leave it out. */
export function readDocumentId(sent: unknown): string | null {
  const [, digits] = (typeof sent === "string" && /^(?:sha256:)?([\da-f]{64})$/.exec(sent)) || [];
  return digits === undefined ? null : `sha256:${digits}`;
}
