import { execFileSync } from "node:child_process";

import { betweenness } from "../../src/network/betweenness/betweenness";
import { load } from "../../src/network/betweenness/load";
import { cutNodes } from "../../src/network/brokerage/cut-nodes";
import { brokerageRoles } from "../../src/network/brokerage/roles";
import { structuralHoles } from "../../src/network/brokerage/structural-holes";
import { agreementOf } from "../../src/network/communities/agreement";
import { communities } from "../../src/network/communities/communities";
import { modularity } from "../../src/network/communities/modularity";
import { assortativityByDegree, assortativityByKind } from "../../src/network/measures/assortativity";
import { localClustering, transitivity } from "../../src/network/measures/clustering";
import { closeness, harmonicCloseness } from "../../src/network/measures/closeness";
import { components } from "../../src/network/measures/components";
import { coreNumbers } from "../../src/network/measures/cores";
import { eigenvector } from "../../src/network/measures/eigenvector";
import { pagerank } from "../../src/network/measures/pagerank";
import { edgesOf, networkOf } from "../../src/network/network";
import { kShortestPaths } from "../../src/network/paths/k-shortest-paths";
import { shortestPaths } from "../../src/network/paths/shortest-paths";
import { birank } from "../../src/network/two-mode/birank";
import {
  twoModeBetweenness,
  twoModeCloseness,
  twoModeDegree,
  type TwoModeScores,
} from "../../src/network/two-mode/centrality";
import {
  latapyClustering,
  redundancy,
  robinsAlexanderClustering,
} from "../../src/network/two-mode/clustering";
import { projection } from "../../src/network/two-mode/projection";
import { ProjectionWeight } from "../../src/network/two-mode/projection-weight";
import { twoModeOf } from "../../src/network/two-mode/two-mode";
import { twoModeDensity } from "../../src/network/sizes";
import { Dice } from "../helpers/dice";
import { shapes, twoModeShapes, type Shape, type TwoModeShape } from "./shapes";

type Answer = number | null | readonly Answer[];
type Answers = Readonly<Record<string, Answer>>;
type ByPeer = Readonly<Record<string, Answers>>;

const dice = new Dice(20_261_122);
const [oneMode, twoMode] = [shapes(dice), twoModeShapes(dice)];
const grouping = (groups: number) => Array.from({ length: 80 }, () => Math.floor(dice.roll() * groups));
const groupings = [
  [grouping(4), grouping(6)],
  [grouping(2), grouping(30)],
].flatMap(([one, other]) => [
  [one!, other!],
  [one!, one!.map((group, node) => (node < 8 ? other![node]! : group))],
]);

/** PYTHON names another interpreter; Debian's packages are for /usr/bin/python3. */
const answers = JSON.parse(
  execFileSync(process.env["PYTHON"] ?? "/usr/bin/python3", [`${__dirname}/measures.py`], {
    input: JSON.stringify({ oneMode: oneMode.map(plain), twoMode: twoMode.map(plain), groupings }),
    maxBuffer: 2 ** 28,
    encoding: "utf8",
  }),
) as { oneMode: ByPeer[]; twoMode: ByPeer[]; agreements: Array<{ nmi: number; ari: number }> };

describe("Measures are those of NetworkX and igraph", () => {
  it.each(oneMode.map((shape, index) => [shape.name, shape, answers.oneMode[index]!] as const))(
    "on a network that is %s",
    (_name, shape, peers) => {
      const ours = answersOf(shape);

      expect(ours["roles"]).toEqual(peers["roles"]);
      for (const peer of ["networkx", "igraph"]) expect(differing(ours, peers[peer]!, peer)).toEqual([]);
      if (shape.isDirected) return;
      // A heuristic on both sides: neither has to be the better one, but not by much.
      const found = communities(networkOf(shape.size, shape)).modularity;
      expect(found).toBeGreaterThan((peers["igraph"]!["communities"] as number) - 0.02);
    },
  );

  it.each(twoMode.map((shape, index) => [shape.name, shape, answers.twoMode[index]!] as const))(
    "on a two-mode network with %s",
    (_name, shape, peers) => {
      const ours = twoModeAnswersOf(shape);

      for (const peer of ["networkx", "byDefinition"])
        expect(differing(ours, peers[peer]!, peer)).toEqual([]);
    },
  );

  it.each(groupings.map(([one, other], index) => [one!, other!, answers.agreements[index]!] as const))(
    "on how far two groupings agree",
    (one, other, peer) => {
      const ours = agreementOf(Uint32Array.from(one), Uint32Array.from(other));

      expect(difference(ours.nmi, peer.nmi)).toBeLessThan(1e-9);
      expect(difference(ours.ari, peer.ari)).toBeLessThan(1e-9);
    },
  );
});

