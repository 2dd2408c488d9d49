import { pngOf } from "./png";
import { svgOf, type Sketch } from "./sketch";

/** How many pixels of a PNG stand for one of the SVG. */
interface Scale {
  readonly scale: number;
}

/** What a thread that draws can be asked for. */
export const painting = {
  // In memory of its own: the thread hands it over.
  svg: (sketch: Sketch): Uint8Array => new TextEncoder().encode(svgOf(sketch)),
  png: (sketch: Sketch, { scale }: Scale) => pngOf(svgOf(sketch), scale),
};
