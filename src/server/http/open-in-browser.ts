import type { RequestHandler } from "express";

/** Leads a browser that opens `/graphql` as a page to the playground, with the query of its address if there is one. */
export function openInBrowser(playgroundPath: string): RequestHandler {
  return (request, response, next) => {
    const isPage = request.method === "GET" && request.headers.accept?.includes("text/html") === true;
    if (!isPage || request.path !== "/") return next();
    const { search } = new URL(request.originalUrl, "http://localhost");
    response.vary("Accept").redirect(303, `${playgroundPath}${search}`);
  };
}
