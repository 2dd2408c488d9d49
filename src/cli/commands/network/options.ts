import type { Command } from "commander";

/** What any network takes: which one, and what ties its members. */
export function withNetworkOptions(command: Command): Command {
  return command
    .argument("[of]", "host-guest, people, shows or organisations", "host-guest")
    .option(
      "--layers <names>",
      "what ties, with commas: appearance, host, contribution, honour, affiliation …",
    )
    .option("--from <date>", "only what may have been at or after this date: 2021, 2021-05 or 2021-05-31")
    .option("--to <date>", "only what may have been at or before this date")
    .option("--related-to <slug>", "only appearances related to an organisation or a topic: its slug or id")
    .option("--weight <name>", "what a tie weighs: simple, count, newman, overlap or jaccard")
    .option("--min-weight <number>", "leave out ties that weigh less")
    .option("--by <measure>", "what members are ranked by: degree, strength, betweenness, pagerank …");
}

/** What any picture takes. */
export function withPictureOptions(command: Command): Command {
  return command
    .option("--svg <file>", "write the picture as SVG")
    .option("--png <file>", "write the picture as PNG, twice as large")
    .option("--width <pixels>", "how wide the picture is")
    .option("--height <pixels>", "how high the picture is")
    .option("--theme <name>", "light or dark");
}
