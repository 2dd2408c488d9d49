import { type GraphQLRequest, HeaderMap } from "@apollo/server";
import type { Request, RequestHandler, Response } from "express";
import type { ExecutionResult } from "graphql";
import { createHandler } from "graphql-sse/lib/use/express";

import { RostrumError } from "../../domain/errors";
import type { RequestContext } from "../request-context";
import { costAccountOf } from "../admission/guard";
import type { Graph } from "../graph";
import { expectRequestContext } from "../http/track-request";
import type { SubscriptionAdmission } from "./subscription-admission";
import { eventStream, wantsStream } from "./wants-stream";

type ResultStream = AsyncGenerator<ExecutionResult, void>;

/**
 * Serves subscriptions as Server-Sent Events (GraphQL over SSE, distinct connections mode). Passes other
 * requests on. A refused subscription has its error as the only event. A stream ends by itself, on
 * disconnect, on timeout and on shutdown.
 */
export function streaming<C extends RequestContext>(
  { server, contextOf, startSubscription }: Graph<C>,
  stopping: AbortSignal,
): RequestHandler {
  const handle = createHandler({
    // Distinct connections mode: no stream is shared.
    authenticate: () => "",
    context: {},
    onSubscribe: ({ raw, context: { res } }) => open(raw as Request, res),
  });
  return async (request, response, next) => {
    if (!wantsStream(request)) {
      next();
      return;
    }
    request.headers.accept = eventStream;
    stateText(request);
    // Tells buffering proxies (nginx) to pass events on immediately.
    response.set("x-accel-buffering", "no");
    await handle(request, response);
  };

  async function open(request: Request, response: Response): Promise<ResultStream> {
    const context = expectRequestContext(response);
    const stop = () =>
      context.abort(new RostrumError("DEADLINE_EXCEEDED", "The server is stopping. Try again."));
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop, { once: true });
    response.once("close", () => stopping.removeEventListener("abort", stop));

    const result: { admission?: SubscriptionAdmission } = {};
    const contextValue = {
      ...contextOf(context),
      signal: context.signal,
      costAccount: costAccountOf(response),
      admitSubscription: (admission: SubscriptionAdmission) => {
        result.admission = admission;
      },
    };
    const { body } = await server.executeOperation(operationOf(request), { contextValue });
    if (body.kind !== "single") throw new Error("Expected one answer, but got one in parts.");
    const { singleResult } = body;
    if (!result.admission) return single(singleResult as ExecutionResult);
    return withFirst(startSubscription(result.admission, contextValue), singleResult.extensions);
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

/** graphql-sse refuses requests without a text, such as one with an id that the graph does not know: it says so best. */
function stateText(request: Request): void {
  if (request.method === "POST") {
    const body = request.body as Parameters;
    request.body = { ...body, query: body.query ?? "" };
  } else if (request.query["query"] === undefined) {
    request.url += `${request.url.includes("?") ? "&" : "?"}query=`;
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
