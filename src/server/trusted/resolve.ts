import { RostrumError, shown } from "../../domain/errors";
import { documentIdForm, documentIdOf, readDocumentId } from "./document-id";
import type { TrustedDocuments } from "./trusted-documents";

/** What a request says of its operation, as it was sent. */
export interface Asked {
  readonly text: string | undefined;
  /** GraphQL over HTTP's, Appendix A. */
  readonly documentId: unknown;
  /** Apollo's extension for automatic persisted queries. */
  readonly persistedQuery: unknown;
}

export interface Resolved {
  readonly text: string | undefined;
  /** Under which an operation that is not in the manifest may be kept, or was kept, as an automatic persisted query. */
  readonly id: string | null;
}

/**
 * Which operation is meant. `BAD_DOCUMENT_ID` for an id that is none, or not that of the text beside it; `NOT_TRUSTED` where
 * only trusted documents are answered and this is none of them. Nothing is parsed for that.
 */
export function resolveDocument(asked: Asked, { texts, only }: TrustedDocuments): Resolved {
  const id = idOf(asked);
  const own = asked.text === undefined || (id === null && !only) ? null : documentIdOf(asked.text);
  if (id !== null && own !== null && own !== id) {
    throw new RostrumError(
      "BAD_DOCUMENT_ID",
      `Expected the text of ${id}, but the one beside it has the id ${own}. Ids are of a text's very bytes.`,
    );
  }

  const meant = id ?? own;
  const trusted = meant === null ? undefined : texts.get(meant);
  if (trusted !== undefined) return { text: trusted, id: null };
  if (only && meant !== null) {
    throw new RostrumError(
      "NOT_TRUSTED",
      `Expected one of the documents that this server trusts, but got ${meant}.`,
    );
  }
  return { text: asked.text, id };
}

function idOf({ documentId, persistedQuery }: Asked): string | null {
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
