import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { startServer } from "../helpers/server-process";

const question = JSON.stringify({
  query: "{ appearances(first: 20) { nodes { person { name } episode { hosts { id } } } } }",
});
const headers = { "content-type": "application/json" };

/** Sends requests until the connection is refused. Any other error is a failure. */
async function askUntilRefused(ask: () => Promise<number>, seen: { answers: number; failures: string[] }) {
  for (;;) {
    try {
      const status = await ask();
      if (status === 200) seen.answers += 1;
      else seen.failures.push(`HTTP ${status}`);
    } catch (error) {
      const { code, cause } = error as { code?: string; cause?: { code?: string } };
      const why = code ?? cause?.code ?? String(error);
      if (why === "ECONNREFUSED") return;
      seen.failures.push(why);
      if (seen.failures.length > 50) return;
    }
  }
}

const byFetch = (url: string) => async () => {
  const response = await fetch(`${url}/graphql`, { method: "POST", headers, body: question });
  await response.text();
  return response.status;
};

/** As many programs do: one connection, which is kept. Answers with the status, and with what becomes of the connection. */
function keeper(url: string): () => Promise<{ status: number; connection: string | undefined }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return () =>
    new Promise((resolve, reject) => {
      const asking = request(`${url}/graphql`, { method: "POST", headers, agent }, (response) => {
        const { statusCode: status = 0, headers: got } = response;
        response
          .resume()
          .once("end", () => resolve({ status, connection: got.connection }))
          .once("error", reject);
      });
      asking.once("error", reject).end(question);
    });
}

describe("SIGTERM under load", () => {
  it.each([
    ["at once", "0"],
    ["after it has gone on for a while", "700"],
  ])(
    "breaks no connection of clients that keep theirs, where it stops listening %s",
    async (_when, drainMs) => {
      const { url, end } = await startServer({ DRAIN_MS: drainMs });
      const seen = { answers: 0, failures: [] as string[] };
      const loops = [
        ...Array.from({ length: 8 }, () => byFetch(url)),
        ...Array.from({ length: 4 }, () => statusOf(keeper(url))),
      ].map((ask) => askUntilRefused(ask, seen));
      await until(async () => seen.answers > 24);

      const { code } = await end();
      await Promise.all(loops);

      expect(seen.failures).toEqual([]);
      expect(code).toBe(0);
    },
  );

  it("says at once that it is not ready, and answers meanwhile, each time the last time on that connection", async () => {
    const { url, end } = await startServer({ DRAIN_MS: "1500" });
    const ready = await fetch(`${url}/readyz`);

    const ended = end();
    await until(async () => (await fetch(`${url}/readyz`)).status === 503);
    const unready = await fetch(`${url}/readyz`);
    const live = await fetch(`${url}/livez`);
    const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: question });

    expect([ready.status, ready.headers.get("connection")]).toEqual([200, "keep-alive"]);
    expect(await unready.json()).toEqual({ ready: false, reasons: ["DRAINING"] });
    expect([live.status, answer.status, answer.headers.get("connection")]).toEqual([200, 200, "close"]);
    expect(await ended).toMatchObject({ code: 0 });
  });

  it("answers once more on a connection that was idle when it stopped listening", async () => {
    const { url, end } = await startServer();
    const ask = keeper(url);
    const before = await ask();
    const ended = end();
    await until(() => isRefused(url));

    const after = await ask();

    expect(before).toEqual({ status: 200, connection: "keep-alive" });
    expect(after).toEqual({ status: 200, connection: "close" });
    await expect(ask()).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(await ended).toMatchObject({ code: 0 });
  });

  it("does not wait for ever for a client that has connected and says nothing", async () => {
    const { url, end } = await startServer();
    const socket = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => {});
    await once(socket, "connect");

    expect(await end()).toMatchObject({ code: 0 });
  });
});

const statusOf = (ask: ReturnType<typeof keeper>) => () => ask().then(({ status }) => status);

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}

/** Whether the port is closed. Each request opens a new connection. */
function isRefused(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => resolve(!socket.destroy()));
    socket.once("error", () => resolve(true));
  });
}