function answersOf(shape: Shape): Answers {
  const network = networkOf(shape.size, shape, shape);
  const lengths = network.weights;
  const holes = structuralHoles(network);
  const always = {
    betweenness: list(betweenness(network)),
    betweennessByLengths: list(betweenness(network, { lengths })),
    load: list(load(network)),
    closeness: list(closeness(network)),
    closenessByLengths: list(closeness(network, { lengths })),
    harmonic: list(harmonicCloseness(network)),
    pagerank: list(pagerank(network, { tolerance: 1e-14 })),
    assortativityByDegree: number(assortativityByDegree(network)),
    assortativityByKind: number(assortativityByKind(network, shape.groups).assortativity),
    constraint: list(holes.constraint),
    effectiveSize: list(holes.effectiveSize),
    components: list(components(network).sizes),
    roles: Object.fromEntries(
      Object.entries(brokerageRoles(network, shape.groups)).map(([role, counts]) => [
        role,
        Array.from(counts as Float64Array),
      ]),
    ) as never,
  };
  if (shape.isDirected) return always;
  const { parts, bridges } = cutNodes(network);
  const [from, to] = [0, network.size - 1];
  return {
    ...always,
    coreNumbers: list(coreNumbers(network)),
    localClustering: list(localClustering(network)),
    transitivity: transitivity(network),
    cutNodes: Array.from(parts.keys()).filter((node) => parts[node]! > 1),
    bridges: Array.from(bridges.from, (node, edge) => [node, bridges.to[edge]!]),
    modularity: modularity(network, shape.groups, { resolution: 0.7 }),
    modularityAtOne: modularity(network, shape.groups),
    eigenvector: list(eigenvector(network, { maxRounds: 1_000_000, tolerance: 1e-14 })),
    kShortest: kShortestPaths(network, from, to, { k: 5, lengths }).map(({ length }) => length),
    allShortest: shortestPaths(network, from, to, { max: 1_000_000 }).paths.length,
  };
}

function twoModeAnswersOf(shape: TwoModeShape): Answers {
  const network = twoModeOf(shape.left, shape.right, shape);
  const both = ({ left, right }: TwoModeScores) => [...list(left), ...list(right)];
  const projected = Object.values(ProjectionWeight).map((weight) => {
    const { from, to, weights } = edgesOf(projection(network, { weight }));
    return [weight, Array.from(from, (node, edge) => [node, to[edge]!, weights?.[edge] ?? 1])];
  });
  return {
    ...(Object.fromEntries(projected) as Answers),
    degree: both(twoModeDegree(network)),
    betweenness: both(twoModeBetweenness(network)),
    closeness: both(twoModeCloseness(network)),
    density: twoModeDensity(network),
    dot: list(latapyClustering(network, { share: "dot" })),
    min: list(latapyClustering(network, { share: "min" })),
    max: list(latapyClustering(network, { share: "max" })),
    robinsAlexander: robinsAlexanderClustering(network),
    redundancy: list(redundancy(network)),
    birank: both(birank(network)),
  };
}

/** What is not the same to 1e-9, in words. */
function differing(ours: Answers, theirs: Answers, peer: string): string[] {
  return Object.entries(theirs)
    .filter(([measure]) => measure !== "communities")
    .filter(([measure, answer]) => !(difference(ours[measure], answer) < 1e-9))
    .map(
      ([measure, answer]) =>
        `${measure}: ours ${JSON.stringify(ours[measure])}, ${peer}'s ${JSON.stringify(answer)}`,
    );
}

/** The largest difference; infinite where one has what the other lacks. */
function difference(one: Answer | undefined, other: Answer): number {
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other);
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other ? 0 : Infinity;
  if (one.length !== other.length) return Infinity;
  return one.reduce(
    (max: number, item, index) => Math.max(max, difference(item as Answer, other[index] as Answer)),
    0,
  );
}

function list(scores: ArrayLike<number>): Answer[] {
  return Array.from(scores, number);
}

function number(score: number): number | null {
  return Number.isNaN(score) ? null : score;
}

function plain(shape: Shape | TwoModeShape): object {
  return Object.fromEntries(
    Object.entries(shape).map(([key, value]) => [
      key,
      ArrayBuffer.isView(value) ? Array.from(value as never) : (value as unknown),
    ]),
  );
}
