import type { Verified } from "../catalogue/history/verify";
import { countedProblems } from "./counted-problems";
import { exitCodes } from "./exit-codes";
import { print } from "./output";

/** How whole a history is, in words, and the exit code of that. */
export function printVerified({ last, problems }: Verified, where: string, isJson = false): void {
  if (problems.length > 0) process.exitCode = exitCodes.found;
  if (isJson) return;
  if (last.number > 0) print(`Change ${last.number} is the last that chains, with the hash ${last.hash}.`);
  for (const { check, message } of problems) print(`${check} ${message}`);
  print(`${countedProblems(problems)} in the history of ${where}.`);
}
