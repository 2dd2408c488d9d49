import { edgesOf, networkOf } from "../../src/network/network";
import { birank } from "../../src/network/two-mode/birank";
import { twoModeBetweenness, twoModeCloseness, twoModeDegree } from "../../src/network/two-mode/centrality";
import {
  latapyClustering,
  redundancy,
  robinsAlexanderClustering,
} from "../../src/network/two-mode/clustering";
import { entriesBetween, sharedEvents } from "../../src/network/two-mode/evidence";
import { againstChance, unexplained } from "../../src/network/two-mode/null-model";
import { projection } from "../../src/network/two-mode/projection";
import { ProjectionWeight } from "../../src/network/two-mode/projection-weight";
import { falseDiscoveryRates } from "../../src/network/two-mode/false-discovery-rates";
import { asNetwork, flipped, type TwoMode, twoModeOf } from "../../src/network/two-mode/two-mode";
import { Random } from "../../src/domain/random";
import { twoModeDensity } from "../../src/network/sizes";
import { drawn, drawnEvents, rounded } from "./drawn";

/** Ann and Ben meet three times, twice with Cat; Dan is alone. */
const evenings = drawnEvents("ab abc abc d", 5);

describe("A projection", () => {
  it.each([
    [ProjectionWeight.SIMPLE, [1, 1, 1]],
    [ProjectionWeight.COUNT, [3, 2, 2]],
    [ProjectionWeight.NEWMAN, [2, 1, 1]],
    [ProjectionWeight.OVERLAP, [1, 1, 1]],
    [ProjectionWeight.JACCARD, [1, 0.666667, 0.666667]],
  ])("weighs by %s", (weight, expected) => {
    const { from, to, weights } = edgesOf(projection(evenings, { weight }));

    expect(Array.from(from, (node, edge) => [node, to[edge]])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(rounded(weights ?? from.map(() => 1))).toEqual(expected);
  });

  it("drops light edges, and keeps all nodes", () => {
    const network = projection(evenings, { minWeight: 3 });

    expect(network).toEqual(drawn("0-1:3", 5));
  });

  it("onto the other side works after flipping", () => {
    expect(projection(flipped(evenings))).toEqual(drawn("0-1:2 0-2:2 1-2:3", 4));
  });

  it("refuses too much work before it starts", () => {
    expect(() => projection(evenings, { maxMeetings: 6 })).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", data: { meetings: 7, maxMeetings: 6 } }),
    );
    expect(projection(evenings, { maxMeetings: 7 }).size).toBe(5);
  });

  it("of an empty network is empty", () => {
    const empty = { size: 0, offsets: new Uint32Array(1), targets: new Uint32Array(), weights: null };

    expect(projection({ left: empty, right: empty })).toEqual({
      ...networkOf(0, { from: new Uint32Array(), to: new Uint32Array() }),
      weights: new Float64Array(),
    });
  });
});

describe("Evidence", () => {
  it("for an edge of a projection are the shared events", () => {
    expect(Array.from(sharedEvents(evenings, 0, 2))).toEqual([1, 2]);
    expect(Array.from(sharedEvents(evenings, 0, 3))).toEqual([]);
    expect(() => sharedEvents(evenings, 0, 9)).toThrow("Expected a node from 0 to 4, but got 9.");
  });

  it("for a link or an edge are its positions in the list", () => {
    const list = { from: Uint32Array.of(0, 1, 0, 2), to: Uint32Array.of(1, 0, 1, 1) };

    expect(Array.from(entriesBetween(list, 0, 1))).toEqual([0, 1, 2]);
    expect(Array.from(entriesBetween(list, 0, 1, { isDirected: true }))).toEqual([0, 2]);
  });
});

