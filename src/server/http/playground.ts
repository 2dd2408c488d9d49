import { existsSync } from "node:fs";
import { join } from "node:path";

import express, { type RequestHandler, type Router } from "express";
import helmet from "helmet";

/** What the pages need and no more: they load nothing from anywhere else. The editor sets styles as it goes. */
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

/** Graphviz lays the map out, in WebAssembly, in a worker that the map's script makes of itself. */
const mapDirectives = {
  ...directives,
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  workerSrc: ["'self'", "blob:"],
};

/** The playground, and under `/map` the map of the schema, from the folder that they were built into. */
export function playground(folder: string): Router {
  const routes = express.Router();
  routes.use("/map", policy(mapDirectives), files(join(folder, "map")));
  routes.use(policy(directives), files(folder));
  return routes;
}

function policy(allowed: typeof directives): RequestHandler {
  return helmet({ contentSecurityPolicy: { useDefaults: false, directives: allowed } });
}

function files(folder: string): RequestHandler {
  if (existsSync(folder)) return express.static(folder);
  return (_request, response) => {
    response.status(503).type("text").send("The playground has not been built. Run `npm run build`.\n");
  };
}
