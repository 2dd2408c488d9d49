import { pngOf } from "../reports/drawing/png";
import { svgOf, type Sketch } from "../reports/drawing/sketch";
import type { Words } from "../reports/words";
import { writeTo } from "./write-file";

/** Writes a picture to the files that `--svg` and `--png` name, and returns their names; draws nothing where there is none. */
export async function drawInto(
  { svg: svgFile, png: pngFile }: Words,
  sketch: () => Promise<Sketch>,
): Promise<string[]> {
  if (svgFile === undefined && pngFile === undefined) return [];
  const svg = svgOf(await sketch());
  if (svgFile !== undefined) await writeTo(svgFile, svg);
  if (pngFile !== undefined) await writeTo(pngFile, await pngOf(svg));
  return [svgFile, pngFile].filter((file) => file !== undefined);
}
