import { betweenness } from "../../src/network/betweenness/betweenness";
import { assortativityByDegree, assortativityByKind } from "../../src/network/measures/assortativity";
import { backbone, disparities } from "../../src/network/measures/backbone";
import { closeness, harmonicCloseness } from "../../src/network/measures/closeness";
import {
  averageClustering,
  localClustering,
  transitivity,
  triangles,
} from "../../src/network/measures/clustering";
import { components } from "../../src/network/measures/components";
import { coreNumbers } from "../../src/network/measures/cores";
import { degreeCentrality, degreeDistribution, degrees, strengths } from "../../src/network/measures/degree";
import { density } from "../../src/network/sizes";
import { pagerank } from "../../src/network/measures/pagerank";
import { edgesOf, networkOf, reversed } from "../../src/network/network";
import { inverseWeights } from "../../src/network/paths/lengths";
import { drawn, rounded } from "./drawn";

const emptyNetwork = networkOf(0, { from: new Uint32Array(), to: new Uint32Array() });
const loners = networkOf(3, { from: new Uint32Array(), to: new Uint32Array() });
const line = drawn("0-1 1-2 2-3 3-4");
const star = drawn("0-1 0-2 0-3 0-4");
/** A triangle with a tail, and an isolated node. */
const kite = drawn("0-1 1-2 2-0 2-3", 5);

describe("Degree", () => {
  it("counts neighbours; strength adds weights", () => {
    const weighted = drawn("0-1:2 1-2:5", 4);

    expect(Array.from(degrees(kite))).toEqual([2, 2, 3, 1, 0]);
    expect(Array.from(strengths(weighted))).toEqual([2, 7, 5, 0]);
    expect(Array.from(strengths(kite))).toEqual([2, 2, 3, 1, 0]);
  });

  it("is the out-degree in a directed network, and the in-degree in its reverse", () => {
    const network = drawn("0>1 0>2 1>2");

    expect(Array.from(degrees(network))).toEqual([2, 1, 0]);
    expect(Array.from(degrees(reversed(network)))).toEqual([0, 1, 2]);
  });

  it("can be normalised, and has a distribution", () => {
    expect(Array.from(degreeCentrality(kite))).toEqual([0.5, 0.5, 0.75, 0.25, 0]);
    expect(Array.from(degreeDistribution(kite))).toEqual([1, 1, 2, 1]);
    expect(density(kite)).toBe(0.4);
    expect(density(emptyNetwork)).toBeNaN();
  });
});

describe("Betweenness", () => {
  it("is 1 for the centre of a star, 0 for its leaves", () => {
    expect(Array.from(betweenness(star))).toEqual([1, 0, 0, 0, 0]);
  });

  it("is 3, 4 and 3 of 6 pairs on a path of five", () => {
    expect(rounded(betweenness(line))).toEqual([0, 0.5, 0.666667, 0.5, 0]);
  });

  it("splits a pair between two shortest paths", () => {
    const square = drawn("0-1 1-2 2-3 3-0");

    expect(rounded(betweenness(square))).toEqual([0.166667, 0.166667, 0.166667, 0.166667]);
  });

  it("follows directions: half the ordered pairs of a directed path", () => {
    expect(rounded(betweenness(drawn("0>1 1>2")))).toEqual([0, 0.5, 0]);
  });

  it("uses the shorter path by lengths, and both if equal", () => {
    const triangle = drawn("0-1:1 1-2:1 0-2:3");
    const even = drawn("0-1:0.1 1-2:0.2 0-2:0.3");

    expect(Array.from(betweenness(triangle, { lengths: triangle.weights }))).toEqual([0, 1, 0]);
    expect(Array.from(betweenness(even, { lengths: even.weights }))).toEqual([0, 0.5, 0]);
    expect(Array.from(betweenness(triangle))).toEqual([0, 0, 0]);
  });

  it("is 0 with fewer than three nodes, and for isolated nodes", () => {
    expect(Array.from(betweenness(drawn("0-1")))).toEqual([0, 0]);
    expect(Array.from(betweenness(kite))[4]).toBe(0);
    expect(betweenness(emptyNetwork)).toHaveLength(0);
  });

  it("adds up from ranges of sources", () => {
    const [one, other] = [betweenness(kite, { end: 2 }), betweenness(kite, { first: 2 })];

    expect(rounded(one.map((score, node) => score + other[node]!))).toEqual(rounded(betweenness(kite)));
  });

  it("refuses invalid lengths", () => {
    expect(() => betweenness(line, { lengths: Float64Array.of(1) })).toThrow(
      "Expected 8 lengths, one an entry, but got 1.",
    );
    expect(() => betweenness(line, { lengths: new Float64Array(8) })).toThrow(
      "Expected lengths above 0, but that of entry 0 is 0.",
    );
  });
});

