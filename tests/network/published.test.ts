import { betweenness } from "../../src/network/betweenness/betweenness";
import { load } from "../../src/network/betweenness/load";
import { communities } from "../../src/network/communities/communities";
import { assortativityByDegree } from "../../src/network/measures/assortativity";
import { averageClustering, localClustering, transitivity } from "../../src/network/measures/clustering";
import { closeness } from "../../src/network/measures/closeness";
import { components } from "../../src/network/measures/components";
import { coreNumbers } from "../../src/network/measures/cores";
import { degrees, strengths } from "../../src/network/measures/degree";
import { density } from "../../src/network/sizes";
import { eigenvector } from "../../src/network/measures/eigenvector";
import { pagerank } from "../../src/network/measures/pagerank";
import { edgesOf } from "../../src/network/network";
import { edgeCount } from "../../src/network/sizes";
import { twoModeBetweenness, twoModeCloseness, twoModeDegree } from "../../src/network/two-mode/centrality";
import { projection } from "../../src/network/two-mode/projection";
import { ProjectionWeight } from "../../src/network/two-mode/projection-weight";
import {
  describeWithPublished,
  misprints,
  publishedNetwork,
  publishedTables,
  southernWomen,
  type ByName,
} from "./published-networks";

const two = "algorithms/bipartite/tests/test_centrality.py";
const between = "algorithms/centrality/tests/test_betweenness_centrality.py";
const close = "algorithms/centrality/tests/test_closeness_centrality.py";
const loads = "algorithms/centrality/tests/test_load_centrality.py";
const files = ["florentine", "karate", "les_miserables", "davis_southern_women"];

describeWithPublished("Published tables are met to the digits printed there", () => {
  it("Southern Women, two-mode centralities (Borgatti and Halgin)", () => {
    const { twoMode, women, events } = southernWomen();
    const tables = publishedTables()[two]!;
    const named = ({ left, right }: { left: Float64Array; right: Float64Array }): ByName =>
      Object.fromEntries(
        [...women, ...events].map((name, node) => [name, left[node] ?? right[node - women.length]!]),
      );

    const closenesses = named(twoModeCloseness(twoMode));
    const degree = named(twoModeDegree(twoMode));

    expect(
      misprints(named(twoModeBetweenness(twoMode)), tables["test_davis_betweenness_centrality.answer"]!, 2),
    ).toEqual([]);
    expect(misprints(closenesses, tables["test_davis_closeness_centrality.answer"]!, 2)).toEqual([]);
    expect(misprints(degree, tables["test_davis_degree_centrality.answer"]!, 2)).toEqual([]);
  });

  it("Florentine families", () => {
    const { network, named } = publishedNetwork("florentine");

    const table = publishedTables()[between]!["test_florentine_families_graph.b_answer"]!;
    expect(misprints(named(betweenness(network)), table, 3)).toEqual([]);
    const { d } = tableOf(close, "test_florentine_families_closeness");
    expect(misprints(named(closeness(network)), d!, 3)).toEqual([]);
  });

  it("Les Misérables: betweenness with weights as lengths, closeness without", () => {
    const { network, named } = publishedNetwork("les_miserables");

    const table = publishedTables()[between]!["test_les_miserables_graph.b_answer"]!;
    expect(misprints(named(betweenness(network, { lengths: network.weights })), table, 3)).toEqual([]);
    const { d } = tableOf(close, "test_les_miserables_closeness");
    expect(misprints(named(closeness(network)), d!, 3)).toEqual([]);
  });
});

describeWithPublished("Published tables of load are met too", () => {
  it.each([
    ["florentine", "test_florentine_families_load.d", 1],
    ["florentine", "test_unnormalized_florentine_families_load.d", 14 * 13],
    ["les_miserables", "test_les_miserables_load.d", 1],
  ])("%s, %s", (file, table, scale) => {
    const { network, named } = publishedNetwork(file);

    const scores = load(network).map((score) => score * scale);

    expect(misprints(named(scores), publishedTables()[loads]![table]!, 3)).toEqual([]);
  });
});

describeWithPublished("Measures of the published networks are NetworkX's to six digits", () => {
  it.each(files)("%s, node by node", (file) => {
    const { network, metrics, named } = publishedNetwork(file);
    const unweighted = { ...network, weights: null };

    expect(named(degrees(network))).toEqual(metrics["degree"]);
    expect(named(coreNumbers(network))).toEqual(metrics["core_number"]);
    expect(misprints(named(betweenness(network)), metrics["betweenness_unweighted_normalized"]!, 6)).toEqual(
      [],
    );
    expect(misprints(named(closeness(network)), metrics["closeness_unweighted_wf"]!, 6)).toEqual([]);
    expect(misprints(named(localClustering(network)), metrics["clustering"]!, 6)).toEqual([]);
    expect(misprints(named(pagerank(unweighted)), metrics["pagerank_unweighted_a085"]!, 6)).toEqual([]);
    expect(misprints(named(eigenvector(unweighted)), metrics["eigenvector_unweighted"]!, 5)).toEqual([]);
  });

  it.each(["karate", "les_miserables"])("%s, with its weights", (file) => {
    const { network, metrics, named } = publishedNetwork(file);

    expect(named(strengths(network))).toEqual(metrics["strength"]);
    expect(misprints(named(pagerank(network)), metrics["pagerank_weighted_a085"]!, 6)).toEqual([]);
  });

  it.each(files)("%s as a whole", (file) => {
    const { network, metrics } = publishedNetwork(file);

    expect(components(network).sizes[0]).toBe(metrics["largest_component"]);
    expect({
      nodes: network.size,
      edges: edgeCount(network),
      density: rounded(density(network)),
      transitivity: rounded(transitivity(network)),
      avg_clustering: rounded(averageClustering(network)),
      assortativity: rounded(assortativityByDegree(network)),
      max_core: Math.max(...coreNumbers(network)),
    }).toEqual(
      Object.fromEntries(
        ["nodes", "edges", "density", "transitivity", "avg_clustering", "assortativity", "max_core"].map(
          (name) => [name, metrics[name]],
        ),
      ),
    );
  });

  it("Southern Women, projected onto the women", () => {
    const { twoMode, women, metrics } = southernWomen();
    const { from, to, weights } = edgesOf(projection(twoMode, { weight: ProjectionWeight.COUNT }));

    const ours = Array.from(from, (node, edge) => [
      [women[node]!, women[to[edge]!]!].toSorted().join(" and "),
      weights?.[edge],
    ]);

    const theirs = (metrics["projection_women_weighted"] as unknown as Array<[string, string, number]>).map(
      ([one, other, count]) => [[one, other].toSorted().join(" and "), count],
    );
    expect(new Map(ours as Array<[string, number]>)).toEqual(new Map(theirs as Array<[string, number]>));
  });
});

describeWithPublished("Communities of the karate club", () => {
  it("reach the optimal modularity (Brandes et al. 2008: 0.4198)", () => {
    const { network } = publishedNetwork("karate");

    const found = communities({ ...network, weights: null });

    expect(found.modularity.toFixed(4)).toBe("0.4198");
    expect(Array.from(found.sizes)).toEqual([12, 11, 6, 5]);
  });
});

function tableOf(file: string, test: string): Readonly<Record<string, ByName>> {
  return { d: publishedTables()[file]![`${test}.d`]! };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
