import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

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
  for (const { path, text } of filesIn(gunzipSync(readFileSync(archive)))) {
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

/** Files of a tar archive: a header of 512 bytes, then the content, filled up to as many; a long name comes as a file of its own. */
function* filesIn(tar: Buffer): Generator<{ path: string; text: () => string }> {
  let longName: string | null = null;
  for (let start = 0; start + 512 <= tar.length && tar[start] !== 0;) {
    const field = (from: number, length: number) =>
      tar.toString("utf8", start + from, start + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const content = start + 512;
    const text = () => tar.toString("utf8", content, content + size);
    const kind = field(156, 1);
    const prefix = field(345, 155);
    const path: string = longName ?? (prefix ? `${prefix}/${field(0, 100)}` : field(0, 100));
    longName = kind === "L" ? text().replace(/\0.*$/s, "") : null;
    if (kind === "0" || kind === "") yield { path, text };
    start = content + Math.ceil(size / 512) * 512;
  }
}
