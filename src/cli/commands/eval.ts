import { readFile } from "node:fs/promises";

import {
  evaluate,
  type Evaluation,
  type Half,
  type Mistake,
  readPairs,
} from "../../catalogue/identity/evaluation";
import { BadInput, shown } from "../../domain/errors";
import { print } from "../output";

/** Prints how right the scorer of identity is about labelled pairs: those that are looked at while it is made, or those that are scored once. */
export async function evalIdentityCommand(
  file: string,
  { json, half = "seen" }: { readonly json?: boolean; readonly half?: string },
): Promise<void> {
  if (!isHalf(half)) throw new BadInput(`Expected --half seen or sealed, but got ${shown(half)}.`);
  const pairs = readPairs(await readFile(file, "utf8")).filter((pair) => pair.half === half);
  const evaluation = evaluate(pairs);
  if (json) print(JSON.stringify({ half, ...evaluation }, null, 2));
  else printEvaluation(evaluation);
}

const isHalf = (text: string): text is Half => text === "seen" || text === "sealed";

const shareOf = (share: number | null) => (share === null ? "none" : share.toFixed(4));

function printEvaluation({ strata, misses, inventions, ...all }: Evaluation): void {
  for (const [name, counts] of [...Object.entries(strata), ["all", all] as const]) {
    const { same, different, ofSame, ofDifferent, precision, recall } = counts;
    print(name);
    print(
      `  same      ${same}: found ${ofSame.same}, asked ${ofSame.ask}, missed ${ofSame.different}; recall ${shareOf(recall)}`,
    );
    print(
      `  different ${different}: invented ${ofDifferent.same}, asked ${ofDifferent.ask}, told apart ${ofDifferent.different}; precision ${shareOf(precision)}`,
    );
  }
  for (const mistake of inventions) print(`invention: ${sentenceOf(mistake)}`);
  for (const mistake of misses)
    print(`${mistake.outcome === "ask" ? "asked" : "miss"}: ${sentenceOf(mistake)}`);
}

const sentenceOf = ({ id, stratum, one, other, reasons }: Mistake): string =>
  `“${one}” and “${other}” (${stratum}, ${id}): ${reasons.map(({ kind, value }) => `${kind.toLowerCase()} ${value}`).join("; ") || "nothing in common"}`;
