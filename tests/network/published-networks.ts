import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import { networkOf, type Network } from "../../src/network/network";
import { twoModeOf, type TwoMode } from "../../src/network/two-mode/two-mode";
import { projectFolder } from "../helpers/starting-catalogue";

/** Networks with published or computed results. They are not part of the project. */
const folder = resolve(projectFolder, "../shared/data/networks");
const hasPublished = existsSync(`${folder}/PUBLISHED_networkx_tests.json`);
if (!hasPublished) process.stderr.write(`Skipped what needs published networks: there is no ${folder}.\n`);
export const describeWithPublished = hasPublished ? describe : describe.skip;

export type ByName = Readonly<Record<string, number>>;

export interface PublishedNetwork {
  readonly names: readonly string[];
  readonly network: Network;
  /** NetworkX's results, rounded to six digits. */
  readonly metrics: Readonly<Record<string, never>>;
  /** Results by name of the measure. */
  readonly named: (scores: ArrayLike<number>) => ByName;
}

export function publishedNetwork(file: string): PublishedNetwork {
  const edges = edgesIn(file);
  const names = [...new Set(edges.flatMap(([from, to]) => [from!, to!]))];
  const network = networkOf(names.length, {
    from: Uint32Array.from(edges, ([from]) => names.indexOf(from!)),
    to: Uint32Array.from(edges, ([, to]) => names.indexOf(to!)),
    weights: edges[0]!.length > 2 ? Float64Array.from(edges, ([, , weight]) => Number(weight)) : null,
  });
  const metrics = JSON.parse(readFileSync(`${folder}/${file}.metrics.json`, "utf8")) as Record<string, never>;
  return {
    names,
    network,
    metrics,
    named: (scores) => Object.fromEntries(names.map((name, node) => [name, scores[node]!])),
  };
}

/** Davis, Gardner and Gardner 1941: 18 women on the left, 14 events on the right. */
export function southernWomen(): { women: string[]; events: string[]; twoMode: TwoMode } & PublishedNetwork {
  const published = publishedNetwork("davis_southern_women");
  const [women, events] = [published.metrics["top"], published.metrics["bottom"]] as unknown as [
    string[],
    string[],
  ];
  const links = edgesIn("davis_southern_women");
  const twoMode = twoModeOf(women.length, events.length, {
    from: Uint32Array.from(links, ([woman]) => women.indexOf(woman!)),
    to: Uint32Array.from(links, ([, event]) => events.indexOf(event!)),
  });
  return { ...published, women, events, twoMode };
}

function edgesIn(file: string): string[][] {
  const lines = readFileSync(`${folder}/${file}.edges.csv`, "utf8").trim().split(/\r?\n/).slice(1);
  return lines.map((line) => line.split(",").map((cell) => cell.trim()));
}

/** The tables in NetworkX's own tests. */
export function publishedTables(): Readonly<Record<string, Readonly<Record<string, ByName>>>> {
  const { answers } = JSON.parse(readFileSync(`${folder}/PUBLISHED_networkx_tests.json`, "utf8")) as {
    answers: Record<string, Record<string, ByName>>;
  };
  return answers;
}

/** Differences from the printed digits, as text. */
export function misprints(scores: ByName, printed: ByName, digits: number): string[] {
  const names = [...new Set([...Object.keys(scores), ...Object.keys(printed)])];
  return names
    .filter((name) => !(Math.abs(scores[name]! - printed[name]!) <= 0.5001 * 10 ** -digits))
    .map((name) => `${name}: ${scores[name]}, printed ${printed[name]}`);
}
