import * as fc from "fast-check";

import { betweenness } from "../../src/network/betweenness/betweenness";
import { cutNodes } from "../../src/network/brokerage/cut-nodes";
import { structuralHoles } from "../../src/network/brokerage/structural-holes";
import { communities } from "../../src/network/communities/communities";
import { modularity } from "../../src/network/communities/modularity";
import { closeness, harmonicCloseness } from "../../src/network/measures/closeness";
import { localClustering } from "../../src/network/measures/clustering";
import { components } from "../../src/network/measures/components";
import { coreNumbers } from "../../src/network/measures/cores";
import { strengths } from "../../src/network/measures/degree";
import { pagerank } from "../../src/network/measures/pagerank";
import { edgesOf, networkOf, reversed, type Network } from "../../src/network/network";
import { kShortestPaths } from "../../src/network/paths/k-shortest-paths";
import { shortestPaths } from "../../src/network/paths/shortest-paths";
import { Random } from "../../src/domain/random";
import { neighboursOf, type Entries } from "../../src/network/rows";
import { entryOf } from "../../src/network/entries";
import { within, windowsBetween } from "../../src/network/time/windows";
import { latapyClustering, redundancy } from "../../src/network/two-mode/clustering";
import { Curveball } from "../../src/network/two-mode/curveball";
import { sharedEvents } from "../../src/network/two-mode/evidence";
import { projection } from "../../src/network/two-mode/projection";
import { ProjectionWeight } from "../../src/network/two-mode/projection-weight";
import { twoModeOf } from "../../src/network/two-mode/two-mode";
import { operations } from "../helpers/operations";

const anyEdges = (size: number, weight = fc.integer({ min: 1, max: 9 })) =>
  fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), weight), { maxLength: 60 }).map((edges) => ({
    from: Uint32Array.from(edges, ([from]) => from),
    to: Uint32Array.from(edges, ([, to]) => to),
    weights: Float64Array.from(edges, ([, , weighs]) => weighs),
  }));
const size = 14;
const anyNetwork = fc
  .tuple(anyEdges(size), fc.boolean())
  .map(([edges, isDirected]) => networkOf(size, edges, { isDirected }));
const anyUndirected = anyEdges(size).map((edges) => networkOf(size, edges));
const [people, events] = [12, 9];
const anyLinks = fc
  .array(fc.tuple(fc.nat(people - 1), fc.nat(events - 1), fc.nat(5)), { maxLength: 50 })
  .map((links) => ({
    from: Uint32Array.from(links, ([person]) => person),
    to: Uint32Array.from(links, ([, event]) => event),
    // An event has one time.
    times: Float64Array.from(links, ([, event]) => event % 4),
  }));
const anyTwoMode = anyLinks.map(({ from, to }) => twoModeOf(people, events, { from, to }));
const anyOrder = fc.shuffledSubarray(
  Array.from({ length: size }, (_, node) => node),
  {
    minLength: size,
  },
);

