import { agreementOf } from "../../src/network/communities/agreement";
import { communities } from "../../src/network/communities/communities";
import { flowBetween, renamedAfter } from "../../src/network/communities/flow";
import { modularity } from "../../src/network/communities/modularity";
import { communityStability } from "../../src/network/communities/stability";
import { components } from "../../src/network/measures/components";
import { inducedBy, networkOf, type Network } from "../../src/network/network";
import { Random } from "../../src/domain/random";
import { drawn, rounded } from "./drawn";

/** Two triangles with a bridge, and an isolated node. */
const barbell = drawn("0-1 1-2 2-0 3-4 4-5 5-3 2-3", 7);
/** Cliques of six in a ring, with one edge between neighbours. */
const cliques = (count: number): Network => {
  const [from, to]: [number[], number[]] = [[], []];
  for (let node = 0; node < 6 * count; node += 1) {
    const last = node - (node % 6) + 5;
    for (let other = node + 1; other <= last; other += 1) {
      from.push(node);
      to.push(other);
    }
    if (node !== last) continue;
    from.push(node);
    to.push((node + 1) % (6 * count));
  }
  return networkOf(6 * count, { from: Uint32Array.from(from), to: Uint32Array.from(to) });
};
const chance = (size: number, edges: number, seed: number): Network => {
  const random = new Random(seed);
  const ends = () => Uint32Array.from({ length: edges }, () => random.below(size));
  return networkOf(size, { from: ends(), to: ends() });
};

describe("Modularity", () => {
  it("is the share of edges within communities minus the expected share", () => {
    const found = Uint32Array.of(0, 0, 0, 1, 1, 1, 2);

    expect(modularity(barbell, found)).toBeCloseTo(6 / 7 - 1 / 2, 12);
    expect(modularity(barbell, found, { resolution: 2 })).toBeCloseTo(6 / 7 - 1, 12);
    expect(modularity(barbell, new Uint32Array(7))).toBeCloseTo(0, 12);
  });

  it("uses weights, requires a community per node, and is NaN without edges", () => {
    expect(modularity(drawn("0-1:3 2-3:1"), Uint32Array.of(0, 0, 1, 1))).toBeCloseTo(1 - 9 / 16 - 1 / 16, 12);
    expect(() => modularity(barbell, Uint32Array.of(0))).toThrow(
      "Expected 7 communities, one a node, but got 1.",
    );
    expect(modularity(inducedBy(barbell, Uint32Array.of(6)), Uint32Array.of(0))).toBeNaN();
  });
});

describe("Communities", () => {
  it("are the two triangles and the isolated node", () => {
    const found = communities(barbell);

    expect(Array.from(found.of)).toEqual([0, 0, 0, 1, 1, 1, 2]);
    expect(Array.from(found.sizes)).toEqual([3, 3, 1]);
    expect(found.modularity).toBeCloseTo(6 / 7 - 1 / 2, 12);
  });

  it("are the cliques of a ring of cliques, for any seed", () => {
    const planted = Uint32Array.from({ length: 60 }, (_, node) => Math.floor(node / 6));

    const agreements = [1, 2, 3, 4, 5].map(
      (seed) => agreementOf(communities(cliques(10), { seed }).of, planted).ari,
    );

    expect(agreements).toEqual([1, 1, 1, 1, 1]);
  });

  it("are fewer at a low resolution, more at a high one", () => {
    const [low, usual, high] = [0.05, 1, 20].map(
      (resolution) => communities(cliques(10), { resolution }).sizes.length,
    );

    expect(low).toBeLessThan(usual!);
    expect(high).toBeGreaterThan(usual!);
  });

  it("are connected", () => {
    for (const seed of [1, 2, 3]) {
      const network = chance(400, 500, seed);
      const found = communities(network, { seed });

      const pieces = Array.from(found.sizes.keys(), (community) => {
        const members = Uint32Array.from(found.of.keys()).filter((node) => found.of[node] === community);
        return components(inducedBy(network, members)).sizes.length;
      });

      expect(pieces.filter((count) => count !== 1)).toEqual([]);
    }
  });

  it("are deterministic for a seed", () => {
    const network = chance(300, 900, 4);
    const [one, same, other] = [5, 5, 6].map((seed) => communities(network, { seed }).of);

    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });

  it("need no edges, and ignore directions", () => {
    const loners = networkOf(2, { from: new Uint32Array(), to: new Uint32Array() });

    expect(communities(loners)).toMatchObject({ sizes: Uint32Array.of(1, 1), modularity: NaN });
    expect(() => communities(drawn("0>1"))).toThrow("Expected an undirected network for communities");
    expect(() => communities(barbell, { resolution: 0 })).toThrow(
      "Expected a resolution above 0, but got 0.",
    );
  });
});

describe("Agreement of two groupings", () => {
  const one = Uint32Array.of(0, 0, 1, 1);

  it("is 1 for equal groupings with other numbers", () => {
    expect(agreementOf(one, Uint32Array.of(7, 7, 3, 3))).toEqual({ nmi: 1, ari: 1 });
    expect(agreementOf(new Uint32Array(3), new Uint32Array(3))).toEqual({ nmi: 1, ari: 1 });
  });

  it("matches values computed by hand", () => {
    const crossed = agreementOf(one, Uint32Array.of(0, 1, 0, 1));

    expect([crossed.nmi, rounded([crossed.ari])[0]]).toEqual([0, -0.5]);
    expect(() => agreementOf(one, Uint32Array.of(0))).toThrow("one has 4, the other 1");
  });
});

describe("Stability over runs", () => {
  it("is 1 when every seed agrees, and less without clear communities", () => {
    const [clear, vague] = [communityStability(cliques(10)), communityStability(chance(200, 400, 1))];

    expect([clear.meanNmi, clear.meanAri]).toEqual([1, 1]);
    expect(vague.meanAri).toBeLessThan(0.8);
    expect(vague.best.modularity).toBe(Math.max(...vague.modularities));
    expect(() => communityStability(barbell, { runs: 1 })).toThrow("Expected 2 runs or more, but got 1.");
  });
});

describe("Between windows", () => {
  const before = { of: Uint32Array.of(0, 0, 0, 1, 1, 9), isThere: (node: number) => node !== 5 };
  const after = { of: Uint32Array.of(5, 5, 3, 3, 3, 3), isThere: (node: number) => node !== 4 };

  it("nodes move between communities, appear and disappear", () => {
    expect(flowBetween(before, after)).toEqual([
      { from: 0, to: 5, nodes: 2 },
      { from: 0, to: 3, nodes: 1 },
      { from: 1, to: 3, nodes: 1 },
      { from: 1, to: null, nodes: 1 },
      { from: null, to: 3, nodes: 1 },
    ]);
  });

  it("a community keeps its number while its members stay", () => {
    const renamed = renamedAfter(before, after);

    expect(Array.from(renamed).slice(0, 4)).toEqual([0, 0, 1, 1]);
    expect(Array.from(renamedAfter({ of: Uint32Array.of(0, 0) }, { of: Uint32Array.of(0, 1) }))).toEqual([
      0, 1,
    ]);
  });
});
