import { pngOf } from "./png";
import { svgOf, type Sketch } from "./sketch";

/** How many pixels of a PNG stand for one of the SVG. */
interface Scale {
  readonly scale: number;
}

/** What a thread that draws can be asked for. */
export const painting = {
  svg: (sketch: Sketch) => Buffer.from(svgOf(sketch)) as Uint8Array,
  png: (sketch: Sketch, { scale }: Scale) => pngOf(svgOf(sketch), scale),
};
