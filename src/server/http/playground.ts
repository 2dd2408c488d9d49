import { existsSync } from "node:fs";

import express, { type RequestHandler } from "express";
import helmet from "helmet";

/** What the page needs and no more: it loads nothing from anywhere else. The editor sets styles as it goes. */
const policy = {
  useDefaults: false,
  directives: {
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
  },
};

/** The built page, with headers of its own. */
export function playground(folder: string): RequestHandler[] {
  return [helmet({ contentSecurityPolicy: policy }), page(folder)];
}

function page(folder: string): RequestHandler {
  if (existsSync(folder)) return express.static(folder);
  return (_request, response) => {
    response.status(503).type("text").send("The playground has not been built. Run `npm run build`.\n");
  };
}
