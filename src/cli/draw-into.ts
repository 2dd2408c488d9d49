import { pngOf } from "../reports/png";
import type { Words } from "../reports/words";
import { writeTo } from "./write-file";

/** Writes a picture to the files that `--svg` and `--png` name, and returns their names; draws nothing where there is none. */
export async function drawInto(
  { svg: svgFile, png: pngFile }: Words,
  draw: () => Promise<string>,
): Promise<string[]> {
  if (svgFile === undefined && pngFile === undefined) return [];
  const svg = await draw();
  if (svgFile !== undefined) await writeTo(svgFile, svg);
  if (pngFile !== undefined) await writeTo(pngFile, await pngOf(svg));
  return [svgFile, pngFile].filter((file) => file !== undefined);
}

/** The day that stands in a picture. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
