import { existsSync } from "node:fs";
import { join } from "node:path";

import express, { type RequestHandler, type Router } from "express";
import helmet from "helmet";

import { type ReserveBytes, staticFiles } from "./static-files";

/**
 * Content security policy of the playground. It loads nothing from other origins. The editor sets inline
 * styles.
 */
const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  fontSrc: ["'self'"],
  workerSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * The map uses Graphviz, which is WebAssembly in a worker created from a blob, and reads a picture that it has drawn
 * before from a `data:` address.
 */
const mapDirectives = {
  ...directives,
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  connectSrc: ["'self'", "data:"],
  workerSrc: ["'self'", "blob:"],
};

/** Serves the playground, and the schema map under `/map`, from the build folder. */
export function playground(folder: string, reserveBytes: ReserveBytes | null): Router {
  const routes = express.Router();
  routes.use("/map", policy(mapDirectives), files(join(folder, "map"), reserveBytes));
  routes.use(policy(directives), files(folder, reserveBytes));
  return routes;
}

function policy(allowed: typeof directives): RequestHandler {
  return helmet({ contentSecurityPolicy: { useDefaults: false, directives: allowed } });
}

function files(folder: string, reserveBytes: ReserveBytes | null): RequestHandler {
  if (existsSync(folder)) return staticFiles(folder, reserveBytes);
  return (_request, response) => {
    response.status(503).type("text").send("The playground has not been built. Run `npm run build`.\n");
  };
}
