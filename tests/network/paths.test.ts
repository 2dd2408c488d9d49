import { kShortestPaths } from "../../src/network/paths/k-shortest-paths";
import { neighbourhood } from "../../src/network/paths/neighbourhood";
import { shortestPath, shortestPaths } from "../../src/network/paths/shortest-paths";
import { drawn } from "./drawn";

const ways = (paths: ReadonlyArray<{ nodes: Uint32Array; length: number }>) =>
  paths.map(({ nodes, length }) => `${nodes.join("-")} (${length})`);

/** Two squares in a row. */
const squares = drawn("0-1 0-2 1-3 2-3 3-4 3-5 4-6 5-6", 8);

describe("The shortest path", () => {
  it("prefers the lowest node", () => {
    expect(ways([shortestPath(squares, 0, 6)!])).toEqual(["0-1-3-4-6 (4)"]);
    expect(ways([shortestPath(squares, 6, 0)!])).toEqual(["6-4-3-1-0 (4)"]);
  });

  it("is null if there is none, and one node if both ends are equal", () => {
    expect(shortestPath(squares, 0, 7)).toBeNull();
    expect(shortestPath(drawn("0>1"), 1, 0)).toBeNull();
    expect(ways([shortestPath(squares, 3, 3)!])).toEqual(["3 (0)"]);
  });

  it("may take more but shorter steps", () => {
    const network = drawn("0-1:1 1-2:1 0-2:5");

    expect(ways([shortestPath(network, 0, 2, { lengths: network.weights })!])).toEqual(["0-1-2 (2)"]);
    expect(ways([shortestPath(network, 0, 2)!])).toEqual(["0-2 (1)"]);
  });

  it("follows directions, with the length of each", () => {
    const network = drawn("0>1:1 1>0:9 1>2:1 2>1:9");

    expect(ways([shortestPath(network, 0, 2, { lengths: network.weights })!])).toEqual(["0-1-2 (2)"]);
    expect(ways([shortestPath(network, 2, 0, { lengths: network.weights })!])).toEqual(["2-1-0 (18)"]);
  });

  it("requires nodes of the network", () => {
    expect(() => shortestPath(squares, 0, 8)).toThrow("Expected a node from 0 to 7, but got 8.");
  });
});

describe("All shortest paths", () => {
  it("are sorted by nodes", () => {
    expect(ways(shortestPaths(squares, 0, 6).paths)).toEqual([
      "0-1-3-4-6 (4)",
      "0-1-3-5-6 (4)",
      "0-2-3-4-6 (4)",
      "0-2-3-5-6 (4)",
    ]);
  });

  it("are all counted, but limited in the result", () => {
    const { paths, count } = shortestPaths(squares, 0, 6, { max: 3 });

    expect([paths.length, count]).toEqual([3, 4]);
    expect(shortestPaths(squares, 0, 7)).toEqual({ paths: [], count: 0 });
    expect(() => shortestPaths(squares, 0, 6, { max: 0 })).toThrow("Expected at least 1 path, but got 0.");
  });

  it("tolerate rounding of lengths", () => {
    const network = drawn("0-1:0.1 1-3:0.2 0-3:0.3");

    expect(shortestPaths(network, 0, 3, { lengths: network.weights }).count).toBe(2);
  });
});

describe("The k shortest paths", () => {
  it("are loopless, shortest first, and end when there are no more", () => {
    expect(ways(kShortestPaths(drawn("0-1 1-2 0-2 2-3"), 0, 3, { k: 9 }))).toEqual([
      "0-2-3 (2)",
      "0-1-2-3 (3)",
    ]);
  });

  it("are those of Yen's own example", () => {
    // C0 D1 E2 F3 G4 H5, as usually drawn.
    const network = drawn("0>1:3 0>2:2 1>3:4 2>1:1 2>3:2 2>4:3 3>4:2 3>5:1 4>5:2");

    expect(ways(kShortestPaths(network, 0, 5, { k: 3, lengths: network.weights }))).toEqual([
      "0-2-3-5 (5)",
      "0-2-4-5 (7)",
      "0-1-3-5 (8)",
    ]);
  });

  it("respect a maximum length, and are empty if unreachable", () => {
    expect(kShortestPaths(drawn("0-1 1-2 0-2 2-3"), 0, 3, { k: 9, within: 2 })).toHaveLength(1);
    expect(kShortestPaths(squares, 0, 7)).toEqual([]);
    expect(() => kShortestPaths(squares, 0, 6, { k: 0 })).toThrow("Expected a k of at least 1, but got 0.");
  });
});

describe("A neighbourhood", () => {
  it("has the nodes within a depth, nearest first, and their subgraph", () => {
    const { nodes, distances, network } = neighbourhood(squares, 3, { depth: 1 });

    expect(Array.from(nodes)).toEqual([3, 1, 2, 4, 5]);
    expect(Array.from(distances)).toEqual([0, 1, 1, 1, 1]);
    expect(network).toEqual(drawn("0-1 0-2 0-3 0-4"));
  });

  it("uses lengths if given", () => {
    const network = drawn("0-1:2 1-2:2 0-3:5");

    expect(Array.from(neighbourhood(network, 0, { depth: 4, lengths: network.weights }).nodes)).toEqual([
      0, 1, 2,
    ]);
  });

  it("of depth 0 is the node itself", () => {
    expect(Array.from(neighbourhood(squares, 7, { depth: 0 }).nodes)).toEqual([7]);
    expect(() => neighbourhood(squares, 7, { depth: -1 })).toThrow(
      "Expected a depth of 0 or more, but got -1.",
    );
  });
});
