import { Budget } from "../../../src/server/budgets/budget";
import { RateLimited } from "../../../src/server/budgets/refusals";

describe("a budget", () => {
  it("takes points until they are spent, each client's own", async () => {
    const budget = new Budget(100);

    expect(await budget.take("one", 60)).toMatchObject({ remaining: 40, perMinute: 100 });
    expect(await budget.take("one", 40)).toMatchObject({ remaining: 0 });
    expect(await budget.take("other", 1)).toMatchObject({ remaining: 99 });
  });

  it("refuses more than is left, says how much that is and when there is more, and takes nothing for it", async () => {
    const budget = new Budget(1_100);
    await budget.take("one", 100);

    const refused = await budget.take("one", 1_340).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(RateLimited);
    const { message, status, told, headers } = refused as RateLimited;
    expect(message).toMatch(/^Price 1,340, and 1,000 left of 1,100 a minute\. Try again in (59|60) s\.$/);
    expect(status).toBe(429);
    expect(told).toMatchObject({ code: "RATE_LIMITED", needed: 1_340, remaining: 1_000, perMinute: 1_100 });
    expect(headers.get("retry-after")).toBe(String(told["retryAfterSeconds"]));
    expect(await budget.take("one", 1_000)).toMatchObject({ remaining: 0 });
  });

  it("takes one's last points once, however many ask at once", async () => {
    const budget = new Budget(50);

    const asked = await Promise.allSettled(Array.from({ length: 100 }, () => budget.take("one", 10)));

    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });

  it("gives back what was not used, and never more than was taken", async () => {
    const budget = new Budget(100);
    const taken = await budget.take("one", 60);

    expect(await budget.giveBack("one", 50, taken)).toMatchObject({ remaining: 90 });
    expect(await budget.giveBack("one", 50, taken)).toMatchObject({ remaining: 100 });
    expect(await budget.giveBack("nobody", 50, taken)).toMatchObject({ remaining: 100 });
    expect(await budget.take("nobody", 1)).toMatchObject({ remaining: 99 });
  });

  it("gives nothing back to another minute than that out of which it was taken", async () => {
    const budget = new Budget(100);
    const taken = await budget.take("one", 60);
    const over = { ...taken, resetsAt: Date.now() - 1 };

    expect(await budget.giveBack("one", 50, over)).toMatchObject({ remaining: 40 });
  });

  it("remembers so many clients and no more: whoever was heard of longest ago starts anew", async () => {
    const budget = new Budget(100, { clients: 3 });
    for (const client of ["one", "two", "three"]) await budget.take(client, 10);
    await budget.take("one", 10);

    await budget.take("four", 10);

    expect(await budget.take("two", 10)).toMatchObject({ remaining: 90 });
    expect(await budget.take("one", 10)).toMatchObject({ remaining: 70 });
  });
});
