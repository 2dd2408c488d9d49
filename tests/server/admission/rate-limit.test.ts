import { RateLimit } from "../../../src/server/admission/rate-limit";
import { afterTests } from "../../helpers/temporary-catalogue";
import { RateLimited } from "../../../src/server/admission/refusals";

describe("RateLimit", () => {
  it("consumes points per client until none are left", () => {
    const rateLimit = new RateLimit(100);

    expect(rateLimit.consume("one", 60)).toMatchObject({ remaining: 40, perMinute: 100 });
    expect(rateLimit.consume("one", 40)).toMatchObject({ remaining: 0 });
    expect(rateLimit.consume("other", 1)).toMatchObject({ remaining: 99 });
  });

  it("refuses more than is left, reports the state, and consumes nothing", () => {
    const rateLimit = new RateLimit(1_100);
    rateLimit.consume("one", 100);

    const refused = errorOf(() => rateLimit.consume("one", 1_340));

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
    expect(rateLimit.consume("one", 1_000)).toMatchObject({ remaining: 0 });
  });

  it("refunds unused points, never more than were consumed", () => {
    const rateLimit = new RateLimit(100);
    const taken = rateLimit.consume("one", 60);

    expect(rateLimit.refund("one", 50, taken)).toMatchObject({ remaining: 90 });
    expect(rateLimit.refund("one", 50, taken)).toMatchObject({ remaining: 100 });
    expect(rateLimit.refund("nobody", 50, taken)).toMatchObject({ remaining: 100 });
    expect(rateLimit.consume("nobody", 1)).toMatchObject({ remaining: 99 });
  });

  it("starts full after a minute, to which points of the one before are not refunded", () => {
    let now = 0;
    const rateLimit = new RateLimit(100, { now: () => now });
    const taken = rateLimit.consume("one", 60);

    now = 59_999;
    expect(rateLimit.consume("one", 10)).toMatchObject({ remaining: 30, secondsLeft: 1 });
    now = 60_000;
    expect(rateLimit.consume("one", 70)).toMatchObject({ remaining: 30, secondsLeft: 60 });
    expect(rateLimit.refund("one", 50, taken)).toMatchObject({ remaining: 30 });
  });

  it.each([-1, 1])("counts its minutes the same after the machine's clock was set %i day away", (days) => {
    const clock = jest.spyOn(Date, "now");
    afterTests(async () => clock.mockRestore());
    const rateLimit = new RateLimit(100);
    const taken = rateLimit.consume("one", 90);

    const set = Date.now() + days * 86_400_000;
    clock.mockImplementation(() => set);
    const refused = errorOf(() => rateLimit.consume("one", 20)) as RateLimited;

    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(rateLimit.refund("one", 50, taken)).toMatchObject({ remaining: 60 });
  });

  it("drops the least recently used client beyond its capacity", () => {
    const rateLimit = new RateLimit(100, { clients: 3 });
    for (const client of ["one", "two", "three"]) rateLimit.consume(client, 10);
    rateLimit.consume("one", 10);

    rateLimit.consume("four", 10);

    expect(rateLimit.consume("two", 10)).toMatchObject({ remaining: 90 });
    expect(rateLimit.consume("one", 10)).toMatchObject({ remaining: 70 });
  });
});

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("Expected an error, but got none.");
}
