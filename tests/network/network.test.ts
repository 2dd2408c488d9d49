import { edgesOf, inducedBy, networkOf, reversed, undirected, withEntries } from "../../src/network/network";
import { edgeCount } from "../../src/network/sizes";
import { commonOf, neighboursOf, rowsOf, transposed } from "../../src/network/rows";
import { entryOf } from "../../src/network/entries";
import { drawn } from "./drawn";

const list = (...numbers: number[]) => Uint32Array.from(numbers);

describe("A network", () => {
  it("stores both ends of an undirected edge, with neighbours ascending", () => {
    const network = networkOf(4, { from: list(3, 2, 0), to: list(1, 0, 3) });

    expect(Array.from(network.offsets)).toEqual([0, 2, 3, 4, 6]);
    expect(Array.from(network.targets)).toEqual([2, 3, 3, 0, 0, 1]);
    expect(network.weights).toBeNull();
    expect(edgeCount(network)).toBe(3);
  });

  it("merges repeated edges, and adds their weights", () => {
    const network = networkOf(3, {
      from: list(0, 1, 0, 1),
      to: list(1, 0, 1, 2),
      weights: Float64Array.of(1, 2, 4, 8),
    });

    expect(edgesOf(network)).toEqual({ from: list(0, 1), to: list(1, 2), weights: Float64Array.of(7, 8) });
  });

  it("drops self-loops", () => {
    const network = networkOf(2, {
      from: list(0, 0, 1),
      to: list(0, 1, 1),
      weights: Float64Array.of(1, 2, 3),
    });

    expect(edgesOf(network)).toEqual({ from: list(0), to: list(1), weights: Float64Array.of(2) });
  });

  it("may have no nodes, and nodes without edges", () => {
    expect(networkOf(0, { from: list(), to: list() }).offsets).toEqual(list(0));
    expect(networkOf(3, { from: list(), to: list() }).offsets).toEqual(list(0, 0, 0, 0));
  });

  it("can be reversed, and made undirected", () => {
    const network = drawn("0>1:1 1>0:2 1>2:4");

    expect(edgesOf(reversed(network))).toEqual(edgesOf(drawn("0>1:2 1>0:1 2>1:4")));
    expect(undirected(network)).toEqual(drawn("0-1:3 1-2:4"));
  });

  it("has induced subgraphs", () => {
    const network = drawn("0-1:1 1-2:2 2-3:3 3-0:4");

    expect(inducedBy(network, list(3, 0, 2))).toEqual(drawn("0-1:4 0-2:3"));
    expect(inducedBy(drawn("0>1 1>2 2>0"), list(2, 1))).toEqual(drawn("1>0"));
  });

  it("can be filtered by edges", () => {
    const network = drawn("0-1:1 1-2:2 2-0:3");

    expect(withEntries(network, (entry) => network.weights![entry]! > 1)).toEqual(drawn("1-2:2 2-0:3"));
  });
});

describe("Rows", () => {
  it("can be transposed", () => {
    const rows = rowsOf(2, 3, { from: list(0, 1, 1), to: list(2, 2, 0), weights: Float64Array.of(5, 6, 7) });

    const other = transposed(rows, 3);

    expect(other.offsets).toEqual(list(0, 1, 1, 3));
    expect(other.targets).toEqual(list(1, 0, 1));
    expect(other.weights).toEqual(Float64Array.of(7, 5, 6));
  });

  it("find a target, and intersect", () => {
    const network = drawn("0-2 0-4 0-6 1-2 1-6 1-5");

    expect([2, 4, 6].map((target) => entryOf(network, 0, target))).toEqual([0, 1, 2]);
    expect([1, 3, 5].map((target) => entryOf(network, 0, target))).toEqual([-1, -1, -1]);
    expect(commonOf(neighboursOf(network, 0), neighboursOf(network, 1))).toEqual(list(2, 6));
  });
});

describe("Errors name the expected and the given value", () => {
  it.each([
    [{ from: list(0), to: list() }, "Expected as many ends as beginnings, but got 1 and 0."],
    [{ from: list(0), to: list(3) }, "Expected nodes below 3 and 3, but edge 0 goes from 0 to 3."],
    [
      { from: list(0), to: list(1), weights: Float64Array.of(0) },
      "Expected weights above 0, but that of edge 0 is 0.",
    ],
    [
      { from: list(0), to: list(1), weights: Float64Array.of(NaN) },
      "Expected weights above 0, but that of edge 0 is NaN.",
    ],
    [
      { from: list(0), to: list(1), weights: Float64Array.of() },
      "Expected 1 weights, one an edge, but got 0.",
    ],
  ])("%#: %j", (edges, message) => {
    expect(() => networkOf(3, edges)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT", message }));
  });

  it("for a node outside the network", () => {
    expect(() => inducedBy(drawn("0-1"), list(2))).toThrow("Expected a node from 0 to 1, but got 2.");
    expect(() => inducedBy(drawn("0-1"), list(1, 1))).toThrow("Expected each node once");
  });
});
