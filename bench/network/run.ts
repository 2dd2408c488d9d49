import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { UndirectedGraph } from "graphology";

import { betweenness } from "../../src/network/betweenness/betweenness";
import { communities } from "../../src/network/communities/communities";
import { pagerank } from "../../src/network/measures/pagerank";
import { edgesOf, type Network } from "../../src/network/network";
import { edgeCount } from "../../src/network/sizes";
import type { Entries } from "../../src/network/rows";
import { projection } from "../../src/network/two-mode/projection";
import type { TwoMode } from "../../src/network/two-mode/two-mode";
import { atEvents, withHubs } from "./networks";
import { pyvideo } from "./pyvideo";
import { graphology, graphologyOf } from "./with-graphology";

const { values } = parseArgs({
  options: {
    edges: { type: "string", default: "1000000" },
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "3" },
    python: { type: "string", default: "/usr/bin/python3" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "rostrum-bench-"));
const maxEdges = Number(values.edges);

/** One measure on one network. */
interface Race {
  readonly measure: "betweenness" | "pagerank" | "communities" | "projection";
  readonly ours: () => unknown;
  /** Graphology's; null where it cannot do it, or not in time. */
  readonly theirs: ((graph: UndirectedGraph) => unknown) | null;
  /** NetworkX takes minutes for what the others take seconds for. */
  readonly isTooMuchForNetworkx?: boolean;
}

type PeerAnswers = Readonly<Record<string, Array<[seconds: number, quality: number | null] | null>>>;

function main(): void {
  print("seconds of the processor (ours is 1.0): ours, graphology, NetworkX, igraph\n");
  for (const [name, run] of Object.entries(allRaces)) if (name.includes(values.only)) run(name);
  rmSync(folder, { recursive: true });
}

/** By name: `--only pyvideo` runs those that have the word in theirs. */
const allRaces: Readonly<Record<string, (name: string) => void>> = {
  "with hubs, small": (name) => {
    const network = withHubs(2_000, 10_000);
    race(name, network, [
      { measure: "betweenness", ours: () => betweenness(network), theirs: graphology.betweenness },
      { measure: "pagerank", ours: () => pagerank(network), theirs: graphology.pagerank },
      {
        measure: "communities",
        ours: () => communities(network, { iterations: 1 }),
        theirs: graphology.communities,
      },
    ]);
  },
  "with hubs, middling": (name) => {
    const network = withHubs(10_000, 50_000);
    race(name, network, [
      { measure: "betweenness", ours: () => betweenness(network), theirs: null, isTooMuchForNetworkx: true },
    ]);
  },
  "pyvideo, speakers by conference": (name) => {
    const talks = pyvideo();
    if (talks === null) print("pyvideo: skipped, its JSON is not at hand\n");
    else raceProjection(name, talks);
  },
  "pyvideo, speakers who met": (name) => {
    const talks = pyvideo();
    if (talks !== null) raceLarge(name, { ...projection(talks), weights: null });
  },
  "people at events": (name) => raceProjection(name, atEvents(maxEdges / 5, maxEdges)),
  "with hubs, large": (name) => raceLarge(name, withHubs(maxEdges / 10, maxEdges)),
  memory: () => memory(withHubs(maxEdges / 10, maxEdges)),
};

function raceLarge(name: string, network: Network): void {
  const sources = 20;
  race(
    name,
    network,
    [
      { measure: "betweenness", ours: () => betweenness(network, { end: sources }), theirs: null },
      { measure: "pagerank", ours: () => pagerank(network), theirs: graphology.pagerank },
      {
        measure: "communities",
        // One pass on all sides: Louvain has no more.
        ours: () => communities(network, { iterations: 1 }),
        theirs: graphology.communities,
        isTooMuchForNetworkx: true,
      },
    ],
    sources,
  );
}

function race(name: string, network: Network, races: readonly Race[], sources = 0): void {
  compare(name, network.size, edgesOf(network), races, { sources, graph: () => graphologyOf(network) });
}

function raceProjection(name: string, network: TwoMode): void {
  const theirs = () => graphology.projection(network);
  compare(name, network.left.size, linksOf(network), [
    { measure: "projection", ours: () => projection(network), theirs },
  ]);
}

function compare(
  name: string,
  size: number,
  edges: Entries,
  races: readonly Race[],
  { sources = 0, graph = () => new UndirectedGraph() } = {},
): void {
  print(`${name}: ${size.toLocaleString()} nodes, ${edges.from.length.toLocaleString()} edges\n`);
  // Not in turns: to collect garbage among graphology's objects takes longer than what is measured here.
  const ours = races.map((one) => timed(one.ours));
  const theirGraph = graph();
  const theirs = races.map((one) => one.theirs && timed(() => one.theirs?.(theirGraph)));
  const peers = askPeers(edges, size, races, sources);
  for (const [index, { measure }] of races.entries()) {
    const [networkx, igraph] = peers[measure] ?? [];
    const shown = sources > 0 && measure === "betweenness" ? `betweenness, ${sources} sources` : measure;
    const cells = [ours[index]?.seconds, theirs[index]?.seconds, networkx?.[0], igraph?.[0]].map((seconds) =>
      seconds === undefined ? "-" : `${seconds.toFixed(3)} (${(seconds / ours[index]!.seconds).toFixed(1)})`,
    );
    const found =
      measure === "communities"
        ? [modularityIn(ours[index]?.answer), modularityIn(theirs[index]?.answer), networkx?.[1], igraph?.[1]]
        : [];
    const quality = found.map((score) => score?.toFixed(4) ?? "-").join(", ");
    print(`  ${shown.padEnd(24)} ${cells.map((cell) => cell.padStart(16)).join("")}  ${quality}\n`);
  }
}

function modularityIn(answer: unknown): number {
  return (answer as { modularity: number }).modularity;
}

/** The median. The first round warms up and does not count; what takes milliseconds is compiled only after many. */
function timed(run: () => unknown): { seconds: number; answer: unknown } {
  const answer = run();
  const rounds: number[] = [];
  let total = 0;
  while (rounds.length < Number(values.rounds) || (total < 0.5 && rounds.length < 100)) {
    const seconds = secondsOf(run);
    rounds.push(seconds);
    total += seconds;
  }
  return { seconds: medianOf(rounds), answer };
}

function askPeers({ from, to }: Entries, size: number, races: readonly Race[], sources: number): PeerAnswers {
  const file = join(folder, "pairs");
  const pairs = new Uint32Array(2 * from.length);
  for (const [edge, node] of from.entries()) {
    pairs[2 * edge] = node;
    pairs[2 * edge + 1] = to[edge]!;
  }
  writeFileSync(file, pairs);
  const measures = races.map(({ measure, isTooMuchForNetworkx = false }) =>
    isTooMuchForNetworkx ? `-${measure}` : measure,
  );
  const told = execFileSync(
    values.python,
    ["bench/network/peers.py", file, String(size), String(sources), ...measures],
    { encoding: "utf8" },
  );
  return JSON.parse(told) as PeerAnswers;
}

function linksOf({ left }: TwoMode): Entries {
  const from = new Uint32Array(left.targets.length);
  for (let node = 0; node < left.size; node += 1) from.fill(node, left.offsets[node], left.offsets[node + 1]);
  return { from, to: left.targets };
}

/** Needs node --expose-gc, so that what is no longer used does not count. */
function memory(network: Network): void {
  const bytes = network.offsets.byteLength + network.targets.byteLength + (network.weights?.byteLength ?? 0);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const graph = graphologyOf(network);
  globalThis.gc?.();
  const theirs = (process.memoryUsage().heapUsed - before) / graph.size;
  const ours = bytes / edgeCount(network);
  print(
    `bytes an edge: ours ${ours.toFixed(1)}, graphology ${theirs.toFixed(0)} (${(theirs / ours).toFixed(0)} times)\n`,
  );
}

/** Of the processor, not of the clock: others may be at work on the same machine. */
function secondsOf(run: () => unknown): number {
  const began = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000_000;
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

function print(text: string): void {
  process.stdout.write(text);
}

main();
