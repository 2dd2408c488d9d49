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
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { madeUpCatalogue } from "./made-up-catalogue";

/** The pictures of docs/networks.md, as `rostrum network` draws them. */
const pictures: ReadonlyArray<
  readonly [file: string, of: "made up" | "starting", kind: PictureKind, words: RawParams]
> = [
  [
    "co-appearances",
    "made up",
    PictureKind.NETWORK,
    { of: "people", weight: "newman", from: "2021", to: "2024" },
  ],
  [
    "brokers",
    "starting",
    PictureKind.NETWORK,
    { of: "people", layers: "appearance,host,honour,contribution" },
  ],
  ["hosts", "starting", PictureKind.NETWORK, { of: "host-guest" }],
  ["degrees", "made up", PictureKind.DEGREES, { of: "people" }],
  [
    "organisations",
    "starting",
    PictureKind.NETWORK,
    { of: "organisations", layers: "on-behalf-of,show-organisation,affiliation,partnership" },
  ],
  ["communities", "made up", PictureKind.COMMUNITIES, { of: "people" }],
];
/** The date in the pictures. */
const today = "2026-11-22";

describe("docs/networks.md", () => {
  let catalogues: Readonly<Record<"made up" | "starting", Catalogue>>;

  beforeAll(async () => {
    catalogues = { "made up": await madeUpCatalogue(), starting: await startingCatalogue() };
  });

  it.each(pictures)("shows %s.svg as it is drawn from what is %s", async (file, of, kind, words) => {
    const catalogue = catalogues[of];
    const asked = await readNetworkParams(catalogue.reader, words);
    const measure = async (query: NetworkQuery) =>
      measuredHere(networkHere(factTableOf(await participationOf(catalogue.reader, query)), query));

    const sketch = await sketchPicture(
      kind,
      { reader: catalogue.reader, asked, today, measure },
      readPictureParams({ width: "960", height: "640" }),
    );

    const svg = svgOf(sketch);
    expect(svg).toBe(await keptAs(file, svg));
  });

  it("shows timeline.svg as it is drawn from what is starting", async () => {
    const picture = readPictureParams({ width: "960", height: "760" });

    const sketch = await sketchTimeline(
      catalogues.starting.reader,
      { person: "victoria-carr", today },
      picture,
    );

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
