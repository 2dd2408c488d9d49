import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

import type { Mistake } from "../../src/importers/evaluation/evaluate-profile";
import { itemKinds } from "../../src/importers/evaluation/items";
import { calibrationOf, conclusionsOf } from "./calibration";
import {
  type Evaluated,
  evaluated,
  evaluatedDocuments,
  evaluatedLists,
  type Half,
  profile,
} from "./documents";
import { evaluatedScrambles, type Fall, fallsIn } from "./scrambles";

const { values } = parseArgs({
  options: {
    scrambles: { type: "string", default: "20" },
    // The first seed; the others follow it.
    seed: { type: "string", default: "1" },
    // Scrambles the other documents too, whose few items make small faults large.
    all: { type: "boolean", default: false },
    // Reads the sealed half too: for the last run.
    sealed: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  const halves: readonly Half[] = values.sealed ? ["seen", "sealed"] : ["seen"];
  const first = Number(values.seed);
  const seeds = Array.from({ length: Number(values.scrambles) }, (_, at) => first + at);
  const hasProfile = existsSync(profile.file);
  if (!hasProfile) process.stderr.write(`${profile.file} is not there: no profile, no scrambles.\n`);
  const documents = [
    ...(hasProfile ? [await evaluated("profile", profile)] : []),
    ...(await Promise.all(halves.map(evaluatedDocuments))).flat(),
    ...(await Promise.all(halves.map(evaluatedLists))).flat(),
  ];
  const scrambles: Evaluated[] = [];
  const falls: Fall[] = [];
  for (const document of documents.filter(({ name }) => values.all || name === "profile")) {
    const made = await evaluatedScrambles(document, seeds);
    scrambles.push(...made);
    falls.push(...fallsIn(document, made));
  }
  falls.sort((one, other) => other.from - other.to - (one.from - one.to));
  const calibration = calibrationOf(
    documents.flatMap(({ reading, evaluation }) => conclusionsOf(reading, evaluation)),
  );
  if (values.json) {
    const figures = (all: readonly Evaluated[]) =>
      all.map(({ name, evaluation }) => ({ name, ...evaluation }));
    print(
      JSON.stringify(
        { documents: figures(documents), scrambles: figures(scrambles), falls, calibration },
        null,
        2,
      ),
    );
    return;
  }
  printFigures("document", documents);
  printFigures("scramble", scrambles);
  print("\nhow figures fall in scrambles, the worst first:");
  for (const { scramble, kind, of, from, to } of falls.slice(0, 20))
    print(
      `${(from - to).toFixed(4)}  scramble ${scramble}: ${of} of ${kind}, ${from.toFixed(4)} to ${to.toFixed(4)}`,
    );
  if (falls.length === 0) print("none falls");
  print(
    "\nof what is concluded, how much is right (in documents and lists):\nkind           confidence  count   right",
  );
  for (const { kind, confidence, count, right } of calibration)
    print(
      `${kind.padEnd(14)} ${confidence.toFixed(2).padStart(10)}  ${String(count).padStart(5)}  ${right.toFixed(4)}`,
    );
}

const share = (value: number | null): string => (value === null ? "-" : value.toFixed(2));

/** Precision and recall of each kind, a line a document; then each miss and each invention. */
function printFigures(what: string, all: readonly Evaluated[]): void {
  if (all.length === 0) return;
  print(`\n${what.padEnd(14)}${itemKinds.map((kind) => kind.slice(0, 10).padStart(12)).join("")}`);
  for (const { name, evaluation } of all) {
    const cells = itemKinds.map((kind) => {
      const { precision, recall } = evaluation.kinds[kind];
      return `${share(precision)}/${share(recall)}`.padStart(12);
    });
    print(`${name.padEnd(14)}${cells.join("")}`);
  }
  for (const { name, evaluation } of all) {
    for (const one of evaluation.misses) print(`${what} ${name}: miss: ${sentenceOf(one)}`);
    for (const one of evaluation.inventions) print(`${what} ${name}: invention: ${sentenceOf(one)}`);
  }
}

const sentenceOf = ({ kind, name, place }: Mistake): string =>
  `${kind}, ${name}${place === null ? "" : ` (${place})`}`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
