import { Router, type Request, type Response } from "express";
import helmet from "helmet";

import { BadInput, RostrumError, shown, type ErrorCode } from "../../domain/errors";
import type { Words } from "../../reports/words";
import { arrivedWith } from "../http/arrival";
import { refuse } from "../http/refuse";
import type { Draw } from "./drawing";

/** Pictures are for any page to show, and may themselves load and run nothing. */
const headers = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], sandbox: [] } },
  crossOriginResourcePolicy: { policy: "cross-origin" },
});

/** What a client may be told; every other error is a fault of ours, and is masked. */
const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  BAD_DATE: 400,
  BAD_ID: 400,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  DEADLINE_EXCEEDED: 503,
};

/** `GET /pictures/network.svg?of=people&…`: what `rostrum network` draws, by the same words. `pay` is called before anything is drawn. */
export function pictures(draw: Draw, pay: (response: Response) => Promise<void>): Router {
  const router = Router();
  router.get("/:file", headers, (request, response) => {
    // What is thrown on goes to the app's own handler.
    return answer(request, response, arrivedWith(response).signal).catch((error: unknown) =>
      tell(error, request as Request, response),
    );
  });
  return router;

  async function answer(request: Request<{ file: string }>, response: Response, signal: AbortSignal) {
    const drawable = await draw(request.params.file, wordsOf(request));
    // Asked for each time, and sent only when something changed.
    response.set({ etag: drawable.tag, "cache-control": "public, no-cache" });
    if (isKnown(request, drawable.tag)) {
      response.status(304).end();
      return;
    }
    await pay(response);
    const bytes = await drawable.bytes(signal);
    response.type(drawable.type).send(Buffer.from(bytes));
  }
}

/** Tells what a client may know of an error; throws every other on. */
function tell(error: unknown, request: Request, response: Response): void {
  const status = error instanceof RostrumError ? statuses[error.code] : undefined;
  if (!(error instanceof RostrumError) || status === undefined) throw error;
  const { code, message, data } = error;
  refuse(request, response, status, { message, extensions: { ...data, code } });
}

function wordsOf({ query }: Pick<Request, "query">): Words {
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== "string") {
      throw new BadInput(`Expected ${shown(name)} once, as text, but got it otherwise.`);
    }
  }
  return query as Words;
}

/** Whether whoever asks has it. Not Express's `fresh`, which takes `cache-control: no-cache`, as `fetch` sends it, for a no. */
function isKnown(
  { headers: { "if-none-match": known = "" } }: Pick<Request, "headers">,
  tag: string,
): boolean {
  return known.split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
}
