import { Networks } from "../../../src/analysis/cache/networks";
import type { RunInThread } from "../../../src/analysis/cache/computing";
import type { MeasuredNetwork } from "../../../src/analysis/cache/measured-network";
import { NodeMeasure } from "../../../src/analysis/facts/node-measure";
import { analysisThreads } from "../../../src/analysis/worker/threads";
import type { Catalogue } from "../../../src/catalogue/catalogue";
import { edgeCount } from "../../../src/network/sizes";
import { ProjectionWeight } from "../../../src/network/two-mode/projection-weight";
import { fillLargeCatalogue } from "../../helpers/large-catalogue";
import { peopleByAppearance as people } from "../../helpers/people-by-appearance";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";

const unhurried = { signal: new AbortController().signal };

describe("Different networks", () => {
  let catalogue: Catalogue;

  beforeAll(async () => {
    catalogue = await temporaryCatalogue();
    await fillLargeCatalogue(catalogue);
  });

  /** Networks, and the names of the tasks that they have run. */
  function counted(maxBytes?: number, before: (task: string) => Promise<void> = async () => {}) {
    const tasks: string[] = [];
    const runInThread: RunInThread = async (task, input, options, watch) => {
      tasks.push(task);
      await before(task);
      return analysisThreads.run(task, input, options, watch);
    };
    return { tasks, networks: new Networks(catalogue.reader, { maxBytes, runInThread }) };
  }

  it("that differ in `minWeight` are views: one reading of facts, and as many views as there are weights", async () => {
    const { networks, tasks } = counted();
    const sizes: number[] = [];
    for (let minWeight = 0; minWeight < 4; minWeight += 0.05) {
      const { network } = await networks.within(unhurried).of({ ...people, minWeight });
      expect([...(network.weights ?? [])].every((weight) => weight >= minWeight)).toBe(true);
      sizes.push(edgeCount(network));
    }

    const all = new Set((await networks.within(unhurried).of(people)).network.weights);
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
    expect(tasks.filter((task) => task !== "heavierTies")).toEqual(["factTable", "sides", "ties"]);
    expect(tasks.length - 3).toBeLessThanOrEqual(all.size);
  });

  it("that differ in `weight` share their facts", async () => {
    const { networks, tasks } = counted();
    for (const weight of Object.values(ProjectionWeight))
      await networks.within(unhurried).of({ ...people, weight });

    expect(tasks).toEqual(["factTable", "sides", ...Object.values(ProjectionWeight).map(() => "ties")]);
  });

  it("take at most the bound, with what is measured inside of them, and answer the same", async () => {
    const maxBytes = 300_000;
    const { networks } = counted(maxBytes);
    const { networks: unbounded } = counted(1e9);
    for (let year = 2015; year <= 2024; year += 1) {
      for (const significance of [0.5, 0.2]) {
        const query = { ...people, filter: { dates: { from: `${year}` } } };
        const results = [networks, unbounded].map(async (each) => {
          const backbone = await (await each.within(unhurried).of(query)).backbone(significance);
          return [edgeCount(backbone.network), [...(await backbone.scores(NodeMeasure.PAGERANK))]];
        });
        const [bounded, expected] = await Promise.all(results);
        expect(bounded).toEqual(expected);
        expect(networks.cache.bytes).toBeLessThanOrEqual(maxBytes);
      }
    }
    expect(unbounded.cache.bytes).toBeGreaterThan(3 * maxBytes);
  });

  it("go on for others when the request that began them is aborted", async () => {
    let begin: () => void = () => {};
    const hasBegun = new Promise<void>((resolve) => (begin = resolve));
    let go: () => void = () => {};
    const mayGo = new Promise<void>((resolve) => (go = resolve));
    const { networks, tasks } = counted(undefined, async (task) => {
      if (task !== "betweenness") return;
      begin();
      await mayGo;
    });
    const leaving = new AbortController();
    const rankingOf = (network: MeasuredNetwork) =>
      network.once("ranking", (measured) => measured.scores(NodeMeasure.BETWEENNESS));
    const askedBy = async (signal: AbortSignal) => rankingOf(await networks.within({ signal }).of(people));
    const first = askedBy(leaving.signal);
    await hasBegun;
    // From here on the second waits for the same work.
    const second = rankingOf(await networks.within(unhurried).of(people));
    const third = askedBy(AbortSignal.abort(new Error("too late")));
    await expect(third).rejects.toThrow("too late");

    leaving.abort(new Error("gone"));
    go();

    await expect(first).rejects.toThrow("gone");
    expect((await second).length).toBeGreaterThan(10);
    expect(tasks.filter((task) => task === "betweenness")).toHaveLength(1);
  });
});
