import type { Command } from "commander";

import { whenRun } from "../when-run";
import { formatsHelp } from "./list-formats";

/** `rostrum export`. */
export function addExportCommand(program: Command): void {
  program
    .command("export")
    .description(
      "write all that is stated now to a new folder, which `load` reads as the same, or a list in a format of others",
    )
    .argument("[folder]", "a new or empty folder, with yaml and ndjson (rostrum-export)")
    .option("--format <name>", "one of those below", "yaml")
    .option("--show <slug>", "of one show: its episodes (rss), its appearances (csv, xlsx)")
    .option(
      "--person <slug>",
      "of one person: appearances (rss, csv, xlsx), publications (bibtex, ris, csl-json), a résumé (json-resume)",
    )
    .option(
      "--organisation <slug>",
      "of one organisation: appearances related to it (rss, csv, xlsx), publications (bibtex, ris, csl-json)",
    )
    .option(
      "--topic <slug>",
      "of one topic: appearances related to it (rss, csv, xlsx), publications (bibtex, ris, csl-json)",
    )
    .option("--publication <slug>", "one publication (bibtex, ris, csl-json)")
    .option("--output <file>", "the file of a list, instead of standard output; a workbook needs one")
    .option(
      "--confirmed",
      "of a list, only facts that are confirmed: by an independent source, or by an editor",
    )
    .option("--excel", "begin CSV with a byte order mark, as Excel needs it for letters outside of ASCII")
    .option("--json", "print JSON")
    .addHelpText("after", formatsHelp)
    .action(whenRun(async () => (await import("./export.js")).exportCommand));
}
