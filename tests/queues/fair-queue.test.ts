import { FairQueue, type Release } from "../../src/queues/fair-queue";

/** A queue whose clock is held by the test, and the clients in the order in which they got a place. */
function heldQueue(places: number) {
  const clock = { now: 0 };
  const queue = new FairQueue(places, () => clock.now);
  const served: string[] = [];
  const releases: Release[] = [];
  const ask = (client: string, signal?: AbortSignal) => {
    const wait = async () => {
      const release = await queue.acquire({ client, signal });
      served.push(client);
      releases.push(release);
    };
    const asked = wait();
    asked.catch(() => undefined);
    return asked;
  };
  /** Ends the oldest running work, which took so long. */
  const endNext = async (ms = 0) => {
    clock.now += ms;
    releases.shift()?.();
    await settled();
  };
  const endAll = async (ms = 0) => {
    while (releases.length > 0) await endNext(ms);
  };
  return { queue, served, ask, endNext, endAll };
}

/** Lets pending promises settle. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("A fair queue", () => {
  it("serves another client next, however many of the first one wait", async () => {
    const { served, ask, endNext } = heldQueue(1);
    for (let count = 0; count < 9; count += 1) void ask("many");
    void ask("one");
    await settled();

    await endNext();

    expect(served).toEqual(["many", "one"]);
  });

  it("serves clients in turn", async () => {
    const { served, ask, endAll } = heldQueue(1);
    for (const client of ["a", "a", "a", "a", "b", "b", "b", "c"]) void ask(client);
    await settled();

    await endAll();

    expect(served.join(" ")).toBe("a b c a b a b a");
  });

  it("prefers the client that occupies fewer places", async () => {
    const { served, ask, endNext } = heldQueue(3);
    for (const client of ["a", "a", "b", "a", "a", "b"]) void ask(client);
    await settled();

    // One of a's two ends: a and b occupy one place each, and b has used less.
    await endNext(10);
    await endNext(10);

    expect(served.join(" ")).toBe("a a b b a");
  });

  it("weighs turns by their time: who has used more waits until the others have had as much", async () => {
    const { served, ask, endNext } = heldQueue(1);
    for (let count = 0; count < 3; count += 1) void ask("slow");
    for (let count = 0; count < 6; count += 1) void ask("quick");
    await settled();

    await endNext(40);
    for (let turn = 0; turn < 6; turn += 1) await endNext(10);

    expect(served.join(" ")).toBe("slow quick quick quick quick slow quick slow");
  });

  it("starves no one: a client that came first is served among an endless row of new ones", async () => {
    const { served, ask, endNext } = heldQueue(1);
    for (let count = 0; count < 3; count += 1) void ask("old");
    await settled();

    for (let turn = 0; turn < 12; turn += 1) {
      void ask(`new ${turn}`);
      await endNext(10);
    }

    expect(served.filter((client) => client === "old")).toHaveLength(3);
  });

  it("saves up no turns for a client that pauses", async () => {
    const { served, ask, endNext, endAll } = heldQueue(1);
    void ask("paused");
    for (let count = 0; count < 12; count += 1) void ask("steady");
    await settled();
    await endNext(10);
    for (let turn = 0; turn < 8; turn += 1) await endNext(10);
    served.length = 0;

    for (let count = 0; count < 3; count += 1) void ask("paused");
    await endAll(10);

    expect(served.slice(0, 5).join(" ")).toBe("paused steady paused steady paused");
  });

  it("removes aborted work, with the signal's reason", async () => {
    const { queue, served, ask, endAll } = heldQueue(1);
    const leaving = new AbortController();
    void ask("a");
    const left = ask("b", leaving.signal);
    void ask("c");

    leaving.abort(new Error("gone"));

    await expect(left).rejects.toThrow("gone");
    expect(queue.waiting).toBe(1);
    await endAll();
    expect(served).toEqual(["a", "c"]);
  });

  it("passes on the place of work that is aborted while it is admitted", async () => {
    const queue = new FairQueue(1);
    const release = await queue.acquire({ client: "a" });
    const [begun, leaving] = [[] as string[], new AbortController()];
    const ask = (client: string, signal?: AbortSignal) =>
      queue.run({ client, signal }, async () => begun.push(client));
    const [left, stayed] = [ask("b", leaving.signal), ask("c")];

    release();
    leaving.abort(new Error("gone"));

    await expect(left).rejects.toThrow("gone");
    await stayed;
    expect(begun).toEqual(["c"]);
    expect(queue.isFree).toBe(true);
  });

  it("gives a place back only once", async () => {
    const queue = new FairQueue(1);
    const release = await queue.acquire({ client: "a" });
    const others = [queue.acquire({ client: "b" }), queue.acquire({ client: "c" })];
    release();
    release();
    await others[0];

    expect([queue.countOf("b"), queue.countOf("c")]).toEqual([1, 1]);
    expect(queue.waiting).toBe(1);
  });

  it("gives the place back when work fails", async () => {
    const queue = new FairQueue(1);

    await expect(queue.run({}, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");

    expect(queue.isFree).toBe(true);
  });

  it("is idle when all has ended, what waits included", async () => {
    const { queue, ask, endNext } = heldQueue(1);
    let isIdle = false;
    void ask("a");
    void ask("b");
    await settled();
    void queue.idle().then(() => (isIdle = true));
    await endNext();
    expect(isIdle).toBe(false);

    await endNext();

    expect(isIdle).toBe(true);
  });
});
