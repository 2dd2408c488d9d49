import { isJsonObject } from "../../domain/json-object";
import { RostrumError } from "../../domain/errors";
import { downstreamError } from "../../router/errors";
import { fieldHomes } from "../../router/field-homes";
import { detailOf } from "../../router/http-transport";
import { bytesOf, TooLarge } from "../../router/response-text";
import type { Sign } from "../../router/signature";
import { SubgraphFault, type SubgraphRequestContext } from "../../router/subrequest";
import { subrequestHeaders } from "../../router/subrequest-headers";
import type { Supergraph } from "../../router/supergraph";
import { Refusal } from "../limits/refusal";
import type { Draw, Drawable } from "./drawing";
import { refusedCodes } from "./route";

export interface SubgraphDrawingOptions {
  readonly supergraph: () => Supergraph;
  readonly addressOf: (subgraph: string) => string | undefined;
  readonly sign: Sign;
  /** Sends a request when the subgraph may be asked. */
  readonly send: <T>(
    subgraph: string,
    context: SubgraphRequestContext,
    request: () => Promise<T>,
  ) => Promise<T>;
  readonly timeoutMs: number;
}

const maxBytes = 16_000_000;

/** Where a subgraph's pictures are, beside its GraphQL: `http://127.0.0.1:4004/pictures/network.svg`. */
export const picturesPath = "/pictures";

/** The type of what a subgraph says of a picture before it draws it. */
export const descriptionType = "application/json";

/** Draws pictures by the subgraph that has networks: what it says of one first has the price, which is charged before it draws. */
export function subgraphDrawer({
  supergraph,
  addressOf,
  sign,
  send,
  timeoutMs,
}: SubgraphDrawingOptions): Draw {
  return async (file, params, context) => {
    const [subgraph] = fieldHomes(supergraph().document).ofField.get("Query.network") ?? [];
    const address = subgraph === undefined ? undefined : addressOf(subgraph);
    if (subgraph === undefined || address === undefined)
      throw new RostrumError("NOT_FOUND", "No subgraph of this graph draws pictures.");
    const query = new URLSearchParams(params as Record<string, string>).toString();
    // A URL without parameters has no question mark when it is sent, and the path is signed.
    const path = `${picturesPath}/${encodeURIComponent(file)}${query === "" ? "" : `?${query}`}`;

    const get = async (accept: string): Promise<Buffer> => {
      try {
        return await send(subgraph, context, () => fetched(accept));
      } catch (error) {
        if (!(error instanceof SubgraphFault)) throw error;
        const { message, extensions } = downstreamError(subgraph, error.reason);
        throw new Refusal(503, message, { ...extensions, code: "DOWNSTREAM_SERVICE_ERROR" });
      }
    };
    const fetched = async (accept: string): Promise<Buffer> => {
      const time = Math.min(timeoutMs, Math.max(1, context.remainingMs()));
      const signal = AbortSignal.any([AbortSignal.timeout(time), context.signal]);
      try {
        const response = await fetch(new URL(`.${path}`, address), {
          // Redirects are not followed (SSRF).
          redirect: "manual",
          headers: { accept, ...subrequestHeaders(context, time, false), ...sign(subgraph, path) },
          signal,
        });
        const bytes = await bytesOf(response, maxBytes);
        if (response.status === 200) return bytes;
        throw (
          refusalIn(bytes) ??
          new SubgraphFault(subgraph, "BAD_ANSWER", `got ${response.status} for a picture`)
        );
      } catch (error) {
        if (error instanceof SubgraphFault || error instanceof RostrumError) throw error;
        const reason = signal.aborted ? "TIMEOUT" : error instanceof TooLarge ? "BAD_ANSWER" : "UNREACHABLE";
        throw new SubgraphFault(subgraph, reason, detailOf(error), {
          cause: error,
          isOfClient: context.signal.aborted,
        });
      }
    };

    const described = readDescription(await get(descriptionType));
    if (described === null)
      throw new Refusal(503, downstreamError(subgraph, "BAD_ANSWER").message, {
        code: "DOWNSTREAM_SERVICE_ERROR",
        service: subgraph,
        reason: "BAD_ANSWER",
      });
    return { ...described, bytes: () => get(described.type) };
  };
}

/** What was wrong with the parameters, in the subgraph's words. */
function refusalIn(bytes: Buffer): RostrumError | null {
  const body = parsed(bytes);
  const [error] = isJsonObject(body) && Array.isArray(body["errors"]) ? (body["errors"] as unknown[]) : [];
  const { message, extensions } = isJsonObject(error) ? error : {};
  const code = isJsonObject(extensions) ? refusedCodes.find((one) => one === extensions["code"]) : undefined;
  return code !== undefined && typeof message === "string" ? new RostrumError(code, message) : null;
}

function readDescription(bytes: Buffer): Omit<Drawable, "bytes"> | null {
  const body = parsed(bytes);
  const { tag, type, isDrawn, price } = isJsonObject(body) ? body : {};
  const isType = type === "image/svg+xml" || type === "image/png";
  const isTag = typeof tag === "string" && /^"[\w-]{1,100}"$/.test(tag);
  const isPrice = typeof price === "number" && Number.isSafeInteger(price) && price >= 0;
  return isType && isTag && isPrice && typeof isDrawn === "boolean" ? { tag, type, isDrawn, price } : null;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}
