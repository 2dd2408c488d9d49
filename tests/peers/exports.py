"""What NetworkX reads of the files named in argv, as JSON: GEXF, then GraphML."""

import json
import pathlib
import sys

import networkx as nx
from networkx.readwrite import gexf

source, graphml = map(pathlib.Path, sys.argv[1:])
text = source.read_text("utf-8")
if "1.3" not in gexf.GEXF.versions:
    # Debian's NetworkX knows 1.2 only, which says all that we write in the same way.
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace(
        'version="1.3"', 'version="1.2"'
    )
    source.write_text(text, "utf-8")


def told(graph):
    return {
        "isDirected": graph.is_directed(),
        "nodes": dict(graph.nodes(data=True)),
        "edges": [[one, other, data] for one, other, data in graph.edges(data=True)],
    }


json.dump({"gexf": told(nx.read_gexf(source)), "graphml": told(nx.read_graphml(graphml))}, sys.stdout)
