"""Seconds of the processor that NetworkX and igraph take: {"measure": [networkx, igraph]}; null where not asked, and for igraph's betweenness from
some sources, which Debian's cannot do. Building the graph does not count.

Arguments: a file of pairs of 32-bit numbers, the number of nodes (of left ones, if two-mode), how many sources betweenness
counts from (0: all), then measures; "-" in front of one leaves NetworkX out.
"""

import json
import sys
import time

import igraph
import networkx as nx
import numpy as np

path, size, sources, *measures = sys.argv[1:]
size, sources = int(size), int(sources)
pairs = np.fromfile(path, dtype=np.uint32).reshape(-1, 2)
is_two_mode = measures[0].lstrip("-") == "projection"
if is_two_mode:
    pairs[:, 1] += size
nodes = max(size, int(pairs.max()) + 1)
g = igraph.Graph(n=nodes, edges=pairs.tolist())
if is_two_mode:
    g.vs["type"] = [node >= size for node in range(nodes)]
n = None
if any(not measure.startswith("-") for measure in measures):
    n = nx.Graph()
    n.add_nodes_from(range(nodes))
    n.add_edges_from(pairs.tolist())


def networkx_projection():
    return nx.bipartite.weighted_projected_graph(n, range(size))


def networkx_betweenness():
    if not sources:
        return nx.betweenness_centrality(n)
    return nx.betweenness_centrality(n, k=sources, seed=1)


runs = {
    "betweenness": (
        networkx_betweenness,
        None if sources else lambda: g.betweenness(),
    ),
    "pagerank": (lambda: nx.pagerank(n, tol=1e-12 / nodes, max_iter=1000), lambda: g.pagerank()),
    "communities": (
        lambda: nx.algorithms.community.louvain_communities(n, seed=1),
        lambda: g.community_leiden(objective_function="modularity", n_iterations=1),
    ),
    "projection": (networkx_projection, lambda: g.bipartite_projection(multiplicity=True, which=0)),
}


def seconds(run):
    began = time.process_time()
    answer = run()
    took = time.process_time() - began
    return took, answer


def quality(measure, answer):
    if measure != "communities":
        return None
    membership = answer.membership if hasattr(answer, "membership") else None
    if membership is None:
        membership = [0] * nodes
        for number, community in enumerate(answer):
            for node in community:
                membership[node] = number
    return g.modularity(membership)


answers = {}
for measure in measures:
    name = measure.lstrip("-")
    rows = []
    for peer, run in enumerate(runs[name]):
        if run is None or (peer == 0 and measure.startswith("-")):
            rows.append(None)
            continue
        took, answer = seconds(run)
        rows.append([took, quality(name, answer)])
        del answer
    answers[name] = rows
json.dump(answers, sys.stdout)
