import { request } from "node:http";

import { guardedServer } from "../../helpers/guarded-server";

/** Sequential statements: each needs the result of the previous one. */
const levels = [
  'show(slug: "wed-talks")',
  "episodes(first: 5) { nodes",
  "appearances(first: 2) { nodes",
  "person",
  "affiliations(first: 2) { nodes",
  "organisation",
  "shows(first: 2) { nodes",
  "show",
  "hosts(first: 1) { nodes",
].join(" { ");
const longWay = `{ ${levels} { id }${" }".repeat(levels.split("{").length)}`;

/** A client that can disconnect. */
function leavingClient(url: string, query: string) {
  const sent = request(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" } });
  const gone = new Promise<void>((resolve) => {
    sent.once("error", () => resolve());
  });
  sent.end(JSON.stringify({ query }));
  return { leave: () => sent.destroy(new Error("gone")), gone };
}

/** Waits until the server has had several turns to see what clients did. */
async function serverHasSeen(url: string): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await fetch(`${url}/livez`);
}

describe("concurrent operations", () => {
  it("wait for a slot, and are all answered", async () => {
    const { ask } = await guardedServer({ MAX_AT_ONCE: "2" });

    const replies = await Promise.all(Array.from({ length: 12 }, () => ask(longWay)));

    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  });

  it("are refused with 503 and Retry-After when the queue is full", async () => {
    const { ask } = await guardedServer({ MAX_AT_ONCE: "1", MAX_WAITING: "0" });

    const replies = await Promise.all(Array.from({ length: 12 }, () => ask(longWay)));

    const refused = replies.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(replies.length);
    for (const { headers, body } of refused) {
      expect(headers.get("retry-after")).toBe("1");
      expect(body.errors?.[0]).toMatchObject({
        message: "The server is overloaded. Try again in 1 s.",
        extensions: { code: "OVERLOADED" },
      });
    }
  });

  it("of one client are limited", async () => {
    const { ask } = await guardedServer({ MAX_AT_ONCE_PER_CLIENT: "3" });

    const replies = await Promise.all(Array.from({ length: 12 }, () => ask(longWay)));

    const refused = replies.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, body } of refused) {
      expect(headers.get("retry-after")).toBe("1");
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: "TOO_MANY_AT_ONCE", max: 3 });
    }
  });
});

describe("a client at its concurrency limit", () => {
  it("is refused before its body is read", async () => {
    const { ask } = await guardedServer({ MAX_AT_ONCE_PER_CLIENT: "1" });

    const [, ...replies] = await Promise.all([
      ...Array.from({ length: 6 }, () => ask(longWay)),
      ...Array.from({ length: 6 }, () => ask("", { text: "no JSON" })),
    ]);

    expect(replies.slice(-6).map(({ status }) => status)).toContain(429);
  });
});

describe("a client that has disconnected", () => {
  it("case 20: frees its slot, and its work stops", async () => {
    const { url, ask, watch } = await guardedServer({ MAX_AT_ONCE: "1" });
    const { statements: all } = await ask(longWay);
    expect(all).toBeGreaterThan(6);
    const client = leavingClient(url, longWay);
    const before = watch.statements;
    watch.onStatement = () => {
      watch.onStatement = () => {};
      client.leave();
    };
    await client.gone;

    const next = await ask(longWay);

    expect(next.status).toBe(200);
    // Those of the next operation, and some of the first.
    expect(watch.statements - before).toBeLessThan(2 * all);
  });

  it("pays the estimated price", async () => {
    const { url, ask, watch } = await guardedServer({ MAX_AT_ONCE: "1" });
    const { body, left } = await ask(longWay, { headers: { "x-dry-run": "true" } });
    const client = leavingClient(url, longWay);
    watch.onStatement = client.leave;
    await client.gone;

    const next = await ask("{ __typename }");

    expect(next.left.remaining).toBe(left.remaining - body.extensions.cost.requested - 10);
  });

  it("leaves the queue", async () => {
    const { url, ask, watch } = await guardedServer({ MAX_AT_ONCE: "1", MAX_WAITING: "11" });
    let open = () => {};
    const started = new Promise<void>((resolve) => {
      watch.onStatement = () => {
        // The operation that has the only slot stays in it until the others have left.
        watch.gate = new Promise((opened) => (open = opened));
        resolve();
      };
    });
    const running = leavingClient(url, longWay);
    await started;
    const waiting = Array.from({ length: 11 }, () => leavingClient(url, longWay));
    await serverHasSeen(url);
    expect((await ask("{ __typename }")).status).toBe(503);
    const before = watch.statements;

    for (const client of waiting) client.leave();
    await serverHasSeen(url);
    const next = ask("{ __typename }");
    await serverHasSeen(url);
    running.leave();
    await serverHasSeen(url);
    open();

    expect((await next).status).toBe(200);
    expect(watch.statements).toBe(before);
  });
});
