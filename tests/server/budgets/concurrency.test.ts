import { request } from "node:http";

import { guardedServer } from "../../helpers/guarded-server";

/** One statement after the other: each needs what the one before found. */
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

/** A client that leaves when it likes. */
function leavingClient(url: string, query: string) {
  const sent = request(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" } });
  const gone = new Promise<void>((resolve) => {
    sent.once("error", () => resolve());
  });
  sent.end(JSON.stringify({ query }));
  return { leave: () => sent.destroy(new Error("gone")), gone };
}

describe("operations at once", () => {
  it("wait for one another, and are all answered", async () => {
    const { ask } = await guardedServer({ MAX_AT_ONCE: "2" });

    const told = await Promise.all(Array.from({ length: 12 }, () => ask(longWay)));

    expect(told.map(({ status }) => status)).toEqual(told.map(() => 200));
  });

  it("are refused with 503 and when to come back, where too many wait", async () => {
    const { ask } = await guardedServer({ MAX_AT_ONCE: "1", MAX_WAITING: "0" });

    const told = await Promise.all(Array.from({ length: 12 }, () => ask(longWay)));

    const refused = told.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(told.length);
    for (const { headers, body } of refused) {
      expect(headers.get("retry-after")).toBe("1");
      expect(body.errors?.[0]).toMatchObject({
        message: "More is asked at once than can be answered. Try again in 1 s.",
        extensions: { code: "OVERLOADED" },
      });
    }
  });

  it("of one client are no more than its share", async () => {
    const { ask } = await guardedServer({ MAX_AT_ONCE_PER_CLIENT: "3" });

    const told = await Promise.all(Array.from({ length: 12 }, () => ask(longWay)));

    const refused = told.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, body } of refused) {
      expect(headers.get("retry-after")).toBe("1");
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: "TOO_MANY_AT_ONCE", most: 3 });
    }
  });
});

describe("a client that has its share under way", () => {
  it("is refused before its body is read", async () => {
    const { ask } = await guardedServer({ MAX_AT_ONCE_PER_CLIENT: "1" });

    const [, ...told] = await Promise.all([
      ...Array.from({ length: 6 }, () => ask(longWay)),
      ...Array.from({ length: 6 }, () => ask("", { text: "no JSON" })),
    ]);

    expect(told.slice(-6).map(({ status }) => status)).toContain(429);
  });
});

describe("a client that has gone", () => {
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
    // Those of the next, and some of the first.
    expect(watch.statements - before).toBeLessThan(2 * all);
  });

  it("pays for all that it asked for", async () => {
    const { url, ask, watch } = await guardedServer({ MAX_AT_ONCE: "1" });
    const { body } = await ask(longWay, { headers: { "x-dry-run": "true" } });
    const client = leavingClient(url, longWay);
    watch.onStatement = client.leave;
    await client.gone;

    const next = await ask("{ __typename }");

    expect(next.body.extensions.cost.remaining).toBe(60_000 - body.extensions.cost.requested - 1);
  });

  it("does not wait for a slot any longer", async () => {
    const { url, ask, watch } = await guardedServer({ MAX_AT_ONCE: "1" });
    const { statements: all } = await ask(longWay);
    const before = watch.statements;
    const clients = Array.from({ length: 12 }, () => leavingClient(url, longWay));
    // The first is half done, so that the others have come, and wait.
    watch.onStatement = () => {
      if (watch.statements === before + 6) for (const client of clients) client.leave();
    };
    await Promise.all(clients.map(({ gone }) => gone));

    expect((await ask("{ __typename }")).status).toBe(200);
    // Those of the first, and no more of the other eleven.
    expect(watch.statements - before).toBeLessThan(2 * all);
  });
});
