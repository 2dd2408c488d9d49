import type { Request, RequestHandler, Response } from "express";

import { RostrumError } from "../../domain/errors";
import { isJsonObject } from "../../domain/json-object";
import { refuse } from "../http/refuse";
import { resolveDocument, type DocumentRequest, type Resolved } from "./resolve";
import type { TrustedDocuments } from "./trusted-documents";

/**
 * Replaces a document id with the operation's text, before the graph sees the request. An unknown id
 * continues as an automatic persisted query (APQ). With `only`, everything that is not trusted is refused
 * with HTTP 400 before parsing.
 */
export function documentsById(trusted: TrustedDocuments): RequestHandler {
  return (request, response, next) => {
    try {
      const sent = request.method === "GET" ? sentInAddress(request) : sentInBody(request);
      const resolved = sent && resolveDocument(sent.documentRequest, trusted);
      if (resolved) sent.replace(resolved);
      response.locals["isTrusted"] = resolved?.isTrusted === true;
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      refuse(request, response, 400, { message: error.message, extensions: { code: error.code } });
      return;
    }
    next();
  };
}

/** Whether the request is for a document of the manifest. */
export function isTrustedRequest(response: Response): boolean {
  return response.locals["isTrusted"] === true;
}

interface Sent {
  readonly documentRequest: DocumentRequest;
  replace(resolved: Resolved): void;
}

function sentInBody(request: Request): Sent | null {
  const body: unknown = request.body;
  // The graph itself refuses bodies that are not objects.
  if (!isJsonObject(body)) return null;
  const { query, documentId, extensions, ...rest } = body;
  const text = typeof query === "string" ? query : undefined;
  const persistedQuery = isJsonObject(extensions) ? extensions["persistedQuery"] : undefined;
  return {
    documentRequest: {
      text,
      documentId: documentId ?? undefined,
      persistedQuery: persistedQuery ?? undefined,
    },
    replace(resolved) {
      // The graph itself refuses extensions that are not an object.
      if (!isJsonObject(extensions ?? {})) return;
      request.body = {
        ...rest,
        query: resolved.text ?? query,
        extensions: withId(extensions ?? {}, resolved.id),
      };
    },
  };
}

/** Always rewrites the URL, so that exactly what was checked here is executed. */
function sentInAddress(request: Request): Sent {
  const [path = "", ...search] = request.url.split("?");
  const parameters = new URLSearchParams(search.join("?"));
  const extensions = parsedObject(parameters.get("extensions") ?? "{}");
  return {
    documentRequest: {
      text: parameters.get("query") ?? undefined,
      documentId: parameters.get("documentId") ?? undefined,
      persistedQuery: extensions?.["persistedQuery"] ?? undefined,
    },
    replace({ text, id }) {
      if (text !== undefined) parameters.set("query", text);
      // The graph itself refuses invalid JSON.
      if (extensions) parameters.set("extensions", JSON.stringify(withId(extensions, id)));
      request.url = `${path}?${parameters.toString()}`;
    },
  };
}

/** The extensions with the id in Apollo's APQ format, or without an id. */
function withId(extensions: object, id: string | null): object {
  const { persistedQuery: _sent, ...others } = extensions as { persistedQuery?: unknown };
  return id === null
    ? others
    : { ...others, persistedQuery: { version: 1, sha256Hash: id.replace("sha256:", "") } };
}

function parsedObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
