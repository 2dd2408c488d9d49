import type { Provenance } from "../../../network/provenance";
import { pngOf } from "./png";
import { svgOf, type Sketch } from "./sketch";
import { stampedPng, stampedSvg } from "./stamp";

interface Options {
  /** PNG pixels per SVG pixel. */
  readonly scale: number;
  readonly provenance: Provenance;
}

/** The tasks of the drawing thread. */
export const drawingTasks = {
  // TextEncoder allocates its own buffer, so the thread can transfer it.
  svg: (sketch: Sketch, { provenance }: Options): Uint8Array =>
    new TextEncoder().encode(stampedSvg(svgOf(sketch), provenance)),
  png: async (sketch: Sketch, { scale, provenance }: Options) =>
    new Uint8Array(stampedPng(await pngOf(svgOf(sketch), scale), provenance)),
};
