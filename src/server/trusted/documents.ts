import type { Request, RequestHandler } from "express";

import { RostrumError } from "../../domain/errors";
import { isJsonObject } from "../../router/json";
import { refuse } from "../http/refuse";
import { resolveDocument, type Asked, type Resolved } from "./resolve";
import type { TrustedDocuments } from "./trusted-documents";

/**
 * Puts an operation's text in the place of its id, before the graph sees the request. An id that the manifest lacks goes on
 * as one of Apollo's automatic persisted queries, whichever way it was sent; where only trusted documents are answered,
 * everything else is refused with HTTP 400 before it is parsed.
 */
export function documentsById(trusted: TrustedDocuments): RequestHandler {
  return (request, response, next) => {
    try {
      const sent = request.method === "GET" ? sentInAddress(request) : sentInBody(request);
      sent?.replace(resolveDocument(sent.asked, trusted));
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      refuse(request, response, 400, { message: error.message, extensions: { code: error.code } });
      return;
    }
    next();
  };
}

interface Sent {
  readonly asked: Asked;
  replace(resolved: Resolved): void;
}

function sentInBody(request: Request): Sent | null {
  const body: unknown = request.body;
  // The graph runs nothing else than an object, and says so.
  if (!isJsonObject(body)) return null;
  const { query, documentId, extensions, ...rest } = body;
  const text = typeof query === "string" ? query : undefined;
  const persistedQuery = isJsonObject(extensions) ? extensions["persistedQuery"] : undefined;
  return {
    asked: { text, documentId: documentId ?? undefined, persistedQuery: persistedQuery ?? undefined },
    replace(resolved) {
      // Whatever else they are, the graph refuses.
      if (!isJsonObject(extensions ?? {})) return;
      request.body = {
        ...rest,
        query: resolved.text ?? query,
        extensions: withId(extensions ?? {}, resolved.id),
      };
    },
  };
}

/** The address is always written anew, so that what was looked at here is what is run, however it was written. */
function sentInAddress(request: Request): Sent {
  const [path = "", ...search] = request.url.split("?");
  const parameters = new URLSearchParams(search.join("?"));
  const extensions = parsedObject(parameters.get("extensions") ?? "{}");
  return {
    asked: {
      text: parameters.get("query") ?? undefined,
      documentId: parameters.get("documentId") ?? undefined,
      persistedQuery: extensions?.["persistedQuery"] ?? undefined,
    },
    replace({ text, id }) {
      if (text !== undefined) parameters.set("query", text);
      // What is no JSON stays, for the graph to refuse.
      if (extensions) parameters.set("extensions", JSON.stringify(withId(extensions, id)));
      request.url = `${path}?${parameters.toString()}`;
    },
  };
}

/** Extensions with the id in Apollo's way, or without one. */
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
