import { createHash } from "node:crypto";

/** How an id is written: the algorithm, a colon, and 64 digits (GraphQL over HTTP, Appendix A). */
export const documentIdForm = "sha256: and 64 hexadecimal digits in lower case";

/** The id of a text: `sha256:` and the SHA-256 of its UTF-8 bytes. */
export function documentIdOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** An id as it was sent; null for what is none. The prefix may be left out, as Apollo's clients do. */
export function readDocumentId(sent: unknown): string | null {
  const [, digits] = (typeof sent === "string" && /^(?:sha256:)?([\da-f]{64})$/.exec(sent)) || [];
  return digits === undefined ? null : `sha256:${digits}`;
}
