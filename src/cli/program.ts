import { Command } from "commander";

import { addExportCommand } from "./commands/export-command";
import { addKeyCommands } from "./commands/keys/key-commands";
import { addNetworkCommands } from "./commands/network/network-commands";
import { version } from "../domain/version";
import { whenRun } from "./when-run";

const settingsHelp = `
Settings come from the environment: PORT, HOST, DATABASE_URL, ROSTRUM_DATA, READERS, LOG_LEVEL (docs/settings.md).
Exit codes: 0 all is well; 1 problems found; 2 wrong usage or invalid setting; 3 the command failed;
141 the reader of the output has gone.`;

/** The command line. Each command is a function in `commands/`. */
export function createProgram(): Command {
  const program = new Command("rostrum")
    .description("The open graph of public appearances.")
    .version(version, "-V, --version", "print the version")
    .addHelpText("after", settingsHelp)
    .showHelpAfterError("(add --help for what it takes)")
    // Otherwise options of `network export` would be parsed as those of `network`.
    .enablePositionalOptions();

  program
    .command("serve")
    .description("serve the graph; an empty database is first filled from a data folder")
    .option(
      "--subgraph <name>",
      "serve one subgraph only, for a router: people, shows, works, discovery or editing",
    )
    .option("--router", "serve the router of subgraphs that run in other processes")
    .option("--supergraph <file>", "which supergraph the router serves, instead of schema/supergraph.graphql")
    .option("--port <number>", "where to listen, instead of PORT")
    .option("--data <folder>", "what an empty database is filled from, instead of ROSTRUM_DATA or data/")
    .option("--partial", "fill it with what is sound of a folder with problems")
    .option("--trusted-documents <manifest>", "operations that clients may request by id (docs/clients.md)")
    .option("--trusted-only <manifest>", "the same, and reject all other operations")
    .action(whenRun(async () => (await import("./commands/serve/serve.js")).serveCommand));
  program
    .command("query")
    .description("run one GraphQL operation without a server, and print its answer as JSON")
    .argument("<file>", "a .graphql file, or - for standard input")
    .option("--variables <json>", "a JSON object")
    .option("--json", "print JSON, which is the default")
    .option("--operation <name>", "which operation, where the file holds several")
    .action(whenRun(async () => (await import("./commands/query.js")).queryCommand));

  program
    .command("explain")
    .description(
      "run one query, and print how it was answered: by one statement or by resolvers, and why; statements, plans, rows, times",
    )
    .argument("<file>", "a .graphql file, or - for standard input")
    .option("--variables <json>", "a JSON object")
    .option("--operation <name>", "which operation, where the file holds several")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/explain.js")).explainCommand));

  const check = program.command("check").description("look for what is wrong");
  check
    .command("data")
    .description(
      "in a data folder: dangling references, duplicates, impossible dates, entities without a source",
    )
    .argument("[folder]", "another folder than ROSTRUM_DATA or data/")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/check.js")).checkDataCommand));
  check
    .command("db")
    .description("in the database: broken pages, dangling references, wrong projections")
    .option("--hash", "also print the SHA-256 of the content, the same on SQLite and on PostgreSQL")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/check.js")).checkDatabaseCommand));

  program
    .command("review")
    .description("decide, a key each, on what imports were not sure enough of, beside the lines that say it")
    .action(whenRun(async () => (await import("./commands/review.js")).reviewCommand));
  program
    .command("undo")
    .description("take back a change, or all changes of a run, such as a load")
    .argument("<what>", "the number of a change, or the id of a run")
    .option("--why <text>", "why, for the history")
    .option("--dry-run", "only say what would change")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/undo.js")).undoCommand));
  program
    .command("merge")
    .description("merge two records of one person, organisation, show or episode")
    .argument("<survivor>", "the one that remains: its id, or its type and slug, such as person/ada-lovelace")
    .argument("<absorbed>", "the one that goes: its id and slugs lead to the other one afterwards")
    .option("--why <text>", "why, for the history")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/merge.js")).mergeCommand));
  program
    .command("unmerge")
    .description("take one out of what it was merged into")
    .argument("<absorbed>", "its id, or its type and slug, such as person/ada-lovelace")
    .option("--why <text>", "why, for the history")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/merge.js")).unmergeCommand));
  program
    .command("distinct")
    .description("remember that two are never the same: they are neither merged nor listed as duplicates")
    .argument("<one>", "its id, or its type and slug, such as person/ada-lovelace")
    .argument("<other>", "the other one, in the same way")
    .option("--take-back", "forget it again")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/merge.js")).distinctCommand));
  program
    .command("duplicates")
    .description("list pairs of records that may be of one entity, the likeliest first, with the reasons")
    .argument("[type]", "person, organisation, show or episode", "person")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/duplicates.js")).duplicatesCommand));
  const evaluation = program.command("eval").description("measure what Rostrum decides by itself");
  evaluation
    .command("identity")
    .description("how right the scorer of identity is: precision, recall, every miss and every invention")
    .argument("<pairs>", "labelled pairs, a line each as JSON (docs/identity.md)")
    .option("--half <name>", "seen: those looked at while the scorer is made, or sealed", "seen")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/eval.js")).evalIdentityCommand));
  evaluation
    .command("profile", { isDefault: true })
    .description(
      "how right the reading of a profile is: precision and recall by kind, every miss and invention",
    )
    .argument("<profile>", "a document about a person")
    .requiredOption(
      "--against <labels>",
      "a data folder that says what is in it, or a file of digests (.json)",
    )
    .option("--document <key>", "which of the documents that the labels cite it is")
    .option("--person <name>", "whose profile it is, where it does not say it")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/eval-profile.js")).evalProfileCommand));
  program
    .command("forget")
    .description(
      "take a person down: remove them, take the name out of texts, erase the history, and keep loads from bringing them back",
    )
    .argument("<person>", "the id or a slug")
    .option("--why <text>", "why, for the history, without the name")
    .option("--dry-run", "only list the places where the person stands")
    .option("--yes", "do not ask: it cannot be undone")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/forget.js")).forgetCommand));
  program
    .command("drafts")
    .description(
      "list what waits to be decided: corrections, removals, and what imports were not sure enough of",
    )
    .option("--json", "print JSON, with all that they say")
    .action(whenRun(async () => (await import("./commands/drafts.js")).draftsCommand));
  program
    .command("verify")
    .description("whether the history is whole: its hashes chain, and its changes lead to what is stored")
    .argument("[backup]", "a file of `rostrum backup`, instead of the database: whether it is whole, too")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/verify.js")).verifyCommand));

  addNetworkCommands(program);
  program
    .command("init")
    .description("make an empty data folder, with an example in each file and JSON Schemas for editors")
    .argument("<folder>", "a new or empty folder")
    .option("--demo", "fill it with a catalogue that is made up, to try things with")
    .option("--seed <number>", "which catalogue is made up: the same seed makes the same one (1)")
    .action(whenRun(async () => (await import("./commands/init.js")).initCommand));
  program
    .command("load")
    .description("load a changed data folder: what it adds and changes, and what its last load put there")
    .argument("[folder]", "another folder than ROSTRUM_DATA or data/")
    .option("--dry-run", "only show what would change")
    .option("--partial", "load what is sound of a folder with problems")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/load.js")).loadCommand));
  program
    .command("import")
    .description(
      "import files by others, such as feeds, schedules and bibliographies: what is stated, and what is inferred and sure",
    )
    .argument("<sources...>", "files, folders, and http or https addresses, also lists of feeds (OPML)")
    .option(
      "--as <format>",
      "a format such as podcast-feed or bibtex, instead of what a file is recognised as",
    )
    .option(
      "--mapping <file>",
      "what the rows and columns of tables, lists and folders are: a file, or pyvideo, codeandtalk, arrested-devops, daily-show, syntax, rostrum",
    )
    .option(
      "--encoding <name>",
      "what texts are encoded in, where they do not say it: windows-1252, shift_jis …",
    )
    .option("--person <name>", "whose profile a document is, where it does not say it")
    .option("--accept-above <share>", "accept what is inferred and at least so sure, from 0 to 1 (0.9)")
    .option("--drafts <file>", "write what is not sure enough to a file, a line each: delete what is wrong")
    .option("--accept <file>", "accept what such a file lists")
    .option("--accept-removals", "also remove more than a fifth of a source, where it is gone from there")
    .option("--allow-host <name>", "fetch from a host that is not public; repeatable", collect)
    .option("--refetch", "also read addresses that have not changed since their last import")
    .option("--dry-run", "only show what would change")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/import.js")).importCommand));
  addExportCommand(program);
  program
    .command("backup")
    .description("write the database of SQLite to a new file, while edits go on, and verify it")
    .argument("<file>", "a new file")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/backup.js")).backupCommand));
  program
    .command("restore")
    .description(
      "put a backup in the place of the database of SQLite; refuses a damaged one, and while Rostrum runs",
    )
    .argument("<file>", "a file of `rostrum backup`")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/restore.js")).restoreCommand));
  addKeyCommands(program);
  program
    .command("migrate")
    .description("bring the database up to date, making it where it is missing")
    .option("--rebuild", "rebuild the projections, as `check db` advises")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/migrate.js")).migrateCommand));
  program
    .command("move")
    .description("copy the catalogue of DATABASE_URL into an empty database, of SQLite or PostgreSQL")
    .requiredOption("--to <url>", "the empty database: sqlite:FILE or postgres://USER@HOST/NAME")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./commands/move.js")).moveCommand));
  const mapping = program.command("mapping").description("help with mapping files, which `import` takes");
  mapping
    .command("guess")
    .description("print a first mapping of a table or a folder, by what the columns are called and hold")
    .argument(
      "<path>",
      "CSV, TSV, XLSX, JSON, NDJSON or YAML; a folder or an archive of files with front matter",
    )
    .option(
      "--encoding <name>",
      "what texts are encoded in, where they do not say it: windows-1252, shift_jis …",
    )
    .action(whenRun(async () => (await import("./commands/mapping.js")).guessMappingCommand));
  mapping
    .command("schema")
    .description("print the JSON Schema of mapping files, for editors")
    .action(whenRun(async () => (await import("./commands/mapping.js")).mappingSchemaCommand));
  program
    .command("schema")
    .description("print a schema: api for clients, supergraph for routers, or that of one subgraph")
    .argument(
      "[name]",
      "api, supergraph, people, shows, works, discovery or editing; data for the JSON Schemas of data/",
      "api",
    )
    .option("--write <folder>", "write all of them to a folder")
    .option("--check <folder>", "print nothing, and fail if a file differs")
    .action(whenRun(async () => (await import("./commands/schema.js")).schemaCommand));
  program
    .command("compose")
    .description("compose subgraphs into a supergraph, for a router to serve")
    .option("--with <name=file@url>", "another subgraph: its SDL and its URL; repeatable", collect)
    .option("--alone", "without Rostrum's own subgraphs")
    .option("--out <file>", "where to write it; printed when left out")
    .option("--json", "print problems as JSON")
    .action(whenRun(async () => (await import("./commands/compose.js")).composeCommand));
  return program;
}

function collect(value: string, all: readonly string[] = []): string[] {
  return [...all, value];
}
