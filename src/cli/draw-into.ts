import { pngOf } from "../analysis/pictures/drawing/png";
import { svgOf, type Sketch } from "../analysis/pictures/drawing/sketch";
import type { RawParams } from "../analysis/params/raw-params";
import { writeTo } from "./write-file";

/** Writes a picture to the files of `--svg` and `--png`, and returns their names. Draws nothing without these. */
export async function drawInto(
  { svg: svgFile, png: pngFile }: RawParams,
  sketch: () => Promise<Sketch>,
): Promise<string[]> {
  if (svgFile === undefined && pngFile === undefined) return [];
  const svg = svgOf(await sketch());
  if (svgFile !== undefined) await writeTo(svgFile, svg);
  if (pngFile !== undefined) await writeTo(pngFile, await pngOf(svg));
  return [svgFile, pngFile].filter((file) => file !== undefined);
}
