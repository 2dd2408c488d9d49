"""Answers of NetworkX and igraph for the graphs on standard input, as JSON: what ours is held against."""

import json
import math
import sys

import igraph
import networkx as nx
import numpy as np
from networkx.algorithms import bipartite


def values(scores, size):
    return [clean(scores.get(node)) for node in range(size)]


def clean(value):
    return None if value is None or math.isnan(value) else float(value)


def networkx_graph(graph):
    made = (nx.DiGraph if graph["isDirected"] else nx.Graph)()
    made.add_nodes_from(range(graph["size"]))
    weights = graph["weights"] or [1.0] * len(graph["from"])
    made.add_weighted_edges_from(zip(graph["from"], graph["to"], weights))
    return made


def igraph_graph(graph):
    made = igraph.Graph(
        n=graph["size"], edges=list(zip(graph["from"], graph["to"])), directed=graph["isDirected"]
    )
    made.es["weight"] = graph["weights"] or [1.0] * len(graph["from"])
    return made


def mutual(g):
    """Both directions together: NetworkX calls who is pointed at, and points at nobody, isolated."""
    both = nx.Graph()
    both.add_nodes_from(g)
    for one, other, weight in g.edges(data="weight"):
        known = both[one][other]["weight"] if both.has_edge(one, other) else 0
        both.add_edge(one, other, weight=known + weight)
    return both


def one_mode(graph):
    size = graph["size"]
    g, i = networkx_graph(graph), igraph_graph(graph)
    pairs = (size - 1) * (size - 2) / (1 if graph["isDirected"] else 2)
    answers = {
        "networkx": {
            "betweenness": values(nx.betweenness_centrality(g), size),
            "betweennessByLengths": values(nx.betweenness_centrality(g, weight="weight"), size),
            "load": values(nx.load_centrality(g), size),
            "closeness": values(nx.closeness_centrality(g), size),
            "closenessByLengths": values(nx.closeness_centrality(g, distance="weight"), size),
            "harmonic": [value / (size - 1) for value in values(nx.harmonic_centrality(g), size)],
            "pagerank": values(nx.pagerank(g, tol=1e-14, max_iter=10000), size),
            "assortativityByDegree": clean(
                nx.degree_pearson_correlation_coefficient(g, x="out", y="in")
                if graph["isDirected"]
                else nx.degree_pearson_correlation_coefficient(g)
            ),
            "constraint": values(nx.constraint(mutual(g), weight="weight"), size),
            "effectiveSize": values(nx.effective_size(mutual(g), weight="weight"), size),
        },
        "igraph": {
            "betweenness": [value / pairs for value in i.betweenness()],
            "betweennessByLengths": [value / pairs for value in i.betweenness(weights="weight")],
            "pagerank": i.pagerank(weights="weight"),
            "harmonic": [clean(value) for value in i.harmonic_centrality(mode="in")],
            "assortativityByDegree": clean(i.assortativity_degree(directed=graph["isDirected"])),
        },
    }
    nx.set_node_attributes(g, dict(enumerate(graph["groups"])), "group")
    answers["networkx"]["assortativityByKind"] = clean(nx.attribute_assortativity_coefficient(g, "group"))
    answers["igraph"]["assortativityByKind"] = clean(
        i.assortativity_nominal(graph["groups"], directed=graph["isDirected"])
    )
    answers["networkx"]["components"] = sorted(map(len, nx.weakly_connected_components(g) if graph["isDirected"] else nx.connected_components(g)), reverse=True)
    if not graph["isDirected"]:
        answers["networkx"] |= undirected_networkx(g, graph)
        answers["igraph"] |= undirected_igraph(i, graph)
    return answers


def undirected_networkx(g, graph):
    size = graph["size"]
    groups = [set() for _ in range(max(graph["groups"]) + 1)]
    for node, group in enumerate(graph["groups"]):
        groups[group].add(node)
    groups = [group for group in groups if group]
    paths = []
    simple = nx.Graph(g.edges)
    simple.add_nodes_from(g)
    for length, path in enumerate(nx.shortest_simple_paths(g, 0, size - 1, weight="weight") if nx.has_path(g, 0, size - 1) else []):
        if length == 5:
            break
        paths.append(sum(g[a][b]["weight"] for a, b in zip(path, path[1:])))
    return {
        "coreNumbers": values(nx.core_number(simple), size),
        "localClustering": values(nx.clustering(simple), size),
        "transitivity": nx.transitivity(simple),
        "cutNodes": sorted(nx.articulation_points(simple)),
        "bridges": sorted(sorted(edge) for edge in nx.bridges(simple)),
        "modularity": nx.algorithms.community.modularity(g, groups, weight="weight", resolution=0.7),
        "kShortest": paths,
        "allShortest": len(list(nx.all_shortest_paths(simple, 0, size - 1))) if nx.has_path(g, 0, size - 1) else 0,
    }