describe("A two-mode network", () => {
  it("converts to one mode, left nodes first", () => {
    expect(asNetwork(drawnEvents("ab b"))).toEqual(drawn("0-2 1-2 1-3"));
  });

  it("has a density, and normalised degrees", () => {
    expect(twoModeDensity(evenings)).toBe(9 / 20);
    expect(rounded(twoModeDegree(evenings).left)).toEqual([0.75, 0.75, 0.5, 0.25, 0]);
    expect(rounded(twoModeDegree(evenings).right)).toEqual([0.4, 0.6, 0.6, 0.2]);
  });

  it("has centralities of 1 at the centre of a star", () => {
    const one = drawnEvents("abcd");

    expect(rounded(twoModeBetweenness(one).right)).toEqual([1]);
    expect(rounded(twoModeCloseness(one).right)).toEqual([1]);
    expect(rounded(twoModeCloseness(one).left)).toEqual([1, 1, 1, 1]);
  });

  it("has a closeness of at most 1 in small components too: the best possible, times the share that is reached", () => {
    // One at an evening alone, beside nine at another: of ten others she reaches the evening alone.
    const apart = twoModeCloseness(drawnEvents("a bcdefghij"));

    expect(apart.left[0]).toBeCloseTo(1 / 11, 12);
    expect(apart.right[0]).toBeCloseTo(1 / 11, 12);
    expect(Math.max(...apart.left, ...apart.right)).toBeLessThanOrEqual(1);
  });

  it("has centralities of 0 without links", () => {
    expect(twoModeBetweenness(evenings).left[4]).toBe(0);
    expect(twoModeCloseness(evenings).left[4]).toBe(0);
  });
});

describe("Two-mode clustering", () => {
  // Ann and Ben share 3 of 3; each shares 2 of 3 with Cat, who has 2.
  it.each([
    ["dot", [(1 + 2 / 3) / 2, (1 + 2 / 3) / 2, 2 / 3, 0, 0]],
    ["min", [1, 1, 1, 0, 0]],
    ["max", [(1 + 2 / 3) / 2, (1 + 2 / 3) / 2, 2 / 3, 0, 0]],
  ] as const)("by Latapy, %s", (share, expected) => {
    expect(rounded(latapyClustering(evenings, { share }))).toEqual(rounded(expected));
  });

  it("by Robins and Alexander: closed four-cycles per path of three", () => {
    // Ann and Ben: 3 pairs of events; with Cat 1 each. 5 closed. Open: (3-1)(1+2+2) each for Ann and Ben,
    // (2-1)(2+2) for Cat.
    expect(robinsAlexanderClustering(evenings)).toBeCloseTo((4 * 5) / 24, 12);
    expect(robinsAlexanderClustering(drawnEvents("abcd"))).toBe(0);
  });

  it("by redundancy: pairs that stay tied without a node", () => {
    // Without Cat, her two events stay tied by Ann and Ben. Without b in the second event, nothing ties the
    // two.
    expect(rounded(redundancy(evenings)).slice(0, 3)).toEqual([1, 1, 1]);
    expect(redundancy(evenings)[3]).toBeNaN();
    expect(redundancy(drawnEvents("ab bc"))[1]).toBe(0);
  });
});

describe("BiRank", () => {
  it("of one link is its prior, if equal on both sides", () => {
    const { left, right } = birank(drawnEvents("a"));

    expect(rounded([...left, ...right])).toEqual([1, 1]);
  });

  it("gives isolated nodes their part of the prior, and uses a given prior", () => {
    const { left } = birank(evenings);
    const prior = { left: Float64Array.of(0, 0, 1, 0, 0), right: new Float64Array(4) };
    const nearCat = birank(evenings, { prior }).left;

    expect(left[4]).toBeCloseTo(0.15 / 5, 12);
    expect(nearCat[2]).toBeGreaterThan(nearCat[0]!);
    expect(nearCat[3]).toBe(0);
    expect(() => birank(evenings, { damping: 2 })).toThrow("Expected a damping between 0 and 1, but got 2.");
  });
});

