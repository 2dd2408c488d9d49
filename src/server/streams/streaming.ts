import { HeaderMap } from "@apollo/server";
import type { Request, RequestHandler, Response } from "express";
import type { ExecutionResult } from "graphql";
import { createHandler } from "graphql-sse/lib/use/express";

import { RostrumError } from "../../domain/errors";
import type { BaseContext } from "../base-context";
import { accountOf } from "../budgets/guard";
import type { Graph } from "../graph";
import { arrivedWith } from "../http/arrival";
import type { LetIn } from "./subscription";
import { eventStream, wantsStream } from "./wants-stream";

type Told = AsyncGenerator<ExecutionResult, void>;

/**
 * Answers subscriptions by Server-Sent Events (GraphQL over SSE, distinct connections mode), and hands on every other request.
 * What is wrong with one is its only event. A stream ends by itself, when its client goes, when its time is over, or
 * when the server stops.
 */
export function streaming<C extends BaseContext>(
  { server, contextOf, begin }: Graph<C>,
  stopping: AbortSignal,
): RequestHandler {
  const handle = createHandler({
    // Each stream is of one operation: there are none that others could join.
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
    // A proxy that gathers answers would keep the events back.
    response.set("x-accel-buffering", "no");
    await handle(request, response);
  };

  async function open(request: Request, response: Response): Promise<Told> {
    const arrived = arrivedWith(response);
    const stop = () => arrived.end(new RostrumError("DEADLINE_EXCEEDED", "The server stops. Ask again."));
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop, { once: true });
    response.once("close", () => stopping.removeEventListener("abort", stop));

    const found: { letIn?: LetIn } = {};
    const contextValue = {
      ...contextOf(arrived),
      signal: arrived.signal,
      account: accountOf(response),
      letInto: (letIn: LetIn) => {
        found.letIn = letIn;
      },
    };
    const { body } = await server.executeOperation(operationOf(request), { contextValue });
    if (body.kind !== "single") throw new Error("Expected one answer, but got one in parts.");
    const { singleResult } = body;
    if (!found.letIn) return only(singleResult as ExecutionResult);
    return withFirst(begin(found.letIn, contextValue), singleResult.extensions);
  }
}

async function* only(answer: ExecutionResult): Told {
  yield answer;
}

/** What it costs is told with the first event. */
async function* withFirst(
  answers: AsyncIterable<ExecutionResult>,
  extensions: ExecutionResult["extensions"],
): Told {
  let first: ExecutionResult["extensions"] | null = extensions;
  for await (const answer of answers) {
    yield first ? { ...answer, extensions: { ...answer.extensions, ...first } } : answer;
    first = null;
  }
}

function operationOf(request: Request) {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const { query, operationName, variables, extensions } = request.body as Record<string, never>;
  const http = { method: request.method, headers, search: "", body: request.body as unknown };
  return { query, operationName, variables, extensions, http };
}
