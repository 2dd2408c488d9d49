import { readFileSync } from "node:fs";

import { Command } from "commander";

import { checkDatabaseCommand, checkDataCommand } from "./commands/check";
import { migrateCommand } from "./commands/migrate";
import { queryCommand } from "./commands/query";
import { schemaCommand } from "./commands/schema";
import { serveCommand } from "./commands/serve";
import { packageFile } from "./paths";

const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };

const settingsHelp = `
Settings come from the environment: PORT, HOST, DATABASE_URL, READERS, LOG_LEVEL (docs/settings.md).
Exit codes: 0 all is well; 1 something was found wrong; 2 wrong call or bad setting; 3 it could not be done.`;

/** The command line. Each command is a function of its own in `commands/`. */
export function createProgram(): Command {
  const program = new Command("rostrum")
    .description("The open graph of public appearances.")
    .version(version, "-V, --version", "print the version")
    .addHelpText("after", settingsHelp)
    .showHelpAfterError("(add --help for what it takes)");

  program
    .command("serve")
    .description("serve the graph; an empty database is first filled from data/")
    .action(serveCommand);
  program
    .command("query")
    .description("run one GraphQL operation without a server, and print its answer as JSON")
    .argument("<file>", "a .graphql file, or - for standard input")
    .option("--variables <json>", "a JSON object")
    .option("--json", "print JSON, as it always does")
    .option("--operation <name>", "which operation, where the file holds several")
    .action(queryCommand);

  const check = program.command("check").description("look for what is wrong");
  check
    .command("data")
    .description(
      "in a data folder: dangling references, duplicates, impossible dates, things without a source",
    )
    .argument("[folder]", "another folder than data/")
    .option("--json", "print JSON")
    .action(checkDataCommand);
  check
    .command("db")
    .description("in the database: broken pages, dangling references, a read model that went astray")
    .option("--json", "print JSON")
    .action(checkDatabaseCommand);

  program
    .command("migrate")
    .description("bring the database up to date, making it where it is missing")
    .option("--rebuild", "make the read models anew, as `check db` asks for where one went astray")
    .option("--json", "print JSON")
    .action(migrateCommand);
  program
    .command("schema")
    .description("print the graph's schema, for code generators and for schema/api.graphql")
    .option("--check <file>", "print nothing, and fail when the file differs")
    .action(schemaCommand);
  return program;
}
