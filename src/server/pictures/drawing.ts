import { createHash } from "node:crypto";

import { Mutex } from "async-mutex";
import { LRUCache } from "lru-cache";

import type { Catalogue } from "../../catalogue/catalogue";
import { BadInput, NotFound, shown } from "../../domain/errors";
import { networkWords, readNetworkWords } from "../../reports/asked-network";
import { PictureKind, pictureWords, readPictureWords } from "../../reports/asked-picture";
import { PaintingPool } from "../../reports/drawing/pool";
import { sketchPicture } from "../../reports/picture";
import { sketchTimeline } from "../../reports/timeline";
import { today } from "../../reports/today";
import type { Words } from "../../reports/words";
import type { Networks } from "../../resolvers/shared/networks/networks";

/** A picture that can be drawn, and what it is called as long as it stays the same. */
export interface Drawable {
  readonly tag: string;
  readonly type: "image/svg+xml" | "image/png";
  /** Rejects with the signal's reason once that is aborted. */
  bytes(signal: AbortSignal): Promise<Uint8Array>;
}

/** What `network.svg` and its parameters mean. Rejects with what is wrong with them; nothing is drawn yet. */
export type Draw = (file: string, words: Words) => Promise<Drawable>;

const names = [...Object.values(PictureKind).map((kind) => kind.toLowerCase()), "timeline"];
const types = { svg: "image/svg+xml", png: "image/png" } as const;
/** Of pictures that were asked for lately, in bytes. */
const mostBytes = 32_000_000;

/** Draws what a catalogue holds. Each picture is drawn once for one state of the catalogue, day and set of words, and one at a time. */
export function drawingOver(catalogue: Catalogue, networks: Networks): Draw {
  const drawn = new LRUCache<string, Uint8Array>({
    maxSize: mostBytes,
    sizeCalculation: ({ length }) => Math.max(1, length),
  });
  const painter = new PaintingPool();
  // A crowd that asks for pictures waits in line, so that each is drawn once.
  const line = new Mutex();
  return async (file, words) => {
    const [, name = "", format = ""] = /^([a-z]+)\.(svg|png)$/.exec(file) ?? [];
    if (!names.includes(name)) {
      const known = names.flatMap((each) => [`${each}.svg`, `${each}.png`]).join(", ");
      throw new NotFound(`Expected one of the pictures ${known}, but got ${shown(file)}.`);
    }
    const day = today();
    const sketch = name === "timeline" ? readTimeline(words, day) : await readNetwork(name, words, day);
    const sorted = Object.keys(words)
      .toSorted()
      .map((word) => [word, words[word]]);
    const key = JSON.stringify([await catalogue.revision(), day, file, sorted]);
    return {
      tag: `"${createHash("sha256").update(key).digest("base64url").slice(0, 22)}"`,
      type: types[format as keyof typeof types],
      bytes: (signal) =>
        line.runExclusive(async () => {
          const known = drawn.get(key);
          if (known !== undefined) return known;
          signal.throwIfAborted();
          const bytes = await painter.run(
            format as "svg" | "png",
            await sketch(signal),
            { scale: 1 },
            { signal },
          );
          drawn.set(key, bytes);
          return bytes;
        }),
    };
  };

  async function readNetwork(name: string, words: Words, day: string) {
    expectWords(words, [...networkWords, ...pictureWords]);
    const picture = readPictureWords(words);
    const asked = await readNetworkWords(catalogue, words);
    const kind = name.toUpperCase() as PictureKind;
    return (signal: AbortSignal) => {
      const within = catalogue.within(signal);
      const measure = (query: typeof asked.query) => networks.within(signal).of(query);
      return sketchPicture(kind, { catalogue: within, asked, today: day, measure }, picture);
    };
  }

  function readTimeline(words: Words, day: string) {
    expectWords(words, ["person", ...pictureWords]);
    const { person } = words;
    if (person === undefined) throw new BadInput("Expected person to be a slug or an id, but got none.");
    const picture = readPictureWords(words);
    return (signal: AbortSignal) => sketchTimeline(catalogue.within(signal), { person, today: day }, picture);
  }
}

function expectWords(words: Words, known: readonly string[]): void {
  const wrong = Object.keys(words).find((word) => !known.includes(word));
  if (wrong === undefined) return;
  throw new BadInput(`Expected parameters among ${known.join(", ")}, but got ${shown(wrong)}.`);
}
