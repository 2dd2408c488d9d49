import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import type { Response } from "express";
import type { ExecutionResult } from "graphql";

import { sendEvents } from "../../src/server/streams/send-events";
import { afterTests } from "../helpers/after-tests";
import { until } from "../helpers/until";

const [kilobytes, maxStallMs] = [64, 100];
const event = { data: { text: "x".repeat(kilobytes * 1_000) } };

/** Serves a thousand events of 64 kB; an error ends them. Counts those that were asked for. */
async function eventServer(maxGoodbyeMs: number) {
  const seen = { asked: 0, ended: false, closed: false };
  const server = createServer((_request, response) => {
    const stream = new AbortController();
    async function* events(): AsyncGenerator<ExecutionResult> {
      for (; seen.asked < 1_000; seen.asked += 1) {
        if (stream.signal.aborted) {
          yield { errors: [{ message: (stream.signal.reason as Error).message } as never] };
          return;
        }
        yield event;
      }
    }
    response.once("prefinish", () => (seen.ended = true)).once("close", () => (seen.closed = true));
    const context = { signal: stream.signal, abort: (reason?: Error) => stream.abort(reason) };
    const options = { context, maxStallMs, maxGoodbyeMs };
    void sendEvents(response as Response, events(), options);
  }).listen(0, "127.0.0.1");
  afterTests(async () => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  return { seen, port: (server.address() as AddressInfo).port };
}

/** An answer that is not read yet. */
async function unread(port: number): Promise<IncomingMessage> {
  const asking = request({ port, host: "127.0.0.1" }).end();
  const [response] = (await once(asking, "response")) as [IncomingMessage];
  return response;
}

describe("A client that takes no events", () => {
  it("holds few of them here, and is ended with an event that says so", async () => {
    const { seen, port } = await eventServer(600_000);
    const response = await unread(port);

    await until(
      () => seen.ended,
      (ended) => ended,
    );
    // The kernel takes some megabytes at most.
    expect(seen.asked).toBeLessThan(200);
    const events = (await text(response)).split("\n\n").filter((one) => one.startsWith("event"));

    expect(events.filter((one) => one.includes("xxx"))).toHaveLength(seen.asked);
    expect(events.at(-2)).toMatch(/^event: next\ndata: .*take an event within 100 ms\. Subscribe again/);
    expect(events.at(-1)).toBe("event: complete\ndata:");
  });

  it("is disconnected if it does not take that either", async () => {
    const { seen, port } = await eventServer(50);
    const response = await unread(port);
    response.on("error", () => {});

    await until(
      () => seen.closed,
      (closed) => closed,
    );
    response.destroy();

    expect(seen).toMatchObject({ ended: true, closed: true });
  });
});
