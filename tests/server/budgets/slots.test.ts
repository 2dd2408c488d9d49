import { type Release, Slots, type SlotLimits } from "../../../src/server/budgets/slots";

const somebody = new AbortController().signal;

function slotsOf(limits: Partial<SlotLimits>) {
  const slots = new Slots({ atOnce: 2, perClient: 10, waiting: 10, patienceMs: 60_000, ...limits });
  const entered: string[] = [];
  const ask = (client: string, signal = somebody): Promise<Release> => {
    const asked = slots.take(client, signal).then((release) => {
      entered.push(client);
      return release;
    });
    // Some still wait when their test is over, and are told so in the middle of another.
    asked.catch(() => undefined);
    return asked;
  };
  return { ask, entered };
}

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "entered",
    (error: { told?: { code: string }; message: string }) => error.told?.code ?? error.message,
  );

/** Until whatever can enter has. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("slots", () => {
  it("let so many in at once, and the next when one is free", async () => {
    const { ask, entered } = slotsOf({ atOnce: 2 });
    const [first] = [await ask("a"), await ask("b")];
    const third = ask("c");
    await settled();

    expect(entered).toEqual(["a", "b"]);
    first();
    await third;
    expect(entered).toEqual(["a", "b", "c"]);
  });

  it("are given back once, however often it is said", async () => {
    const { ask, entered } = slotsOf({ atOnce: 1 });
    const first = await ask("a");
    void ask("b");
    void ask("c");
    first();
    first();
    await settled();

    expect(entered).toEqual(["a", "b"]);
  });

  it("go first to whoever has the fewest, then to whoever came first", async () => {
    const { ask, entered } = slotsOf({ atOnce: 2 });
    const [first] = [await ask("greedy"), await ask("greedy")];
    for (const client of ["greedy", "modest", "other"]) void ask(client);

    first();
    await settled();

    expect(entered).toEqual(["greedy", "greedy", "modest"]);
  });

  it("let one client have its share and no more, those that wait included", async () => {
    const { ask } = slotsOf({ atOnce: 2, perClient: 3 });
    for (let count = 0; count < 3; count += 1) void ask("greedy");

    expect(await codeOf(ask("greedy"))).toBe("TOO_MANY_AT_ONCE");
    void ask("modest");
    expect(await codeOf(ask("greedy"))).toBe("TOO_MANY_AT_ONCE");
  });

  it("turn away whoever comes when all wait as often", async () => {
    const { ask } = slotsOf({ atOnce: 1, waiting: 2 });
    for (const client of ["a", "b", "c"]) void ask(client);

    expect(await codeOf(ask("d"))).toBe("OVERLOADED");
  });

  it("turn away whoever waits most often when somebody comes who does not", async () => {
    const { ask, entered } = slotsOf({ atOnce: 2, waiting: 3 });
    const [first] = [await ask("greedy"), await ask("greedy")];
    const waiting = [1, 2, 3].map(() => codeOf(ask("greedy")));
    void ask("modest");

    expect(await waiting[2]).toBe("OVERLOADED");
    first();
    await settled();
    expect(entered).toEqual(["greedy", "greedy", "modest"]);
  });

  it("are not waited for by whoever has gone", async () => {
    const { ask, entered } = slotsOf({ atOnce: 1 });
    const first = await ask("a");
    const leaving = new AbortController();
    const gone = codeOf(ask("b", leaving.signal));
    leaving.abort(new Error("gone"));
    void ask("c");

    expect(await gone).toBe("gone");
    first();
    await settled();
    expect(entered).toEqual(["a", "c"]);
  });

  it("are not waited for longer than anybody has patience", async () => {
    const { ask } = slotsOf({ atOnce: 1, patienceMs: 1 });
    await ask("a");

    expect(await codeOf(ask("b"))).toBe("OVERLOADED");
  });
});
