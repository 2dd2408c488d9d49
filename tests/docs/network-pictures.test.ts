import { readFile, writeFile } from "node:fs/promises";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { participationOf } from "../../src/catalogue/queries/participation";
import { factTableOf } from "../../src/analysis/facts/read-facts";
import { readNetworkParams } from "../../src/analysis/params/network-params";
import { PictureKind, readPictureParams } from "../../src/analysis/params/picture-params";
import { measuredHere, networkHere } from "../../src/analysis/measured-here";
import type { NetworkQuery } from "../../src/analysis/network-query";
import { svgOf } from "../../src/analysis/pictures/drawing/sketch";
import { sketchPicture } from "../../src/analysis/pictures/network-sketches";
import { sketchTimeline } from "../../src/analysis/pictures/timeline-sketch";
import type { RawParams } from "../../src/analysis/params/raw-params";
import { demonstrationCatalogue } from "../helpers/demonstration-catalogue";
import { projectFolder } from "../helpers/starting-catalogue";

/** The pictures of docs/networks.md, as `rostrum network` draws them of the demonstration catalogue. */
const pictures: ReadonlyArray<readonly [file: string, kind: PictureKind, words: RawParams, max: string]> = [
  [
    "co-appearances",
    PictureKind.NETWORK,
    { of: "people", layers: "appearance", weight: "newman", minWeight: "0.9", from: "2021", to: "2024" },
    "80",
  ],
  [
    "brokers",
    PictureKind.NETWORK,
    { of: "people", layers: "appearance,host", from: "2022", to: "2023" },
    "70",
  ],
  ["hosts", PictureKind.NETWORK, { of: "host-guest", relatedTo: "health" }, "60"],
  ["degrees", PictureKind.DEGREES, { of: "people", layers: "appearance" }, "150"],
  ["organisations", PictureKind.NETWORK, { of: "organisations", layers: "partnership" }, "100"],
  ["communities", PictureKind.COMMUNITIES, { of: "people", layers: "appearance,host" }, "150"],
];
/** The date in the pictures. */
const today = "2026-11-22";

describe("docs/networks.md", () => {
  let catalogue: Catalogue;

  beforeAll(async () => {
    catalogue = await demonstrationCatalogue();
  });

  it.each(pictures)(
    "shows %s.svg as it is drawn of the demonstration catalogue",
    async (file, kind, words, max) => {
      const asked = await readNetworkParams(catalogue.reader, words);
      const measure = async (query: NetworkQuery) =>
        measuredHere(networkHere(factTableOf(await participationOf(catalogue.reader, query)), query));

      const sketch = await sketchPicture(
        kind,
        { reader: catalogue.reader, asked, today, measure },
        readPictureParams({ width: "960", height: "640", max }),
      );

      const svg = svgOf(sketch);
      expect(svg).toBe(await keptAs(file, svg));
    },
  );

  it("shows timeline.svg as it is drawn of the demonstration catalogue", async () => {
    const picture = readPictureParams({ width: "960", height: "520" });

    const sketch = await sketchTimeline(catalogue.reader, { person: "jonas-zellholt", today }, picture);

    const svg = svgOf(sketch);
    expect(svg).toBe(await keptAs("timeline", svg));
  });

  it("shows every picture that is there, and every question of analysts", async () => {
    const guide = await readFile(`${projectFolder}/docs/networks.md`, "utf8");

    for (const file of [...pictures.map(([name]) => name), "timeline"]) {
      expect(guide).toMatch(new RegExp(`!\\[[^\\]]{20,}\\]\\(pictures/${file}\\.svg\\)`));
    }
    for (let question = 17; question <= 24; question += 1) {
      expect(guide).toMatch(new RegExp(`\\(\\.\\./examples/${question}-[a-z-]+\\.graphql\\)`));
    }
  });
});

/** What is committed. `UPDATE_PICTURES=1 npx jest network-pictures` rewrites it: look at each picture before you commit it. */
async function keptAs(file: string, svg: string): Promise<string> {
  const path = `${projectFolder}/docs/pictures/${file}.svg`;
  if (process.env["UPDATE_PICTURES"] === "1") await writeFile(path, svg);
  return readFile(path, "utf8");
}
