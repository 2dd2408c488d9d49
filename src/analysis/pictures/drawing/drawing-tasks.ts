import { pngOf } from "./png";
import { svgOf, type Sketch } from "./sketch";

/** PNG pixels per SVG pixel. */
interface Scale {
  readonly scale: number;
}

/** The tasks of the drawing thread. */
export const drawingTasks = {
  // TextEncoder allocates its own buffer, so the thread can transfer it.
  svg: (sketch: Sketch): Uint8Array => new TextEncoder().encode(svgOf(sketch)),
  png: (sketch: Sketch, { scale }: Scale) => pngOf(svgOf(sketch), scale),
};
