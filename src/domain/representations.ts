/** The most representations that one `_entities` takes: whoever can reach a subgraph could send any number. */
export const mostRepresentations = 10_000;
