import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Rostrum's version, from the package's file: the next above this one, wherever the compiled files are. */
export const { version } = JSON.parse(readFileSync(packageFileAbove(__dirname), "utf8")) as {
  readonly version: string;
};

function packageFileAbove(folder: string): string {
  const file = join(folder, "package.json");
  return existsSync(file) ? file : packageFileAbove(dirname(folder));
}
