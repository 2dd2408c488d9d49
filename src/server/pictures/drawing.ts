import { createHash } from "node:crypto";

import { projectionsReadBy } from "../../catalogue/queries/participation";
import { readerWithin } from "../../database/reader-within";
import type { Reader } from "../../database/statements";
import { type AbortableCaller, FairQueue } from "../../queues/fair-queue";
import { BadInput, NotFound, shown } from "../../domain/errors";
import { revisionOf } from "../../projections/revisions";
import { networkParams, readNetworkParams } from "../../analysis/params/network-params";
import { PictureKind, pictureParams, readPictureParams } from "../../analysis/params/picture-params";
import { DrawingPool } from "../../analysis/pictures/drawing/pool";
import type { Sketch } from "../../analysis/pictures/drawing/sketch";
import { sketchPicture } from "../../analysis/pictures/network-sketches";
import { sketchTimeline } from "../../analysis/pictures/timeline-sketch";
import { today } from "../../analysis/pictures/today";
import { provenanceOf } from "../../analysis/provenance";
import type { Provenance } from "../../network/provenance";
import type { BoundsSource } from "../limits/bounds-source";
import type { RequestContext } from "../request-context";
import { type PictureFormat, picturePrice } from "./picture-price";
import type { RawParams } from "../../analysis/params/raw-params";
import type { Networks } from "../../analysis/cache/networks";

/** A picture that can be drawn. `tag` is its ETag. */
export interface Drawable {
  readonly tag: string;
  readonly type: "image/svg+xml" | "image/png";
  /** Whether it is in the cache. */
  readonly isDrawn: boolean;
  /** The price of drawing it, in points. */
  readonly price: number;
  /** Rejects with the reason of the caller's signal after an abort. */
  bytes(): Promise<Uint8Array>;
}

/** Reads the file name and parameters of a picture. Rejects if they are wrong. Draws nothing yet. */
export type Draw = (file: string, params: RawParams, caller: RequestContext) => Promise<Drawable>;

const names = [...Object.values(PictureKind).map((kind) => kind.toLowerCase()), "timeline"];
const types = { svg: "image/svg+xml", png: "image/png" } as const;

/** A picture's input, made after the check of If-None-Match. */
interface Request {
  /** Revisions of what the picture reads, and the ids that its parameters name. */
  readonly key: readonly unknown[];
  readonly sketch: () => Promise<Sketch>;
  readonly provenance: () => Promise<Provenance>;
}

/**
 * Draws pictures of a catalogue, one at a time; clients take turns. Keeps them by revision, day and parameters in
 * the cache of networks.
 */
export function pictureDrawer(
  reader: Reader,
  networks: Networks,
  licence: string | null,
  bounds: BoundsSource,
): (file: string, params: RawParams, caller: AbortableCaller) => Promise<Drawable> {
  const { cache } = networks;
  const painter = new DrawingPool();
  // Requests queue here, so that each picture is drawn only once.
  const queue = new FairQueue(1);
  return async (file, params, caller) => {
    const [, name = "", format = ""] = /^([a-z]+)\.(svg|png)$/.exec(file) ?? [];
    if (!names.includes(name)) {
      const known = names.flatMap((each) => [`${each}.svg`, `${each}.png`]).join(", ");
      throw new NotFound(`Expected one of the pictures ${known}, but got ${shown(file)}.`);
    }
    const day = today();
    const request =
      name === "timeline"
        ? await readTimeline(params, day, caller)
        : await readNetwork(name, params, day, caller);
    const sorted = Object.keys(params)
      .toSorted()
      .map((param) => [param, params[param]]);
    const key = JSON.stringify([...request.key, day, file, sorted]);
    return {
      tag: `"${createHash("sha256").update(key).digest("base64url").slice(0, 22)}"`,
      type: types[format as keyof typeof types],
      isDrawn: cache.get(key) !== undefined,
      price: picturePrice(name, format as PictureFormat, bounds),
      bytes: () =>
        queue.run(caller, async () => {
          const known = cache.get(key);
          if (known !== undefined) return known as Uint8Array;
          const bytes = await painter.run(
            format as PictureFormat,
            await request.sketch(),
            { scale: 1, provenance: await request.provenance() },
            caller,
          );
          cache.set(key, bytes);
          return bytes;
        }),
    };
  };

  async function readNetwork(
    name: string,
    params: RawParams,
    day: string,
    caller: AbortableCaller,
  ): Promise<Request> {
    const within = readerWithin(reader, caller);
    expectKnownParams(params, [...networkParams, ...pictureParams]);
    const picture = readPictureParams(params);
    const asked = await readNetworkParams(within, params);
    const kind = name.toUpperCase() as PictureKind;
    // Search has the names in the picture.
    const reads = [...projectionsReadBy(asked.query), "search"] as const;
    const revision = await revisionOf(within, reads);
    return {
      // A slug in the parameters may move to another organisation.
      key: [revision, asked],
      sketch: () => {
        const measure = (query: typeof asked.query) => networks.within(caller).of(query);
        return sketchPicture(kind, { reader: within, asked, today: day, measure }, picture);
      },
      provenance: () =>
        provenanceOf(within, {
          reads,
          params: { ...params, picture: name },
          names: ["picture", ...networkParams, ...pictureParams],
          seed: picture.seed,
          licence,
        }),
    };
  }

  async function readTimeline(params: RawParams, day: string, caller: AbortableCaller): Promise<Request> {
    const within = readerWithin(reader, caller);
    expectKnownParams(params, ["person", ...pictureParams]);
    const { person } = params;
    if (person === undefined) throw new BadInput("Expected person to be a slug or an id, but got none.");
    const picture = readPictureParams(params);
    return {
      // A timeline reads entities of six types, so any edit may change it.
      key: [await revisionOf(within)],
      sketch: () => sketchTimeline(within, { person, today: day }, picture),
      provenance: () =>
        provenanceOf(within, { params, names: ["person", ...pictureParams], seed: picture.seed, licence }),
    };
  }
}

function expectKnownParams(params: RawParams, known: readonly string[]): void {
  const wrong = Object.keys(params).find((name) => !known.includes(name));
  if (wrong === undefined) return;
  throw new BadInput(`Expected parameters among ${known.join(", ")}, but got ${shown(wrong)}.`);
}
