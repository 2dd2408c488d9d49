import { Router, type Request, type Response } from "express";
import helmet from "helmet";

import { BadInput, RostrumError, shown, type ErrorCode } from "../../domain/errors";
import type { RawParams } from "../../analysis/params/raw-params";
import { expectRequestContext } from "../http/track-request";
import { costAccountOf } from "../admission/guard";
import type { RequestContext } from "../request-context";
import { isUnchanged, unchangedPrice } from "../caching/if-none-match";
import { refuse } from "../http/refuse";
import { identifiedOf } from "../keys/identify";
import type { Draw } from "./drawing";

/** Any page may embed pictures. A picture itself may load and run nothing. */
const headers = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], sandbox: [] } },
  crossOriginResourcePolicy: { policy: "cross-origin" },
});

/** HTTP status by error code. All other errors are faults, and are masked. */
const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  BAD_DATE: 400,
  BAD_ID: 400,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  DEADLINE_EXCEEDED: 503,
};

/** The codes of what is wrong with a request for a picture. */
export const refusedCodes = Object.keys(statuses) as ErrorCode[];

/** A subgraph's pictures, for its router: the price and the ETag of one in JSON, or the picture. */
export function publishPictures(draw: Draw): Router {
  const router = Router();
  router.get("/:file", (request, response) =>
    answer(request, response).catch((error: unknown) => refuseKnown(error, request as Request, response)),
  );
  return router;

  async function answer(request: Request<{ file: string }>, response: Response) {
    const { file } = request.params;
    const drawable = await draw(file, rawParamsOf(request), expectRequestContext(response));
    const { tag, type, isDrawn, price } = drawable;
    if (request.headers.accept === "application/json") response.json({ tag, type, isDrawn, price });
    else response.type(type).send(Buffer.from(await drawable.bytes()));
  }
}

/**
 * `GET /pictures/network.svg?of=people&…`: the pictures of `rostrum network`, with the same parameters.
 * The client is charged before drawing.
 */
export function pictures(draw: Draw): Router {
  const router = Router();
  router.get("/:file", headers, (request, response) => {
    // Other errors go to the app's error handler.
    return answer(request, response, expectRequestContext(response)).catch((error: unknown) =>
      refuseKnown(error, request as Request, response),
    );
  });
  return router;

  async function answer(request: Request<{ file: string }>, response: Response, caller: RequestContext) {
    const account = costAccountOf(response);
    const drawable = await draw(request.params.file, rawParamsOf(request), caller);
    // Clients revalidate each time, and get 304 while the picture is unchanged.
    const isPublic = identifiedOf(response).key === null;
    response.set({ etag: drawable.tag, "cache-control": isPublic ? "public, no-cache" : "no-cache" });
    if (isUnchanged(request.headers, drawable.tag)) {
      account?.settle(unchangedPrice);
      response.status(304).end();
      return;
    }
    // The arrival has been charged, which is all that a picture in the cache costs.
    if (!drawable.isDrawn) account?.charge(drawable.price);
    const bytes = await drawable.bytes();
    response.type(drawable.type).send(Buffer.from(bytes));
  }
}

/** Sends an error with a known code. Rethrows all others. */
function refuseKnown(error: unknown, request: Request, response: Response): void {
  const status = error instanceof RostrumError ? statuses[error.code] : undefined;
  if (!(error instanceof RostrumError) || status === undefined) throw error;
  const { code, message, data } = error;
  refuse(request, response, status, { message, extensions: { ...data, code } });
}

function rawParamsOf({ query }: Pick<Request, "query">): RawParams {
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== "string") {
      throw new BadInput(`Expected ${shown(name)} once, as a string, but got a list or an object.`);
    }
  }
  return query as RawParams;
}
