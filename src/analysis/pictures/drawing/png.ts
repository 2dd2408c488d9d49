import { readFile } from "node:fs/promises";

import { initWasm, Resvg } from "@resvg/resvg-wasm";

const fonts = ["400Regular/Arimo_400Regular.ttf", "700Bold/Arimo_700Bold.ttf"];

/** Loaded with the first picture: 3 MB that most processes never need. */
let loaded: Promise<Uint8Array[]> | null = null;

/**
 * Renders one of our SVGs as PNG, scaled by `scale`. Text uses Arimo, which has the Latin, Greek, Cyrillic
 * and Hebrew scripts; other characters become boxes. The SVG itself uses the reader's fonts.
 */
export async function pngOf(svg: string, scale = 2): Promise<Uint8Array> {
  loaded ??= load();
  const fontBuffers = await loaded;
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: "Arimo" },
  });
  try {
    const image = drawing.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    drawing.free();
  }
}

async function load(): Promise<Uint8Array[]> {
  await initWasm(await readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  return Promise.all(fonts.map((font) => readFile(require.resolve(`@expo-google-fonts/arimo/${font}`))));
}
