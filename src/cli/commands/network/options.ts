import type { Command } from "commander";

/** The options of every network. */
export function withNetworkOptions(command: Command): Command {
  return command
    .argument("[of]", "host-guest, people, shows or organisations", "host-guest")
    .option(
      "--layers <names>",
      "facts that tie members, separated by commas: appearance, host, contribution, honour, affiliation …",
    )
    .option("--from <date>", "only what may have been at or after this date: 2021, 2021-05 or 2021-05-31")
    .option("--to <date>", "only facts that may be at or before this date")
    .option("--related-to <slug>", "only appearances related to an organisation or a topic: its slug or id")
    .option("--weight <name>", "weight of a tie: simple, count, newman, overlap or jaccard")
    .option("--min-weight <number>", "drop lighter ties")
    .option(
      "--exact",
      "compute betweenness exactly, however long that takes; else it is sampled in a large network",
    )
    .option("--by <measure>", "rank members by: degree, strength, betweenness, pagerank …");
}

/** The options of every picture. */
export function withPictureOptions(command: Command): Command {
  return command
    .option("--svg <file>", "write the picture as SVG")
    .option("--png <file>", "write the picture as PNG, twice as large")
    .option("--width <pixels>", "width of the picture")
    .option("--height <pixels>", "height of the picture")
    .option("--theme <name>", "light or dark");
}
