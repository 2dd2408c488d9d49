import { eigenvector } from "../../src/network/measures/eigenvector";
import { networkOf } from "../../src/network/network";
import { drawn, rounded } from "./drawn";

const emptyNetwork = networkOf(0, { from: new Uint32Array(), to: new Uint32Array() });
const loners = networkOf(3, { from: new Uint32Array(), to: new Uint32Array() });
const line = drawn("0-1 1-2 2-3 3-4");
const star = drawn("0-1 0-2 0-3 0-4");
const filled = (count: number, score: number) => Array.from({ length: count }, () => score);

describe("Eigenvector centrality", () => {
  it("is the square root of 1/2 at the centre of a star", () => {
    const [middle, ...points] = eigenvector(star);

    expect(middle).toBeCloseTo(Math.SQRT1_2, 10);
    for (const point of points) expect(point).toBeCloseTo(Math.SQRT1_2 / 2, 10);
  });

  it("is 0 without edges", () => {
    expect(Array.from(eigenvector(loners))).toEqual([0, 0, 0]);
    expect(Array.from(eigenvector(emptyNetwork))).toEqual([]);
  });

  it("is that of each component, which has the share of its nodes; isolated nodes have 0", () => {
    // Two edges, a triangle and a loner: seven nodes have edges, and all are alike in their component.
    const scores = eigenvector(drawn("0-1 2-3 4-5 5-6 6-4", 8));

    expect(rounded(scores)).toEqual(rounded([...filled(7, Math.sqrt(1 / 7)), 0]));
  });

  it("is found where two components are almost equally strong", () => {
    const scores = eigenvector(drawn("0-1:10000 1-2:1 3-4:10000 4-5:2"));

    expect(scores.every((score) => score > 0)).toBe(true);
    expect(scores.reduce((sum, score) => sum + score * score, 0)).toBeCloseTo(1, 12);
  });

  it("is NaN in a component without a directed cycle, whatever the others are", () => {
    expect(Array.from(eigenvector(drawn("0>1 1>2 0>2")))).toEqual([NaN, NaN, NaN]);
    expect(rounded(eigenvector(drawn("0>1 1>2 3>4 4>3", 6)))).toEqual([
      NaN,
      NaN,
      NaN,
      ...rounded(filled(2, Math.SQRT1_2)),
      0,
    ]);
  });

  it("counts those who point to a node, so what follows a cycle has a score and what leads to it has none", () => {
    // 0 leads to the cycle of 1 and 2, which leads to 3.
    expect(rounded(eigenvector(drawn("0>1 1>2 2>1 2>3")))).toEqual([0, 0.57735, 0.57735, 0.57735]);
  });

  it("is NaN with equally strong cycles one after another, and where the rounds do not suffice", () => {
    expect(Array.from(eigenvector(drawn("0>1 1>0 1>2 2>3 3>2"), { maxRounds: 10_000 }))).toEqual(
      filled(4, NaN),
    );
    expect(Array.from(eigenvector(line, { maxRounds: 1 }))).toEqual(filled(5, NaN));
  });

  it("is found for a chain of a hundred", () => {
    const chain = drawn(Array.from({ length: 99 }, (_, node) => `${node}-${node + 1}`).join(" "));

    // Known: proportional to sin(π k / (n + 1)).
    const expected = Array.from({ length: 100 }, (_, node) => Math.sin((Math.PI * (node + 1)) / 101));
    const length = Math.sqrt(expected.reduce((sum, score) => sum + score * score, 0));
    expect(rounded(eigenvector(chain), 5)).toEqual(
      rounded(
        expected.map((score) => score / length),
        5,
      ),
    );
  });
});
