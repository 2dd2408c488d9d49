/** @jest-environment-options {"ownModules": true} */
import { readFileSync } from "node:fs";

import { initWasm, Resvg } from "@resvg/resvg-wasm";

import { fitted, textWidth, wrapped } from "../../../src/network/drawing/text-width";

const font = readFileSync(require.resolve("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf"));

beforeAll(() => initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm"))));

/**
 * The advance width of a text in the renderer, measured between two strokes, because a bounding box omits
 * spaces.
 */
function rendered(text: string, size: number): number {
  const inkOf = (written: string) =>
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="100"><text x="9" y="50" font-size="${size}" font-family="Arimo" font-kerning="none" xml:space="preserve">${written}</text></svg>`,
      { font: { fontBuffers: [font], loadSystemFonts: false } },
    ).getBBox()?.width ?? 0;
  return inkOf(`|${text}|`) - inkOf("||");
}

describe("textWidth", () => {
  it.each(["Victoria Carr", "Zoë Łukasz Éléonore", "WAVE Ty", "iiillll", "0123456789 – (a/b)"])(
    "is what the renderer takes for %j, to two hundredths, or more",
    (text) => {
      const [ours, theirs] = [textWidth(text, 20), rendered(text, 20)];

      expect(ours).toBeGreaterThan(theirs * 0.985);
      expect(ours).toBeLessThan(theirs * 1.1);
    },
  );

  it("overestimates the width of other scripts", () => {
    expect(textWidth("二", 10)).toBe(10);
    expect(textWidth("Ж", 10)).toBeGreaterThan(7);
  });
});

describe("A long text", () => {
  it("is truncated with an ellipsis", () => {
    const cut = fitted("Liverpool John Moores University", 12, 90);

    expect(cut).toMatch(/^Liverpool.*…$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(90);
  });

  it("is wrapped at spaces, and truncated only on its last line", () => {
    const lines = wrapped("Federation of British International Schools in Asia", 12, 100, 3);

    expect(lines).toHaveLength(3);
    expect(lines.slice(0, 2).join()).not.toContain("…");
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(100);
  });
});
