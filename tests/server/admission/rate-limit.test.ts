import { RateLimit } from "../../../src/server/admission/rate-limit";
import { RateLimited } from "../../../src/server/admission/refusals";

describe("RateLimit", () => {
  it("consumes points per client until none are left", async () => {
    const rateLimit = new RateLimit(100);

    expect(await rateLimit.consume("one", 60)).toMatchObject({ remaining: 40, perMinute: 100 });
    expect(await rateLimit.consume("one", 40)).toMatchObject({ remaining: 0 });
    expect(await rateLimit.consume("other", 1)).toMatchObject({ remaining: 99 });
  });

  it("refuses more than is left, reports the state, and consumes nothing", async () => {
    const rateLimit = new RateLimit(1_100);
    await rateLimit.consume("one", 100);

    const refused = await rateLimit.consume("one", 1_340).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(RateLimited);
    const { message, status, clientExtensions, headers } = refused as RateLimited;
    expect(message).toMatch(/^Price 1,340, and 1,000 left of 1,100 a minute\. Try again in (59|60) s\.$/);
    expect(status).toBe(429);
    expect(clientExtensions).toMatchObject({
      code: "RATE_LIMITED",
      needed: 1_340,
      remaining: 1_000,
      perMinute: 1_100,
    });
    expect(headers.get("retry-after")).toBe(String(clientExtensions["retryAfterSeconds"]));
    expect(await rateLimit.consume("one", 1_000)).toMatchObject({ remaining: 0 });
  });

  it("consumes the last points only once under concurrency", async () => {
    const rateLimit = new RateLimit(50);

    const asked = await Promise.allSettled(Array.from({ length: 100 }, () => rateLimit.consume("one", 10)));

    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });

  it("refunds unused points, never more than were consumed", async () => {
    const rateLimit = new RateLimit(100);
    const taken = await rateLimit.consume("one", 60);

    expect(await rateLimit.refund("one", 50, taken)).toMatchObject({ remaining: 90 });
    expect(await rateLimit.refund("one", 50, taken)).toMatchObject({ remaining: 100 });
    expect(await rateLimit.refund("nobody", 50, taken)).toMatchObject({ remaining: 100 });
    expect(await rateLimit.consume("nobody", 1)).toMatchObject({ remaining: 99 });
  });

  it("refunds nothing after the minute is over", async () => {
    const rateLimit = new RateLimit(100);
    const taken = await rateLimit.consume("one", 60);
    const over = { ...taken, resetsAt: Date.now() - 1 };

    expect(await rateLimit.refund("one", 50, over)).toMatchObject({ remaining: 40 });
  });

  it("drops the least recently used client beyond its capacity", async () => {
    const rateLimit = new RateLimit(100, { clients: 3 });
    for (const client of ["one", "two", "three"]) await rateLimit.consume(client, 10);
    await rateLimit.consume("one", 10);

    await rateLimit.consume("four", 10);

    expect(await rateLimit.consume("two", 10)).toMatchObject({ remaining: 90 });
    expect(await rateLimit.consume("one", 10)).toMatchObject({ remaining: 70 });
  });
});