def undirected_igraph(i, graph):
    answers = {
        "coreNumbers": i.coreness(),
        "localClustering": i.transitivity_local_undirected(mode="zero"),
        "transitivity": clean(i.transitivity_undirected(mode="zero")),
        "cutNodes": sorted(i.articulation_points()),
        "bridges": sorted(sorted(i.es[edge].tuple) for edge in i.bridges()),
        "modularityAtOne": i.modularity(graph["groups"], weights="weight"),
        "constraint": [clean(value) for value in i.constraint(weights="weight")],
    }
    if i.is_connected():
        scores = i.eigenvector_centrality(weights="weight", scale=False)
        answers["eigenvector"] = [abs(score) for score in scores]
    leiden = i.community_leiden(
        objective_function="modularity", weights="weight", n_iterations=-1, resolution_parameter=1
    )
    answers["communities"] = i.modularity(leiden.membership, weights="weight")
    return answers


def two_mode(graph):
    left, right = graph["left"], graph["right"]
    g = nx.Graph()
    g.add_nodes_from(range(left + right))
    g.add_edges_from((one, left + other) for one, other in zip(graph["from"], graph["to"]))
    lefts = list(range(left))
    size = left + right

    def edges(projected):
        return sorted([min(a, b), max(a, b), float(w)] for a, b, w in projected.edges(data="weight", default=1))

    with_two = [node for node in lefts if g.degree(node) > 1]
    redundancies = bipartite.node_redundancy(g, with_two)
    return {
        "networkx": {
            "SIMPLE": edges(bipartite.projected_graph(g, lefts)),
            "COUNT": edges(bipartite.weighted_projected_graph(g, lefts)),
            "NEWMAN": edges(bipartite.collaboration_weighted_projected_graph(g, lefts)),
            "OVERLAP": edges(bipartite.overlap_weighted_projected_graph(g, lefts, jaccard=False)),
            "JACCARD": edges(bipartite.overlap_weighted_projected_graph(g, lefts, jaccard=True)),
            "degree": values(bipartite.degree_centrality(g, lefts), size),
            "betweenness": values(bipartite.betweenness_centrality(g, lefts), size),
            "closeness": values(closeness_by_component(g, lefts), size),
            "density": bipartite.density(g, lefts),
            "dot": values(bipartite.latapy_clustering(g, lefts, mode="dot"), left),
            "min": values(bipartite.latapy_clustering(g, lefts, mode="min"), left),
            "max": values(bipartite.latapy_clustering(g, lefts, mode="max"), left),
            "robinsAlexander": bipartite.robins_alexander_clustering(g),
            "redundancy": values(redundancies, left),
        },
        "byDefinition": {"birank": birank(graph)},
    }


def closeness_by_component(g, lefts):
    """NetworkX's of each component, times the share that it reaches: NetworkX exceeds 1 in small ones."""
    scores = {}
    for nodes in nx.connected_components(g):
        part = g.subgraph(nodes)
        share = (len(nodes) - 1) / (len(g) - 1)
        own = bipartite.closeness_centrality(part, [node for node in lefts if node in nodes]) if len(nodes) > 1 else {}
        scores.update({node: score * share for node, score in own.items()})
    return {node: scores.get(node, 0) for node in g}


def birank(graph):
    """The fixed point itself, as linear equations: Debian's NetworkX has no BiRank yet."""
    left, right, damping = graph["left"], graph["right"], 0.85
    links = np.zeros((left, right))
    links[graph["from"], graph["to"]] = 1
    with np.errstate(divide="ignore"):
        rows = np.where(links.sum(1) > 0, links.sum(1) ** -0.5, 0)
        columns = np.where(links.sum(0) > 0, links.sum(0) ** -0.5, 0)
    s = rows[:, None] * links * columns
    whole = np.block([[np.zeros((left, left)), s], [s.T, np.zeros((right, right))]])
    start = np.concatenate([np.full(left, 1 / left), np.full(right, 1 / right)])
    return np.linalg.solve(np.eye(left + right) - damping * whole, (1 - damping) * start).tolist()


def roles(graph):
    """Gould and Fernandez by their definition: every triple is looked at."""
    g = networkx_graph(graph)
    directed = g if graph["isDirected"] else g.to_directed()
    group = graph["groups"]
    names = ["coordinator", "consultant", "gatekeeper", "representative", "liaison"]
    counts = {name: [0] * graph["size"] for name in names}
    for broker in directed:
        for a in directed.predecessors(broker):
            for c in directed.successors(broker):
                if a == c or directed.has_edge(a, c):
                    continue
                ga, gb, gc = group[a], group[broker], group[c]
                role = (
                    ("coordinator" if ga == gb else "consultant")
                    if ga == gc
                    else "gatekeeper" if gb == gc else "representative" if ga == gb else "liaison"
                )
                counts[role][broker] += 1
    return counts


def agreement(one, other):
    return {
        "nmi": igraph.compare_communities(one, other, method="nmi"),
        "ari": igraph.compare_communities(one, other, method="adjusted_rand"),
    }


graphs = json.load(sys.stdin)
json.dump(
    {
        "oneMode": [one_mode(graph) | {"roles": roles(graph)} for graph in graphs["oneMode"]],
        "twoMode": [two_mode(graph) for graph in graphs["twoMode"]],
        "agreements": [agreement(one, other) for one, other in graphs["groupings"]],
    },
    sys.stdout,
)