const holds = <T>(values: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(fc.property(values, check), { numRuns: operations });

describe("Relabelling the nodes only permutes the results", () => {
  const measures: Record<string, (network: Network) => ArrayLike<number>> = {
    betweenness: (network) => betweenness(network),
    "betweenness by lengths": (network) => betweenness(network, { lengths: network.weights }),
    closeness: (network) => closeness(network),
    "harmonic closeness by lengths": (network) => harmonicCloseness(network, { lengths: network.weights }),
    pagerank: (network) => pagerank(network),
    strength: strengths,
    constraint: (network) => structuralHoles(network).constraint,
    "effective size": (network) => structuralHoles(network).effectiveSize,
  };
  const undirectedMeasures: typeof measures = {
    "core numbers": coreNumbers,
    clustering: (network) => localClustering(network),
    "parts without a node": (network) => cutNodes(network).parts,
    "what a node separates": (network) => cutNodes(network).separated,
    "size of one's component": ({ ...network }) => {
      const { of, sizes } = components(network);
      return Array.from(of, (component) => sizes[component]!);
    },
  };

  const relabelled = (network: Network, order: readonly number[]) => {
    const { from, to, weights } = edgesOf(network);
    const edges = { from: from.map((node) => order[node]!), to: to.map((node) => order[node]!), weights };
    return networkOf(network.size, edges, network);
  };
  /** The maximum difference of a node's score. */
  const change = (measure: (network: Network) => ArrayLike<number>, network: Network, order: number[]) => {
    const before = measure(network);
    const after = measure(relabelled(network, order));
    return order.reduce((max, place, node) => Math.max(max, distance(before[node]!, after[place]!)), 0);
  };

  it.each(Object.entries(measures))("for %s", (_name, measure) => {
    const property = fc.property(anyNetwork, anyOrder, (network, order) => {
      expect(change(measure, network, order)).toBeLessThan(1e-9);
    });
    expect(fc.check(property, { numRuns: operations })).toMatchObject({ failed: false });
  });

  it.each(Object.entries(undirectedMeasures))("for %s", (_name, measure) => {
    const property = fc.property(anyUndirected, anyOrder, (network, order) => {
      expect(change(measure, network, order)).toBeLessThan(1e-9);
    });
    expect(fc.check(property, { numRuns: operations })).toMatchObject({ failed: false });
  });
});

describe("A network", () => {
  it("equals its edge list, sorted, without self-loops", () => {
    holds(anyEdges(size), (edges) => {
      const network = networkOf(size, edges);

      expect(network).toEqual(networkOf(size, edgesOf(network)));
      const loops = edges.weights.filter((_, edge) => edges.from[edge] === edges.to[edge]);
      expect(total(network)).toBe(2 * (total(edges) - total({ weights: loops })));
    });
  });

  it("reversed twice is itself", () => {
    holds(anyNetwork, (network) => expect(reversed(reversed(network))).toEqual(network));
  });
});

describe("A projection", () => {
  it("by COUNT weighs the number of pieces of evidence, at least one", () => {
    holds(anyTwoMode, (network) => {
      const { from, to, weights } = edgesOf(projection(network, { weight: ProjectionWeight.COUNT }));

      const evidence = Array.from(from, (node, edge) => sharedEvents(network, node, to[edge]!).length);
      expect(Array.from(weights!)).toEqual(evidence);
      expect(evidence.every((count) => count >= 1)).toBe(true);
    });
  });

  it("by NEWMAN has as strength the number of shared events", () => {
    holds(anyTwoMode, (network) => {
      const sums = strengths(projection(network, { weight: ProjectionWeight.NEWMAN }));

      const shared = Array.from({ length: people }, (_, person) =>
        neighboursOf(network.left, person).filter((event) => neighboursOf(network.right, event).length > 1),
      );
      for (const [person, found] of shared.entries()) expect(sums[person]).toBeCloseTo(found.length, 9);
    });
  });

  it("by OVERLAP and JACCARD is between 0 and 1, with OVERLAP at least JACCARD", () => {
    holds(anyTwoMode, (network) => {
      const overlap = projection(network, { weight: ProjectionWeight.OVERLAP }).weights!;
      const jaccard = projection(network, { weight: ProjectionWeight.JACCARD }).weights!;

      expect(
        jaccard.every((weight, entry) => weight > 0 && weight <= overlap[entry]! && overlap[entry]! <= 1),
      ).toBe(true);
    });
  });

  it("of disconnected parts is disconnected", () => {
    holds(fc.tuple(anyLinks, anyLinks), ([one, other]) => {
      const both: Entries = {
        from: Uint32Array.from([...one.from, ...other.from.map((person) => person + people)]),
        to: Uint32Array.from([...one.to, ...other.to.map((event) => event + events)]),
      };

      const { from, to } = edgesOf(projection(twoModeOf(2 * people, 2 * events, both)));

      expect(from.some((node, edge) => node < people !== to[edge]! < people)).toBe(false);
    });
  });

  it("adds up over windows", () => {
    holds(anyLinks, (links) => {
      const whole = projection(twoModeOf(people, events, links));
      const parts = windowsBetween([0, 1, 2, 4]).map((window) =>
        projection(twoModeOf(people, events, within(links, window))),
      );

      const { from, to, weights } = edgesOf(whole);
      const sums = Array.from(from, (node, edge) =>
        parts.reduce((sum, part) => sum + (part.weights![entryOf(part, node, to[edge]!)] ?? 0), 0),
      );
      expect(sums).toEqual(Array.from(weights!));
      expect(parts.reduce((sum, part) => sum + total(part), 0)).toBe(total(whole));
    });
  });
});

describe("Measures stay within their range", () => {
  it.each<[string, (network: Network) => ArrayLike<number>]>([
    ["betweenness", betweenness],
    ["closeness", closeness],
    ["harmonic closeness", harmonicCloseness],
    ["PageRank", pagerank],
  ])("%s from 0 to 1", (_name, measure) => {
    holds(anyNetwork, (network) => expect(Array.from(measure(network)).every(isShare)).toBe(true));
  });

  it("two-mode clustering and redundancy from 0 to 1, or NaN", () => {
    holds(anyTwoMode, (network) => {
      const all = [
        ...latapyClustering(network),
        ...redundancy(network).filter((score) => !Number.isNaN(score)),
      ];

      expect(all.every(isShare)).toBe(true);
    });
  });
});

describe("Communities", () => {
  it("are at least as good as trivial groupings, and report their modularity", () => {
    holds(anyUndirected, (network) => {
      const found = communities(network);
      if (network.targets.length === 0) return;

      const alone = modularity(
        network,
        Uint32Array.from({ length: size }, (_, node) => node),
      );
      expect(found.modularity).toBeGreaterThanOrEqual(Math.max(alone, 0) - 1e-12);
      expect(found.modularity).toBeCloseTo(modularity(network, found.of), 12);
    });
  });

  it("never reach across components", () => {
    holds(anyUndirected, (network) => {
      const parts = components(network).of;
      const places = new Map<number, number>();

      for (const [node, community] of communities(network).of.entries()) {
        expect(parts[node]).toBe(places.get(community) ?? parts[node]);
        places.set(community, parts[node]!);
      }
    });
  });
});

describe("Paths", () => {
  it("the k shortest start with all shortest ones, ascend, and are loopless", () => {
    holds(fc.tuple(anyNetwork, fc.nat(size - 1), fc.nat(size - 1)), ([network, from, to]) => {
      const all = shortestPaths(network, from, to).paths.map(({ nodes }) => nodes.join(" "));

      const found = kShortestPaths(network, from, to, { k: all.length + 3 });

      expect(found.slice(0, all.length).map(({ nodes }) => nodes.join(" "))).toEqual(all);
      expect(found.every((path, place) => place === 0 || path.length >= found[place - 1]!.length)).toBe(true);
      expect(found.every(({ nodes }) => new Set(nodes).size === nodes.length)).toBe(true);
      expect(new Set(found.map(({ nodes }) => nodes.join(" "))).size).toBe(found.length);
    });
  });

  it("the k shortest are all paths if k is large", () => {
    holds(fc.tuple(anyEdges(6), fc.nat(5), fc.nat(5)), ([edges, from, to]) => {
      const network = networkOf(6, edges);

      const found = kShortestPaths(network, from, to, { k: 1_000, lengths: network.weights });

      expect(found).toHaveLength(simplePaths(network, from, to));
    });
  });
});

describe("A random network", () => {
  it("keeps every degree, without repeated links", () => {
    holds(fc.tuple(anyTwoMode, fc.integer()), ([network, seed]) => {
      const { left, right } = new Curveball(network, new Random(seed)).trade(30);

      expect(left.offsets).toEqual(network.left.offsets);
      expect(right.offsets).toEqual(network.right.offsets);
      for (let person = 0; person < people; person += 1) {
        expect(new Set(neighboursOf(left, person)).size).toBe(neighboursOf(left, person).length);
      }
    });
  });
});

function simplePaths(network: Network, from: number, to: number, met: readonly number[] = []): number {
  if (from === to) return 1;
  return Array.from(neighboursOf(network, from))
    .filter((next) => !met.includes(next))
    .reduce((sum, next) => sum + simplePaths(network, next, to, [...met, from]), 0);
}

function distance(one: number, other: number): number {
  return Number.isNaN(one) && Number.isNaN(other) ? 0 : Math.abs(one - other);
}

function total({ weights }: { readonly weights: Float64Array | null }): number {
  return weights!.reduce((sum, weight) => sum + weight, 0);
}

function isShare(score: number): boolean {
  return score >= 0 && score <= 1 + 1e-12;
}