describe("Null model", () => {
  it("forced edges have no z-score", () => {
    const { zScores, deviations } = againstChance(drawnEvents("abc abc"), { samples: 10 });

    expect(Array.from(zScores)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(Array.from(deviations)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("means match all networks with the same degrees", () => {
    // Three people at one of three single events each, and two events with two of four people each: with
    // fixed degrees, a meets each of the others equally often.
    const { means, network } = againstChance(drawnEvents("ab cd"), { samples: 4_000, trades: 20 });

    expect(network).toEqual(drawn("0-1:1 2-3:1"));
    for (const mean of means) expect(Math.abs(mean - 1 / 3)).toBeLessThan(0.03);
  });

  it("p-values are the parts of all networks with the same degrees in which the two meet as often", () => {
    const { pValues } = againstChance(drawnEvents("ab cd"), { samples: 3_999, trades: 20 });
    const forced = againstChance(drawnEvents("abc abc"), { samples: 10 });

    for (const pValue of pValues) expect(Math.abs(pValue - 1 / 3)).toBeLessThan(0.03);
    expect(Array.from(forced.pValues)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("a network by chance has as few small p-values as they say", () => {
    const found = Array.from({ length: 10 }, (_, seed) =>
      againstChance(byChance(60, 80, seed), { seed: 99 }),
    );
    const pairs = found.length * ((60 * 59) / 2);
    const upTo = (alpha: number) =>
      found.reduce((sum, { pValues }) => sum + pValues.filter((one) => one <= alpha).length / 2, 0);

    for (const alpha of [0.01, 0.02, 0.05]) expect(upTo(alpha) / pairs).toBeLessThan(alpha * 1.2);
  });

  it("where few are tied, each tie by chance looks surprising, and none stays after the correction", () => {
    const { zScores, pValues, falseDiscoveryRates: rates } = againstChance(byChance(150, 1_500, 1));

    expect(zScores.filter((one) => one > 2).length).toBeGreaterThan(zScores.length / 2);
    expect(pValues.filter((one) => one < 0.05).length).toBeGreaterThan(zScores.length / 2);
    expect(Math.min(...rates)).toBeGreaterThan(0.05);
  });

  it("finds a pair that meets more often than by chance", () => {
    const crowd = drawnEvents("abc abd abe abf cde def efc fcd gh hi ig");
    const surprising = unexplained(againstChance(crowd, { samples: 300, seed: 7 }), 0.05);

    expect(edgesOf(surprising).from[0]).toBe(0);
    expect(edgesOf(surprising).to[0]).toBe(1);
  });

  it("is deterministic for a seed", () => {
    const [one, same, other] = [1, 1, 2].map((seed) => againstChance(evenings, { samples: 20, seed }).means);

    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });
});

/** People at two to six of so many events each, by chance. */
function byChance(people: number, size: number, seed: number): TwoMode {
  const random = new Random(seed);
  const events = Array.from({ length: size }, (_, event) => event);
  const links = Array.from({ length: people }, (_, person) =>
    random.someOf(events, 2 + random.below(5)).map((event) => [person, event] as const),
  ).flat();
  return twoModeOf(people, size, {
    from: Uint32Array.from(links, ([person]) => person),
    to: Uint32Array.from(links, ([, event]) => event),
    weights: null,
  });
}

describe("False discovery rates", () => {
  it("count every pair of nodes as a test, and grow with the p-values", () => {
    // Three edges, each with two entries, of ten pairs.
    const pValues = Float64Array.of(0.01, 0.04, 0.01, 0.03, 0.04, 0.03);

    expect(rounded([...falseDiscoveryRates(pValues, 10)])).toEqual(
      rounded([0.1, 0.4 / 3, 0.1, 0.4 / 3, 0.4 / 3, 0.4 / 3]),
    );
    expect([...falseDiscoveryRates(Float64Array.of(0.5, 0.5), 10)]).toEqual([1, 1]);
  });
});
