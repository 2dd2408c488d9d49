import { SharedWork } from "../../../src/analysis/cache/shared-work";

/** Work that ends when it is told to, and knows whether it was stopped. */
function shared() {
  const told: { result: (answer: string) => void; stopped: unknown } = { result() {}, stopped: null };
  const work = new SharedWork<string>(undefined, ({ signal }) => {
    signal.addEventListener("abort", () => (told.stopped = signal.reason));
    return new Promise((resolve) => (told.result = resolve));
  });
  return { work, told };
}

describe("Work that several wait for", () => {
  it("is done once, and told to all", async () => {
    const { work, told } = shared();
    const waiting = [new AbortController(), new AbortController()].map(({ signal }) => work.wait({ signal }));

    told.result("done");

    expect(await Promise.all(waiting)).toEqual(["done", "done"]);
    expect(await work.wait({ signal: new AbortController().signal })).toBe("done");
  });

  it("goes on while one still waits, and lets the other go at once", async () => {
    const { work, told } = shared();
    const [leaving, staying] = [new AbortController(), new AbortController()];
    const left = work.wait(leaving);
    const stayed = work.wait(staying);

    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    expect(told.stopped).toBeNull();
    told.result("done");

    expect(await stayed).toBe("done");
  });

  it("is stopped with the reason of the last who leaves", async () => {
    const { work, told } = shared();
    const [one, other] = [new AbortController(), new AbortController()];
    const both = Promise.allSettled([work.wait(one), work.wait({ signal: other.signal })]);
    const reason = new Error("gone too");

    one.abort(new Error("gone"));
    other.abort(reason);

    expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(told.stopped).toBe(reason);
    expect(work.isStopped).toBe(true);
  });

  it("is not stopped by who leaves after it was done", async () => {
    const { work, told } = shared();
    const waiting = new AbortController();
    const waited = work.wait(waiting);
    told.result("done");
    await waited;

    waiting.abort();

    expect(work.isStopped).toBe(false);
  });

  it("tells who comes with nobody waiting for the answer why, and begins nothing for them", async () => {
    const { work } = shared();
    const reason = new Error("gone already");

    await expect(work.wait({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("tells all who want to know how far it is, each until they leave", async () => {
    let tell: (done: number) => void = () => {};
    let finish: () => void = () => {};
    const work = new SharedWork<void>(undefined, (_caller, told) => {
      tell = told;
      return new Promise((resolve) => (finish = resolve));
    });
    const [leaving, staying, told] = [new AbortController(), new AbortController(), [] as string[]];
    const left = work.wait(leaving, (done) => told.push(`one ${done}`));
    const stayed = work.wait(staying, (done) => told.push(`other ${done}`));
    const silent = work.wait(staying);

    tell(0.5);
    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    tell(0.75);
    finish();
    await Promise.all([stayed, silent]);

    expect(told).toEqual(["one 0.5", "other 0.5", "other 0.75"]);
  });
});
