import { createHash } from "node:crypto";

import { type Request, type Response, Router } from "express";

import { shown } from "../../domain/errors";
import { parsedUrl } from "../../domain/links/parsed-url";
import { xlsxType } from "../../formats/tables/xlsx";
import { folders, licenceUrl, type PageType, pathOf, type Site } from "../../formats/site";
import { isUnchanged } from "../caching/if-none-match";
import type { Graph } from "../apollo";
import { identifiedOf } from "../keys/identify";
import { Refusal } from "../limits/refusal";
import type { RequestContext } from "../request-context";
import { ask } from "./ask";
import { type Answer, forms, formsOf, jsonType, listIn, variablesOf } from "./forms";
import { type Form, operations, slugOperations, tombstoneOperation } from "./operations";

export interface PagesOptions {
  /** Without a slash at its end. Null: what the request names. */
  readonly publicUrl: string | null;
  readonly licence: string | null;
  /** Whether browsers can be led to a playground. */
  readonly hasPlayground: boolean;
}

export const pageFolders = Object.values(folders).map((folder) => `/${folder}`);

const html = "text/html";

/** An address: a type, an id or a slug, and the form that its ending names; null without an ending. */
interface Address {
  readonly type: PageType;
  readonly reference: string;
  readonly form: Form | null;
}

/**
 * `GET /people/SLUG`: what the graph says of a thing, for other programs: as JSON-LD, an Atom feed, or a calendar, by the ending
 * or by the Accept header. A browser is led to the playground.
 */
export function pages<C extends RequestContext>(
  graph: Graph<C>,
  { publicUrl, licence, hasPlayground }: PagesOptions,
): Router {
  const router = Router({ strict: true });
  router.all("/:folder/:name", (request, response, next) => {
    const type = typeOfFolder(request.params.folder);
    if (type === null) return next();
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.set("allow", "GET, HEAD");
      throw new Refusal(405, `Expected GET or HEAD, but got ${shown(request.method)}.`, {
        code: "BAD_REQUEST",
      });
    }
    return answer(readAddress(type, request.params.name), request as Request, response);
  });
  return router;

  async function answer(address: Address, request: Request, response: Response): Promise<void> {
    const isPublic = identifiedOf(response).key === null;
    response.vary("Accept").set("cache-control", isPublic ? "public, no-cache" : "no-cache");
    const site = { url: publicUrl ?? urlNamedBy(request), licence };
    const form = address.form ?? negotiate(address.type, request);
    const query = form === null ? slugOperations[address.type] : operations[form][address.type];
    if (query === undefined) throw noSuchForm(address);
    const after = form === null ? undefined : cursorIn(request);
    const variables = { id: address.reference, ...(form && variablesOf(form)), ...(after && { after }) };
    const variant = JSON.stringify([form, site, after]);
    const { data, tag } = await ask<Answer, C>(graph, request, response, { query, variables, variant });
    if (tag !== null) response.set("etag", tag);
    if (data === null) return void response.status(304).end();
    if (data.thing === null) return refuseUnknown(address, request, response);
    const { slug } = data.thing;
    // Relative: behind a proxy, paths may begin with another.
    const ending = address.form === null ? "" : forms[address.form].ending;
    if (slug !== address.reference) return response.redirect(308, `./${encodeURIComponent(slug)}${ending}`);
    if (form === null) return leadToPlayground(address, response);
    const { endCursor = null, hasNextPage = false } = listIn(data)?.pageInfo ?? {};
    response.set("link", linksOf(site, address.type, slug, form, hasNextPage ? endCursor : null));
    send(request, response, forms[form].mediaType, await forms[form].write(site, data));
  }

  /** Null: a browser that wants a page. */
  function negotiate(type: PageType, request: Request): Form | null {
    const offered = formsOf(type);
    const types = [
      ...offered.map((form) => forms[form].mediaType),
      jsonType,
      ...(hasPlayground ? [html] : []),
    ];
    const accepted = request.accepts(types);
    if (accepted === html) return null;
    if (accepted === jsonType) return "jsonLd";
    const found = offered.find((form) => forms[form].mediaType === accepted);
    if (found !== undefined) return found;
    throw new Refusal(
      406,
      `Expected an accept header for one of ${types.join(", ")}, but got ${shown(request.headers.accept)}.`,
      { code: "BAD_REQUEST" },
    );
  }

  async function refuseUnknown(
    { type, reference }: Address,
    request: Request,
    response: Response,
  ): Promise<never> {
    response.removeHeader("etag");
    const { data } = await ask<{ readonly tombstone: { readonly removedOn: string } | null }, C>(
      graph,
      request,
      response,
      { query: tombstoneOperation, variables: { type, id: reference }, variant: "" },
    );
    const removedOn = data?.tombstone?.removedOn;
    if (removedOn === undefined) {
      throw new Refusal(404, `No ${type} is at ${shown(request.path)}.`, { code: "NOT_FOUND" });
    }
    throw new Refusal(410, `The ${type} at ${shown(request.path)} was removed on ${removedOn}.`, {
      code: "GONE",
      removedOn,
    });
  }
}

