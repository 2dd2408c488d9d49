import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { betweenness } from "../../src/network/betweenness/betweenness";
import { communities } from "../../src/network/communities/communities";
import { pagerank } from "../../src/network/measures/pagerank";
import { networkOf, type Network } from "../../src/network/network";
import { Random } from "../../src/domain/random";
import { projection } from "../../src/network/two-mode/projection";
import { stepsOf } from "../../src/network/watch";
import { ThreadPool } from "../../src/threads/pool";
import { MeasurePool } from "../../src/network/worker/pool";
import { inSharedMemory } from "../../src/network/worker/shared-memory";
import { spreadBetweenness } from "../../src/network/worker/spread-betweenness";
import { drawn, drawnEvents, rounded } from "./drawn";

const small = drawn("0-1 1-2 2-0 2-3", 5);
/** Exact betweenness of this network takes minutes. */
const endless = byChance(30_000, 300_000);
const pools: MeasurePool[] = [];

function kept(pool: MeasurePool): MeasurePool {
  pools.push(pool);
  return pool;
}

function poolOf(threads = 1): MeasurePool {
  return kept(new MeasurePool({ threads }));
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

/** Of each thread of this process: what the kernel calls nice, the 19th field of its line. */
async function nicenesses(): Promise<Map<string, number>> {
  const threads = await readdir("/proc/self/task");
  const lines = await Promise.all(threads.map((one) => readFile(`/proc/self/task/${one}/stat`, "utf8")));
  return new Map(
    lines.map((line, at) => [threads[at]!, Number(line.slice(line.lastIndexOf(")") + 2).split(" ")[16])]),
  );
}

describe("A pool of threads", () => {
  it("gives way to the thread that serves, where threads have a priority of their own", async () => {
    if (process.platform !== "linux") return;
    const before = await nicenesses();
    await poolOf().run("pagerank", small, {});

    const raised = [...(await nicenesses())]
      .filter(([thread]) => !before.has(thread))
      .map(([, nice]) => nice);

    expect(Math.max(...raised)).toBeGreaterThanOrEqual(10);
    expect([...(await nicenesses())].find(([thread]) => thread === `${process.pid}`)).toEqual([
      `${process.pid}`,
      before.get(`${process.pid}`),
    ]);
  });

  it("returns the same as the measure itself", async () => {
    const pool = poolOf();
    const evenings = drawnEvents("ab abc abc d", 5);

    expect(await pool.run("betweenness", small, {})).toEqual(betweenness(small));
    expect(await pool.run("pagerank", inSharedMemory(small), { damping: 0.5 })).toEqual(
      pagerank(small, { damping: 0.5 }),
    );
    expect(await pool.run("communities", small, {})).toEqual(communities(small));
    expect(await pool.run("projection", inSharedMemory(evenings), {})).toEqual(projection(evenings));
  });

  it("does not take the network's memory", async () => {
    await poolOf().run("components", small, {});

    expect(small).toEqual(drawn("0-1 1-2 2-0 2-3", 5));
  });

  it("forwards the measure's error with code and data", async () => {
    const asked = poolOf().run("pagerank", small, { maxRounds: 2 });

    await expect(asked).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      data: { maxRounds: 2, tolerance: 1e-12 },
    });
  });

  it("reports ascending progress up to 1", async () => {
    const reported: number[] = [];

    await poolOf().run(
      "betweenness",
      byChance(500, 1_000),
      {},
      { onProgress: (done) => reported.push(done) },
    );

    expect(reported.length).toBeGreaterThan(50);
    expect(reported).toEqual(reported.toSorted((one, other) => one - other));
    expect(reported.at(-1)).toBe(1);
  });

  it("splits one measure among its threads", async () => {
    const network = byChance(300, 900);
    const reported: number[] = [];

    const scores = await spreadBetweenness(
      poolOf(2),
      inSharedMemory(network),
      {},
      { onProgress: (done) => reported.push(done) },
    );

    expect(rounded(scores, 12)).toEqual(rounded(betweenness(network), 12));
    expect(reported.at(-1)).toBe(1);
  });
});

