import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { filesInArchive } from "../archive";
import { twoModeOf, type TwoMode } from "../../src/network/two-mode/two-mode";

const archive = resolve("../shared/data/conferences/pyvideo/pyvideo_json.tar.gz");

/** Speakers by conference, straight from pyvideo's JSON; null where that is not at hand. */
export function pyvideo(): TwoMode | null {
  if (!existsSync(archive)) return null;
  const [speakers, conferences] = [new Map<string, number>(), new Map<string, number>()];
  const [from, to]: [number[], number[]] = [[], []];
  const numberOf = (name: string, numbers: Map<string, number>) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  for (const { path, text } of filesInArchive(archive)) {
    const [, conference, , file] = path.split("/");
    if (!conference || !file?.endsWith(".json")) continue;
    const { speakers: names } = JSON.parse(text()) as { speakers?: string[] };
    for (const name of names ?? []) {
      from.push(numberOf(name, speakers));
      to.push(numberOf(conference, conferences));
    }
  }
  return twoModeOf(speakers.size, conferences.size, {
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
  });
}