function typeOfFolder(folder: string): PageType | null {
  const found = Object.entries(folders).find(([, name]) => name === folder);
  return (found?.[0] as PageType | undefined) ?? null;
}

function readAddress(type: PageType, name: string): Address {
  const form = (Object.keys(forms) as Form[]).find((one) => name.endsWith(forms[one].ending));
  if (form === undefined) return { type, reference: name, form: null };
  return { type, reference: name.slice(0, -forms[form].ending.length), form };
}

function noSuchForm({ type, reference }: Address): Refusal {
  const there = formsOf(type).map((form) => pathOf(type, reference, forms[form].ending));
  return new Refusal(404, `Expected one of ${there.join(", ")}.`, { code: "NOT_FOUND" });
}

/** The question of the JSON-LD, filled in. */
function leadToPlayground({ type, reference }: Address, response: Response): void {
  const search = new URLSearchParams({
    query: operations.jsonLd[type] ?? "",
    variables: JSON.stringify({ id: reference }, null, 2),
  });
  response.redirect(303, `../playground/?${search.toString()}`);
}

/** Where the next page begins: `?after=CURSOR`. */
function cursorIn({ query: { after } }: Request): string | undefined {
  return typeof after === "string" && after !== "" ? after : undefined;
}

/** The other forms, the address without an ending, the next page, and the licence (RFC 8288). */
function linksOf(site: Site, type: PageType, slug: string, form: Form, next: string | null): string {
  const url = site.url + pathOf(type, slug);
  const others = formsOf(type).filter((other) => other !== form);
  return [
    `<${url}>; rel="canonical"`,
    ...others.map(
      (other) => `<${url}${forms[other].ending}>; rel="alternate"; type="${forms[other].mediaType}"`,
    ),
    ...(next === null ? [] : [`<${url}${forms[form].ending}?after=${encodeURIComponent(next)}>; rel="next"`]),
    ...(site.licence === null ? [] : [`<${licenceUrl(site.licence)}>; rel="license"`]),
  ].join(", ");
}

/** With an ETag of the bytes where the graph gives none: a router's subgraphs have no common revision. */
function send(request: Request, response: Response, mediaType: string, content: string | Uint8Array): void {
  if (!response.hasHeader("etag")) {
    const tag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
    response.set("etag", tag);
    if (isUnchanged(request.headers, tag)) return void response.status(304).end();
  }
  const isText = mediaType !== xlsxType;
  response.type(isText ? `${mediaType}; charset=utf-8` : mediaType).send(Buffer.from(content as string));
}

/** Of a name that is no host, only the client that sent it would see it. */
function urlNamedBy(request: Request): string {
  return parsedUrl(`${request.protocol}://${request.get("host") ?? ""}`)?.origin ?? "http://localhost";
}
