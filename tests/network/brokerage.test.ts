import { sampledBetweenness } from "../../src/network/betweenness/sampled-betweenness";
import { betweenness } from "../../src/network/betweenness/betweenness";
import { cutNodes } from "../../src/network/brokerage/cut-nodes";
import { brokerageRoles } from "../../src/network/brokerage/roles";
import { structuralHoles } from "../../src/network/brokerage/structural-holes";
import { networkOf } from "../../src/network/network";
import { Random } from "../../src/domain/random";
import { drawn, rounded } from "./drawn";

describe("Cut nodes", () => {
  // Two triangles that share node 2, a tail from node 4, and an isolated node.
  const network = drawn("0-1 1-2 2-0 2-3 3-4 4-2 4-5 5-6", 8);

  it("count the parts of a component, and the nodes cut off", () => {
    const { parts, separated } = cutNodes(network);

    expect(Array.from(parts)).toEqual([1, 1, 2, 1, 2, 2, 1, 0]);
    expect(Array.from(separated)).toEqual([0, 0, 2, 0, 2, 1, 0, 0]);
  });

  it("include bridges", () => {
    const { bridges } = cutNodes(network);

    expect([Array.from(bridges.from), Array.from(bridges.to)]).toEqual([
      [4, 5],
      [5, 6],
    ]);
  });

  it("finds the only organisation that connects three others", () => {
    const { parts, separated } = cutNodes(drawn("0-1 0-2 0-3"));

    expect([parts[0], separated[0]]).toEqual([3, 2]);
  });

  it("handles a path that would overflow recursion", () => {
    const ends = Uint32Array.from({ length: 200_000 }, (_, node) => node);
    const chain = networkOf(200_001, { from: ends, to: ends.map((node) => node + 1) });

    const { parts, separated } = cutNodes(chain);

    expect(parts.filter((count) => count === 2)).toHaveLength(199_999);
    expect(separated[100_000]).toBe(100_000);
  });
});

describe("Structural holes", () => {
  it("the centre of a star is least constrained, its leaves fully", () => {
    const { constraint, effectiveSize, efficiency, hierarchy } = structuralHoles(drawn("0-1 0-2 0-3 0-4", 6));

    expect(rounded(constraint)).toEqual([0.25, 1, 1, 1, 1, NaN]);
    expect(rounded(effectiveSize)).toEqual([4, 1, 1, 1, 1, NaN]);
    expect(rounded(efficiency)).toEqual([1, 1, 1, 1, 1, NaN]);
    expect(rounded(hierarchy)).toEqual([0, 1, 1, 1, 1, NaN]);
  });

  it("in a triangle every contact is half redundant", () => {
    const { constraint, effectiveSize } = structuralHoles(drawn("0-1 1-2 2-0"));

    // Half of a node's ties go to each contact, and half of that returns through the other: twice (1/2 +
    // 1/4)².
    expect(rounded(constraint)).toEqual([1.125, 1.125, 1.125]);
    expect(rounded(effectiveSize)).toEqual([1, 1, 1]);
  });

  it("counts a reciprocal tie twice", () => {
    const directed = structuralHoles(drawn("0>1 1>0 0>2"));

    expect(directed).toEqual(structuralHoles(drawn("0-1:2 0-2:1")));
  });
});

describe("Roles between groups", () => {
  const [education, defence, press] = [0, 1, 2];

  it.each([
    ["coordinator", [education, education, education]],
    ["consultant", [education, defence, education]],
    ["gatekeeper", [education, defence, defence]],
    ["representative", [education, education, defence]],
    ["liaison", [education, defence, press]],
  ] as const)("%s", (role, groups) => {
    const roles = brokerageRoles(drawn("0>1 1>2"), Uint32Array.from(groups));

    const held = Object.entries(roles).map(
      ([name, counts]) => [name, Array.from(counts as Float64Array)] as const,
    );
    for (const [name, counts] of held) expect([name, counts]).toEqual([name, [0, name === role ? 1 : 0, 0]]);
  });

  it("are absent when both ends are tied", () => {
    expect(brokerageRoles(drawn("0>1 1>2 0>2"), Uint32Array.of(0, 0, 0)).coordinator[1]).toBe(0);
    expect(brokerageRoles(drawn("0>1 1>2 2>0"), Uint32Array.of(0, 0, 0)).coordinator[1]).toBe(1);
  });

  it("count both directions when undirected, and require a group per node", () => {
    const roles = brokerageRoles(drawn("0-1 1-2"), Uint32Array.of(0, 0, 1));

    expect([roles.gatekeeper[1], roles.representative[1]]).toEqual([1, 1]);
    expect(() => brokerageRoles(drawn("0-1"), Uint32Array.of(0))).toThrow(
      "Expected 2 groups, one a node, but got 1.",
    );
  });
});