describe("While a large network is measured", () => {
  it("the serving thread answers requests, and cancels on abort", async () => {
    const server = createServer((_request, response) => response.end("here"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const controller = new AbortController();
    let isDone = false;
    const measured = poolOf()
      .run("betweenness", inSharedMemory(endless), {}, { signal: controller.signal })
      .finally(() => {
        isDone = true;
      });

    const answers: string[] = [];
    for (let request = 0; request < 20; request += 1) {
      const response = await fetch(`http://127.0.0.1:${port}/`);
      answers.push(await response.text());
    }

    expect(isDone).toBe(false);
    expect(answers).toEqual(Array.from({ length: 20 }, () => "here"));
    controller.abort();
    await expect(measured).rejects.toMatchObject({ name: "AbortError" });
    server.closeAllConnections();
    server.close();
  });

  it("a measure can be cancelled, and the next one is served", async () => {
    const pool = poolOf();
    const controller = new AbortController();
    const [running, waiting] = [endless, small].map((network) =>
      pool.run("betweenness", network, {}, { signal: controller.signal }),
    );
    const next = pool.run("betweenness", small, {});

    controller.abort(new Error("Cancelled."));

    await expect(running).rejects.toThrow("Cancelled.");
    await expect(waiting).rejects.toThrow("Cancelled.");
    expect(await next).toEqual(betweenness(small));
  });

  it("waiting measures are served by client in turn", async () => {
    const pool = poolOf();
    const [holding, done] = [new AbortController(), [] as string[]];
    const held = pool.run("betweenness", endless, {}, { client: "many", signal: holding.signal });
    const asked = ["many", "many", "many", "one", "many"].map(async (client) => {
      await pool.run("betweenness", small, {}, { client });
      done.push(client);
    });

    holding.abort(new Error("opened"));
    await expect(held).rejects.toThrow("opened");
    await Promise.all(asked);

    expect(done[0]).toBe("one");
  });

  it("an aborted signal starts nothing", async () => {
    await expect(
      poolOf().run("betweenness", small, {}, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  it("closing a pool rejects running and waiting tasks", async () => {
    const pool = poolOf();
    const asked = [pool.run("betweenness", endless, {}), pool.run("betweenness", small, {})];
    const settled = Promise.allSettled(asked);

    await pool.close();

    const message = "The pool was closed before the task was done.";
    expect((await settled).map((one) => one.status === "rejected" && String(one.reason))).toEqual([
      `Error: ${message}`,
      `Error: ${message}`,
    ]);
    await expect(pool.run("betweenness", small, {})).rejects.toThrow("Expected a pool that is open");
  });

  it("a crashed thread fails only its own measure", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rostrum-thread-"));
    await writeFile(
      join(folder, "thread.js"),
      `require("node:worker_threads").parentPort.on("message", ({ options }) => process.exit(options.code));`,
    );
    const pool = kept(new ThreadPool(folder));

    const asked = [3, 4].map((code) => pool.run("betweenness", small, { code } as never));

    await expect(asked[0]).rejects.toThrow("A thread ended with code 3.");
    await expect(asked[1]).rejects.toThrow("A thread ended with code 4.");
    await rm(folder, { recursive: true });
  });
});

describe("A measure by itself", () => {
  it("stops at its next step after an abort", () => {
    const controller = new AbortController();

    const measured = () =>
      betweenness(endless, {
        signal: controller.signal,
        onProgress: () => controller.abort(new Error("Enough.")),
        end: 1_000,
      });

    expect(measured).toThrow("Enough.");
  });

  it("reports progress at most a hundred times", () => {
    const reported: number[] = [];
    const steps = stepsOf(10_000, { onProgress: (done) => reported.push(done) });

    for (let step = 1; step <= 10_000; step += 1) steps(step);

    expect(reported).toHaveLength(100);
    expect(reported.at(-1)).toBe(1);
  });
});

function byChance(size: number, edges: number): Network {
  const random = new Random(1);
  const ends = () => Uint32Array.from({ length: edges }, () => random.below(size));
  return networkOf(size, { from: ends(), to: ends() });
}