describe("Closeness", () => {
  it("is the inverse mean distance, lower if not all nodes can reach it", () => {
    // Corner 2 of the triangle is one step from three of four others: 3/4 · 3/3.
    expect(rounded(closeness(kite))).toEqual([0.5625, 0.5625, 0.75, 0.45, 0]);
    expect(rounded(closeness(line))).toEqual([0.4, 0.571429, 0.666667, 0.571429, 0.4]);
  });

  it("uses distances to the node in a directed network", () => {
    expect(rounded(closeness(drawn("0>1 1>2")))).toEqual([0, 0.5, 0.666667]);
  });

  it("is the mean of inverse distances in the harmonic variant", () => {
    expect(rounded(harmonicCloseness(kite))).toEqual([0.625, 0.625, 0.75, 0.5, 0]);
    expect(Array.from(harmonicCloseness(loners))).toEqual([0, 0, 0]);
    expect(Array.from(harmonicCloseness(drawn("0-1", 2)))).toEqual([1, 1]);
  });

  it("can use inverse weights as lengths", () => {
    const network = drawn("0-1:2 1-2:1");

    expect(rounded(closeness(network, { lengths: inverseWeights(network) }))).toEqual([1, 1.333333, 0.8]);
  });
});

describe("PageRank", () => {
  it("sums to 1, and is lowest for isolated nodes", () => {
    const ranks = pagerank(kite);

    expect(ranks.reduce((sum, rank) => sum + rank)).toBeCloseTo(1, 12);
    expect(Math.min(...ranks)).toBe(ranks[4]);
    expect(rounded(pagerank(loners))).toEqual([0.333333, 0.333333, 0.333333]);
    expect(pagerank(emptyNetwork)).toHaveLength(0);
  });

  it("matches a hand-computed example with a sink", () => {
    // r0 = r1 = 0.05 + 0.85/3 r2 and r2 = r0 + 0.85 (r0 + r1)
    const r0 = (0.05 + 0.85 / 3 / (1 + 0)) / (1 + (2 * 0.85) / 3);

    const ranks = pagerank(drawn("0>2 1>2"));

    expect(ranks[0]).toBeCloseTo(r0, 10);
    expect(ranks[2]).toBeCloseTo(1 - 2 * r0, 10);
  });

  it("follows weights", () => {
    const ranks = pagerank(drawn("0-1:3 0-2:1"));

    // Three quarters of node 0's rank go to 1.
    expect((ranks[1]! - 0.05) / (ranks[2]! - 0.05)).toBeCloseTo(3, 10);
  });

  it("refuses an invalid damping, and reports non-convergence", () => {
    expect(() => pagerank(line, { damping: 1 })).toThrow("Expected a damping between 0 and 1, but got 1.");
    expect(() => pagerank(line, { maxRounds: 2 })).toThrow(
      "Expected PageRank to change by less than 1e-12 within 2 rounds, but it did not.",
    );
  });
});

