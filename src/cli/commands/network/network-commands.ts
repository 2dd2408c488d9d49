import type { Command } from "commander";

import { whenRun } from "../../when-run";
import { withNetworkOptions, withPictureOptions } from "./options";

const networkHelp = `
Examples:
  rostrum network organisations --layers on-behalf-of,show-organisation,affiliation
  rostrum network host-guest --from 2021 --to 2024 --svg hosts.svg
  rostrum network people --layers appearance,host --by betweenness --first 5
  rostrum network people --layers appearance,host --picture communities --years 2 --png flow.png`;

const exportHelp = `
Examples:
  rostrum network export people --gexf people.gexf
  rostrum network export organisations --csv out.csv        writes out-nodes.csv, out-edges.csv, out-about.json
  rostrum network export people --weight newman --parquet people.parquet`;

/** `network`, `network export` and `timeline`. */
export function addNetworkCommands(program: Command): void {
  const network = withPictureOptions(withNetworkOptions(program.command("network")))
    .description("print the ranking of a network of appearances, and draw it")
    .option("--picture <name>", "which picture to draw: network, degrees or communities", "network")
    .option("--first <number>", "print at most this many members")
    .option("--max <number>", "draw at most this many members")
    .option("--seed <number>", "random seed of the layout")
    .option("--years <number>", "years per column of the communities")
    .option("--json", "print JSON")
    .addHelpText("after", networkHelp)
    .enablePositionalOptions()
    .action(whenRun(async () => (await import("./network.js")).networkCommand));
  withNetworkOptions(network.command("export"))
    .description("write a network for other programs")
    .option("--gexf <file>", "for Gephi, with the dates of ties")
    .option("--graphml <file>", "for NetworkX, igraph, yEd, Cytoscape")
    .option("--csv <file>", "two files, FILE-nodes and FILE-edges, and FILE-about.json")
    .option("--excel", "CSV begins with the byte order mark by which Excel knows UTF-8")
    .option("--hif <file>", "the hypergraph before projection: for XGI and HyperNetX")
    .option("--json <file>", "for graphology and sigma")
    .option("--parquet <file>", "two files, FILE-nodes and FILE-edges: for DuckDB and Spark")
    .addHelpText("after", exportHelp)
    .action(whenRun(async () => (await import("./export.js")).exportNetworkCommand));
  withPictureOptions(program.command("timeline"))
    .description("draw one person's appearances, publications and honours by year")
    .argument("<person>", "a slug or an id")
    .action(whenRun(async () => (await import("../timeline.js")).timelineCommand));
}
