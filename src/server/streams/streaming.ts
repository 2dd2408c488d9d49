import { type GraphQLRequest, HeaderMap } from "@apollo/server";
import type { Request, RequestHandler, Response } from "express";
import { type ExecutionResult, GraphQLError } from "graphql";

import { RostrumError } from "../../domain/errors";
import { formatError } from "../errors";
import type { PriceOfEvent, RequestContext } from "../request-context";
import { costAccountOf } from "../admission/guard";
import { RateLimited } from "../admission/refusals";
import type { Graph } from "../apollo";
import { watchKey } from "../keys/watch-key";
import { expectRequestContext } from "../http/track-request";
import type { SubscriptionAdmission } from "./subscription-admission";
import { sendEvents } from "./send-events";
import { wantsStream } from "./wants-stream";

type ResultStream = AsyncGenerator<ExecutionResult, void>;

export interface StreamingOptions {
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  /** How long a client may take no event, in milliseconds. */
  readonly maxStallMs: number;
}

/**
 * Serves subscriptions as Server-Sent Events (GraphQL over SSE, distinct connections mode). Passes other
 * requests on. A refused subscription has its error as the only event. A stream ends by itself, on
 * disconnect, on timeout, on shutdown, when its key no longer works, and when its client takes no events.
 */
export function streaming<C extends RequestContext>(
  { server, contextOf, startSubscription, findKey }: Graph<C>,
  { stopping, maxStallMs }: StreamingOptions,
): RequestHandler {
  return async (request, response, next) => {
    if (!wantsStream(request)) {
      next();
      return;
    }
    const context = expectRequestContext(response);
    await sendEvents(response, await open(request, response), { context, maxStallMs });
  };

  async function open(request: Request, response: Response): Promise<ResultStream> {
    const context = expectRequestContext(response);
    const stop = () =>
      context.abort(new RostrumError("DEADLINE_EXCEEDED", "The server is stopping. Try again."));
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop, { once: true });
    const unwatch = watchKey(request, findKey, (reason) => context.abort(reason));
    response.once("close", () => {
      stopping.removeEventListener("abort", stop);
      unwatch();
    });

    const result: { admission?: SubscriptionAdmission; priceOf?: PriceOfEvent } = {};
    const costAccount = costAccountOf(response);
    const contextValue = {
      ...contextOf(context),
      signal: context.signal,
      costAccount,
      admitSubscription: (admission: SubscriptionAdmission) => {
        result.admission = admission;
      },
      priceEvents: (priceOf: PriceOfEvent) => {
        result.priceOf = priceOf;
      },
    };
    const { body } = await server.executeOperation(operationOf(request), { contextValue });
    if (body.kind !== "single") throw new Error("Expected one answer, but got one in parts.");
    const { singleResult } = body;
    const { admission, priceOf = () => 0 } = result;
    if (!admission) return single(singleResult as ExecutionResult);
    const answers = withFirst(startSubscription(admission, contextValue), singleResult.extensions);
    return costAccount ? charged(answers, (data) => costAccount.add(priceOf(data))) : answers;
  }
}

async function* single(answer: ExecutionResult): ResultStream {
  yield answer;
}

/** Adds the cost to the first event. */
async function* withFirst(
  answers: AsyncIterable<ExecutionResult>,
  extensions: ExecutionResult["extensions"],
): ResultStream {
  let first: ExecutionResult["extensions"] | null = extensions;
  for await (const answer of answers) {
    yield first ? { ...answer, extensions: { ...answer.extensions, ...first } } : answer;
    first = null;
  }
}

/** The price of the operation includes the first event. One that is too expensive for what the client has left is the last one. */
async function* charged(answers: ResultStream, charge: (data: object) => void): ResultStream {
  let isFirst = true;
  for await (const answer of answers) {
    try {
      if (!isFirst && answer.data) charge(answer.data);
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      yield { errors: [formatError(new GraphQLError(error.message), error) as GraphQLError] };
      return;
    }
    yield answer;
    isFirst = false;
  }
}

function operationOf(request: Request): GraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const { query, operationName, variables, extensions } = parametersOf(request);
  // Apollo Server executes only queries by GET. Subscriptions change nothing either.
  const http = { method: "POST", headers, search: "", body: request.body as unknown };
  return { query: query || undefined, operationName, variables, extensions, http };
}

type Parameters = Pick<GraphQLRequest, "query" | "operationName" | "variables" | "extensions">;

/** Their types have been checked (`validateParams`). */
function parametersOf({ method, body, query }: Request): Parameters {
  if (method === "POST") return body as Parameters;
  const json = (name: string) => {
    const text = query[name];
    return typeof text === "string" ? (JSON.parse(text) as Parameters["variables"]) : undefined;
  };
  return {
    ...(query as Parameters),
    variables: json("variables"),
    extensions: json("extensions"),
  };
}