describe("Cores and clustering", () => {
  it("a triangle is a 2-core, its tail a 1-core, an isolated node a 0-core", () => {
    expect(Array.from(coreNumbers(kite))).toEqual([2, 2, 2, 1, 0]);
  });

  it("clustering is the share of closed pairs", () => {
    expect(Array.from(triangles(kite))).toEqual([1, 1, 1, 0, 0]);
    expect(rounded(localClustering(kite))).toEqual([1, 1, 0.333333, 0, 0]);
    expect(averageClustering(kite)).toBeCloseTo(7 / 15, 12);
    expect(transitivity(kite)).toBeCloseTo(3 / 5, 12);
    expect(transitivity(loners)).toBe(0);
  });

  it("refuse directed networks", () => {
    expect(() => coreNumbers(drawn("0>1"))).toThrow("Expected an undirected network for core numbers");
    expect(() => triangles(drawn("0>1"))).toThrow("Expected an undirected network for triangles");
  });
});

describe("Components", () => {
  it("are numbered by size, then by their lowest node", () => {
    const found = components(drawn("1-2 3-4 4-5", 7));

    expect(Array.from(found.of)).toEqual([2, 1, 1, 0, 0, 0, 3]);
    expect(Array.from(found.sizes)).toEqual([3, 2, 1, 1]);
  });

  it("ignore directions", () => {
    expect(Array.from(components(drawn("0>1 2>1")).sizes)).toEqual([3]);
  });
});

describe("Assortativity", () => {
  it("by kind is 1 if edges stay within kinds, -1 if none does", () => {
    const network = drawn("0-1 2-3");

    expect(assortativityByKind(network, Uint32Array.of(0, 0, 1, 1)).assortativity).toBe(1);
    expect(assortativityByKind(network, Uint32Array.of(0, 1, 0, 1)).assortativity).toBe(-1);
    expect(assortativityByKind(network, Uint32Array.of(0, 0, 0, 0)).assortativity).toBeNaN();
  });

  it("has the mixing matrix, by edges or by weights", () => {
    const network = drawn("0-1:3 1-2:1");
    const kinds = Uint32Array.of(0, 0, 1);

    expect(Array.from(assortativityByKind(network, kinds).shares)).toEqual([0.5, 0.25, 0.25, 0]);
    expect(Array.from(assortativityByKind(network, kinds, { isWeighted: true }).shares)).toEqual([
      0.75, 0.125, 0.125, 0,
    ]);
  });

  it("by degree is -1 in a star, and NaN if all degrees are equal", () => {
    expect(assortativityByDegree(star)).toBeCloseTo(-1, 12);
    expect(assortativityByDegree(drawn("0-1 1-2 2-0"))).toBeNaN();
    expect(assortativityByDegree(loners)).toBeNaN();
  });

  it("by degree is NaN in rings of any size, and where each source has as many edges", () => {
    const ring = (size: number, tie: string) =>
      drawn(Array.from({ length: size }, (_, node) => `${node}${tie}${(node + 1) % size}`).join(" "));

    for (let size = 3; size < 60; size += 1) {
      expect([size, assortativityByDegree(ring(size, "-"))]).toEqual([size, NaN]);
      expect([size, assortativityByDegree(ring(size, ">"))]).toEqual([size, NaN]);
    }
    expect(assortativityByDegree(drawn("0>3 1>3 2>4"))).toBeNaN();
  });

  it("by kind is NaN without edges", () => {
    expect(assortativityByKind(loners, Uint32Array.of(0, 1, 1)).assortativity).toBeNaN();
  });
});

describe("The disparity filter", () => {
  // An edge has 8 of node 0's strength of 10; its probability among three is (1 - 0.8)².
  const network = drawn("0-1:8 0-2:1 0-3:1");

  it("is the probability of a share by chance; 1 for an end with one edge", () => {
    const chances = disparities(network);

    expect(rounded(chances)).toEqual([0.04, 0.81, 0.81, 0.04, 0.81, 0.81]);
  });

  it("keeps significant edges, and all nodes", () => {
    const kept = backbone(network);

    expect(edgesOf(kept)).toEqual({
      from: Uint32Array.of(0),
      to: Uint32Array.of(1),
      weights: Float64Array.of(8),
    });
    expect(kept.size).toBe(4);
    expect(() => backbone(network, 0)).toThrow("Expected a significance above 0 and at most 1, but got 0.");
  });
});
