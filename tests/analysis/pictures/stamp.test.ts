import { Theme } from "../../../src/network/drawing/theme";
import { pngOf } from "../../../src/analysis/pictures/drawing/png";
import { svgOf } from "../../../src/analysis/pictures/drawing/sketch";
import { stampedPng, stampedSvg } from "../../../src/analysis/pictures/drawing/stamp";
import { describeProvenance } from "../../../src/network/provenance";
import { someProvenance } from "../../helpers/some-provenance";

const svg = svgOf({
  picture: "flowPicture",
  of: [
    [],
    { title: "Nobody", subtitle: "", description: "" },
    { width: 400, height: 300, theme: Theme.LIGHT },
  ],
});

describe("a picture", () => {
  it("says what it was made of, and looks the same", async () => {
    const stamped = stampedSvg(svg, someProvenance);

    expect(stamped).toContain(
      "question of=people&amp;weight=newman, seed 7, licence CC0-1.0</dcterms:provenance>",
    );
    expect(stamped).toContain("<dcterms:license>CC0-1.0</dcterms:license>");
    expect(Buffer.from(await pngOf(stamped, 1)).equals(Buffer.from(await pngOf(svg, 1)))).toBe(true);
  });

  it("says nothing of a licence that nobody stated", () => {
    expect(stampedSvg(svg, { ...someProvenance, licence: null })).not.toContain("dcterms:license");
  });

  it("says so as PNG too, in a chunk of text that readers know", async () => {
    const png = await pngOf(svg, 1);

    const chunks = chunksOf(stampedPng(png, someProvenance));

    expect(chunks.map(({ type }) => type).slice(0, 2)).toEqual(["IHDR", "iTXt"]);
    expect(chunks[1]?.data.toString()).toBe(`Source\0\0\0\0\0${describeProvenance(someProvenance)}`);
    expect(chunks.filter(({ type }) => type !== "iTXt")).toEqual(chunksOf(png));
  });
});

function chunksOf(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const chunks: Array<{ type: string; data: Buffer }> = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.push({
      type: bytes.toString("latin1", at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}
