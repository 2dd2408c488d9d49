import { pngOf } from "../analysis/pictures/drawing/png";
import { svgOf, type Sketch } from "../analysis/pictures/drawing/sketch";
import { stampedPng, stampedSvg } from "../analysis/pictures/drawing/stamp";
import type { Provenance } from "../network/provenance";
import type { RawParams } from "../analysis/params/raw-params";
import { writeTo } from "./write-file";

/** Writes a picture to the files of `--svg` and `--png`, and returns their names. Draws nothing without these. */
export async function drawInto(
  { svg: svgFile, png: pngFile }: RawParams,
  sketch: () => Promise<Sketch>,
  provenance: () => Promise<Provenance>,
): Promise<string[]> {
  if (svgFile === undefined && pngFile === undefined) return [];
  const svg = svgOf(await sketch());
  const of = await provenance();
  if (svgFile !== undefined) await writeTo(svgFile, stampedSvg(svg, of));
  if (pngFile !== undefined) await writeTo(pngFile, stampedPng(await pngOf(svg), of));
  return [svgFile, pngFile].filter((file) => file !== undefined);
}
