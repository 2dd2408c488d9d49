import { readFileSync } from "node:fs";

import { exitCodes } from "./exit-codes";
import { packageFile } from "./paths";

// Imported first: on an older Node a library would fail before, with a message that does not name Node.
const { engines } = JSON.parse(readFileSync(packageFile, "utf8")) as { engines: { node: string } };
const oldest = engines.node.replace(">=", "");
if (process.version.slice(1).localeCompare(oldest, "en", { numeric: true }) < 0) {
  process.stderr.write(`rostrum: Expected Node ${oldest} or later, but got ${process.version.slice(1)}.\n`);
  process.exit(exitCodes.failed);
}
