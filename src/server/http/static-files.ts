import { readdirSync, statSync } from "node:fs";
import { extname, join, relative } from "node:path";

import express, { type Request, type RequestHandler, type Response } from "express";

/** By content coding, best first: the ending of the compressed file beside a file. The build writes them. */
const endings = { br: ".br", gzip: ".gz" } as const;

/** Files in it have a hash of their content in their name. */
const hashedFolder = "/assets/";
const secondsPerYear = 31_536_000;

/** Counts the bytes of a file against the client's limit before it is sent. Throws `RATE_LIMITED`. */
export type ReserveBytes = (request: Request, response: Response, bytes: number) => void;

/**
 * Serves the files that are in a folder at the start, compressed if the client accepts it. Hashed ones are immutable, the
 * others are revalidated each time.
 */
export function staticFiles(folder: string, reserveBytes: ReserveBytes | null): RequestHandler {
  const sizes = sizesIn(folder);
  const serve = express.static(folder, { cacheControl: false });
  return (request, response, next) => {
    const path = fileOf(request);
    if (!sizes.has(path)) return serve(request, response, next);
    const coding = (["br", "gzip"] as const).find(
      (one) => sizes.has(path + endings[one]) && request.acceptsEncodings(one),
    );
    const sent = coding === undefined ? path : path + endings[coding];
    reserveBytes?.(request, response, sizes.get(sent) ?? 0);
    response
      .vary("Accept-Encoding")
      .type(extname(path))
      .set(
        "cache-control",
        path.startsWith(hashedFolder) ? `public, max-age=${secondsPerYear}, immutable` : "no-cache",
      );
    if (coding !== undefined) response.set("content-encoding", coding);
    request.url = sent;
    serve(request, response, next);
  };
}

/** The path of the file that is asked for, in the folder. A folder without its last slash is left to a redirect. */
function fileOf({ path, originalUrl }: Request): string {
  const [asked = ""] = originalUrl.split("?");
  if (path.endsWith("/")) return asked.endsWith("/") ? `${path}index.html` : path;
  return path;
}

/** Sizes in bytes by path: `/assets/index-BBSMJhoD.js`. */
function sizesIn(folder: string): ReadonlyMap<string, number> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [`/${relative(folder, file).replaceAll("\\", "/")}`, statSync(file).size] as const;
    }),
  );
}
