import { RostrumError, shown } from "../../domain/errors";
import { documentIdForm, documentIdOf, readDocumentId } from "./document-id";
import type { TrustedDocuments } from "./trusted-documents";

/** The operation of a request, as sent. */
export interface DocumentRequest {
  readonly text: string | undefined;
  /** GraphQL over HTTP, Appendix A. */
  readonly documentId: unknown;
  /** Apollo's extension for automatic persisted queries. */
  readonly persistedQuery: unknown;
}

export interface Resolved {
  readonly text: string | undefined;
  readonly isTrusted: boolean;
  /** The id for automatic persisted queries, when the operation is not in the manifest. */
  readonly id: string | null;
}

/**
 * Finds the operation. Throws `BAD_DOCUMENT_ID` for an invalid id or one that does not match the text, and
 * `NOT_TRUSTED` when only trusted documents are accepted. Parses nothing.
 */
export function resolveDocument(
  documentRequest: DocumentRequest,
  { texts, only }: TrustedDocuments,
): Resolved {
  const id = idOf(documentRequest);
  const own =
    documentRequest.text === undefined || (id === null && !only) ? null : documentIdOf(documentRequest.text);
  if (id !== null && own !== null && own !== id) {
    throw new RostrumError(
      "BAD_DOCUMENT_ID",
      `Expected the text of ${id}, but the given text has the id ${own}. An id is the hash of the exact bytes.`,
    );
  }

  const meant = id ?? own;
  const trusted = meant === null ? undefined : texts.get(meant);
  if (trusted !== undefined) return { text: trusted, isTrusted: true, id: null };
  if (only && meant !== null) {
    throw new RostrumError(
      "NOT_TRUSTED",
      `Expected one of the documents that this server trusts, but got ${meant}.`,
    );
  }
  return { text: documentRequest.text, isTrusted: false, id };
}

function idOf({ documentId, persistedQuery }: DocumentRequest): string | null {
  const ids = [
    ...(documentId === undefined ? [] : [checkedId("documentId", documentId)]),
    ...(persistedQuery === undefined ? [] : [idOfExtension(persistedQuery)]),
  ];
  const [id = null, other = id] = ids;
  if (id === other) return id;
  throw new RostrumError(
    "BAD_DOCUMENT_ID",
    `Expected one id, but documentId is ${id} and extensions.persistedQuery has ${other}.`,
  );
}

function idOfExtension(persistedQuery: unknown): string {
  const { version, sha256Hash } = (persistedQuery ?? {}) as { version?: unknown; sha256Hash?: unknown };
  if (version === 1) return checkedId("extensions.persistedQuery.sha256Hash", sha256Hash);
  throw new RostrumError(
    "BAD_DOCUMENT_ID",
    `Expected extensions.persistedQuery.version to be 1, but got ${shown(version)}.`,
  );
}

function checkedId(name: string, sent: unknown): string {
  const id = readDocumentId(sent);
  if (id !== null) return id;
  throw new RostrumError(
    "BAD_DOCUMENT_ID",
    `Expected ${name} to be ${documentIdForm}, but got ${shown(sent)}.`,
  );
}