describe("Sampled betweenness", () => {
  const random = new Random(3);
  const ends = () => Uint32Array.from({ length: 6_000 }, () => Math.floor(2_000 * random.next() ** 2));
  const large = networkOf(2_000, { from: ends(), to: ends() });

  it("is within its error of the exact scores", () => {
    const exact = betweenness(large);

    const { scores, error, samples } = sampledBetweenness(large, { error: 0.05, confidence: 0.9 });

    expect(error).toBe(0.05);
    expect(samples).toBeLessThan(2_000);
    const farthest = scores.reduce((max, score, node) => Math.max(max, Math.abs(score - exact[node]!)), 0);
    expect(farthest).toBeGreaterThan(0);
    expect(farthest).toBeLessThan(0.05);
  });

  it("has an accurate sum, so nothing is missed or counted twice", () => {
    const sum = (scores: Float64Array) => scores.reduce((total, score) => total + score, 0);
    const exact = sum(betweenness(large));

    const sampled = sum(sampledBetweenness(large, { error: 0.03 }).scores);

    expect(Math.abs(sampled / exact - 1)).toBeLessThan(0.03);
  });

  it("samples each of several shortest paths equally often", () => {
    // Two hubs with a thousand leaves each, and three paths between the hubs.
    const points = Uint32Array.from({ length: 2_000 }, (_, point) => point);
    const hubs = networkOf(2_005, {
      from: Uint32Array.from([0, 0, 0, 1, 2, 3, ...points.map((point) => (point % 2 === 0 ? 0 : 4))]),
      to: Uint32Array.from([1, 2, 3, 4, 4, 4, ...points.map((point) => point + 5)]),
    });

    const { scores, samples } = sampledBetweenness(hubs, { error: 0.04 });

    expect(samples).toBeGreaterThan(0);
    for (const middle of [1, 2, 3]) expect(Math.abs(scores[middle]! - 1 / 6)).toBeLessThan(0.04);
  });

  it("samples a middle node in proportion to its paths", () => {
    // Four paths between the hubs lead through 1 and 2, 3, 4 or 5, and one through 6, 7 and 8. Leaves at the
    // middle nodes make both searches stop there, with several paths from each side.
    const points = Uint32Array.from({ length: 2_000 }, (_, point) => point);
    const hubs = networkOf(2_010, {
      from: Uint32Array.from([
        0,
        0,
        1,
        2,
        3,
        3,
        4,
        5,
        0,
        6,
        7,
        8,
        ...points.map((point) => [0, 0, 0, 9, 9, 9, 3, 3, 7, 7][point % 10]!),
      ]),
      to: Uint32Array.from([1, 2, 3, 3, 4, 5, 9, 9, 6, 7, 8, 9, ...points.map((point) => point + 10)]),
    });
    const exact = betweenness(hubs);

    const { scores, samples } = sampledBetweenness(hubs, { error: 0.045 });

    expect(samples).toBeGreaterThan(0);
    for (const middle of [3, 4, 7]) expect(Math.abs(scores[middle]! - exact[middle]!)).toBeLessThan(0.045);
  });

  it("follows directions", () => {
    const oneWay = networkOf(
      3_000,
      {
        from: Uint32Array.from({ length: 2_999 }, (_, node) => (node < 1_500 ? node + 1 : 0)),
        to: Uint32Array.from({ length: 2_999 }, (_, node) => (node < 1_500 ? 0 : node + 1)),
      },
      { isDirected: true },
    );

    const { scores, samples } = sampledBetweenness(oneWay, { error: 0.07 });

    expect(samples).toBeGreaterThan(0);
    expect(Math.abs(scores[0]! - betweenness(oneWay)[0]!)).toBeLessThan(0.07);
  });

  it("is exact when that is as cheap, and reports it", () => {
    const small = drawn("0-1 1-2 2-3");

    expect(sampledBetweenness(small)).toEqual({ scores: betweenness(small), error: 0, samples: 0 });
    expect(() => sampledBetweenness(small, { error: 0 })).toThrow(
      "Expected an error between 0 and 1, but got 0.",
    );
  });
});
