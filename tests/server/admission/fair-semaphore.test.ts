import type { Release } from "../../../src/queues/fair-queue";
import { FairSemaphore, type SemaphoreLimits } from "../../../src/server/admission/fair-semaphore";

const neverAborted = new AbortController().signal;

function semaphoreOf(limits: Partial<SemaphoreLimits>) {
  const semaphore = new FairSemaphore({
    maxRunning: 2,
    maxPerClient: 10,
    maxWaiting: 10,
    maxWaitMs: 60_000,
    ...limits,
  });
  const admitted: string[] = [];
  const ask = (client: string, signal = neverAborted): Promise<Release> => {
    const acquired = semaphore.acquire(client, signal).then((release) => {
      admitted.push(client);
      return release;
    });
    // Some acquisitions still wait when their test ends. Their rejection must not fail a later test.
    acquired.catch(() => undefined);
    return acquired;
  };
  return { ask, admitted };
}

const codeOf = (acquired: Promise<unknown>) =>
  acquired.then(
    () => "entered",
    (error: { clientExtensions?: { code: string }; message: string }) =>
      error.clientExtensions?.code ?? error.message,
  );

/** Lets pending promises settle. */
const flush = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("FairSemaphore", () => {
  it("admits up to its limit, and the next when a slot is free", async () => {
    const { ask, admitted } = semaphoreOf({ maxRunning: 2 });
    const [first] = [await ask("a"), await ask("b")];
    const third = ask("c");
    await flush();

    expect(admitted).toEqual(["a", "b"]);
    first();
    await third;
    expect(admitted).toEqual(["a", "b", "c"]);
  });

  it("releases a slot only once", async () => {
    const { ask, admitted } = semaphoreOf({ maxRunning: 1 });
    const first = await ask("a");
    void ask("b");
    void ask("c");
    first();
    first();
    await flush();

    expect(admitted).toEqual(["a", "b"]);
  });

  it("prefers the client with the fewest running operations, then FIFO", async () => {
    const { ask, admitted } = semaphoreOf({ maxRunning: 2 });
    const [first] = [await ask("greedy"), await ask("greedy")];
    for (const client of ["greedy", "modest", "other"]) void ask(client);

    first();
    await flush();

    expect(admitted).toEqual(["greedy", "greedy", "modest"]);
  });

  it("limits one client, waiting operations included", async () => {
    const { ask } = semaphoreOf({ maxRunning: 2, maxPerClient: 3 });
    for (let count = 0; count < 3; count += 1) void ask("greedy");

    expect(await codeOf(ask("greedy"))).toBe("TOO_MANY_AT_ONCE");
    void ask("modest");
    expect(await codeOf(ask("greedy"))).toBe("TOO_MANY_AT_ONCE");
  });

  it("refuses the newcomer when all clients wait equally often", async () => {
    const { ask } = semaphoreOf({ maxRunning: 1, maxWaiting: 2 });
    for (const client of ["a", "b", "c"]) void ask(client);

    expect(await codeOf(ask("d"))).toBe("OVERLOADED");
  });

  it("evicts the client that waits most often for a newcomer", async () => {
    const { ask, admitted } = semaphoreOf({ maxRunning: 2, maxWaiting: 3 });
    const [first] = [await ask("greedy"), await ask("greedy")];
    const maxWaiting = [1, 2, 3].map(() => codeOf(ask("greedy")));
    void ask("modest");

    expect(await maxWaiting[2]).toBe("OVERLOADED");
    first();
    await flush();
    expect(admitted).toEqual(["greedy", "greedy", "modest"]);
  });

  it("removes an aborted waiter", async () => {
    const { ask, admitted } = semaphoreOf({ maxRunning: 1 });
    const first = await ask("a");
    const leaving = new AbortController();
    const gone = codeOf(ask("b", leaving.signal));
    leaving.abort(new Error("gone"));
    void ask("c");

    expect(await gone).toBe("gone");
    first();
    await flush();
    expect(admitted).toEqual(["a", "c"]);
  });

  it("refuses after the maximum wait", async () => {
    const { ask } = semaphoreOf({ maxRunning: 1, maxWaitMs: 1 });
    await ask("a");

    expect(await codeOf(ask("b"))).toBe("OVERLOADED");
  });
});
