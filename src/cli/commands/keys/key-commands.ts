import type { Command } from "commander";

import { whenRun } from "../../when-run";

/** Adds `key` with `create`, `list` and `revoke`. */
export function addKeyCommands(program: Command): void {
  const key = program.command("key").description("keys of the API: who may read more, edit, or administer");
  key
    .command("create")
    .description("make a key, and print it: it is shown this once, and only its SHA-256 is kept")
    .requiredOption("--role <role>", "what it allows: reader (higher limits), editor or admin")
    .option("--name <name>", "by which the history says who changed what; never given twice")
    .option(
      "--expires <when>",
      "a day (2030-12-31: its end, in UTC), a time (RFC 3339), or a span (90d, 12h)",
    )
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./create.js")).createKeyCommand));
  key
    .command("list")
    .description("list all keys, with those that have expired or were revoked")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./list.js")).listKeysCommand));
  key
    .command("revoke")
    .description("revoke a key for good: servers refuse it within 5 seconds, a router within 10")
    .argument("<name>", "its name")
    .option("--json", "print JSON")
    .action(whenRun(async () => (await import("./revoke.js")).revokeKeyCommand));
}
