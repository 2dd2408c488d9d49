import { setImmediate } from "node:timers/promises";

import { Theme } from "../../../src/network/drawing/theme";
import { networkOf } from "../../../src/network/network";
import { Random } from "../../../src/domain/random";
import { pngOf } from "../../../src/analysis/pictures/drawing/png";
import { DrawingPool } from "../../../src/analysis/pictures/drawing/pool";
import { svgOf, type Sketch } from "../../../src/analysis/pictures/drawing/sketch";
import { stampedPng, stampedSvg } from "../../../src/analysis/pictures/drawing/stamp";
import { someProvenance } from "../../helpers/some-provenance";
import { chosenFrom } from "../../network/drawing/drawn-network";

const options = { scale: 1, provenance: someProvenance };

describe("A drawing thread", () => {
  it("returns the same bytes as the main thread", async () => {
    const sketch = crowd(30);

    const svg = await new DrawingPool().run("svg", sketch, options);
    const png = await new DrawingPool().run("png", sketch, options);

    expect(Buffer.from(svg).toString()).toBe(stampedSvg(svgOf(sketch), someProvenance));
    expect(Buffer.from(png).equals(stampedPng(await pngOf(svgOf(sketch), 1), someProvenance))).toBe(true);
  });

  it("draws many small pictures in a row", async () => {
    const pool = new DrawingPool();
    const picture = { width: 400, height: 300, theme: Theme.LIGHT };
    const caption = { title: "Nobody", subtitle: "", description: "" };
    const sketch: Sketch = { picture: "flowPicture", of: [[], caption, picture] };

    expect(svgOf(sketch).length).toBeLessThan(2_000);
    for (let round = 0; round < 3; round += 1) {
      expect(Buffer.from(await pool.run("svg", sketch, options)).toString()).toBe(
        stampedSvg(svgOf(sketch), someProvenance),
      );
    }
  });

  it("keeps the caller's event loop free", async () => {
    const rounds = await roundsUntil(new DrawingPool().run("svg", crowd(150), options));
    const roundsHere = await roundsUntil(Promise.resolve().then(() => svgOf(crowd(150))));

    expect(rounds).toBeGreaterThan(100 * Math.max(1, roundsHere));
  });
});

/** Counts turns of this thread's event loop until the promise settles. */
async function roundsUntil(drawn: Promise<unknown>): Promise<number> {
  const until = { rounds: 0, isDrawn: false };
  const rounds = (async () => {
    while (!until.isDrawn) {
      await setImmediate();
      until.rounds += 1;
    }
  })();
  await drawn;
  until.isDrawn = true;
  await rounds;
  return until.rounds;
}

/** People, each tied to four others at random. */
function crowd(size: number): Sketch {
  const random = new Random(1);
  const ends = () => Uint32Array.from({ length: 2 * size }, () => random.below(size));
  const network = networkOf(size, { from: ends(), to: ends() });
  const labels = Array.from({ length: size }, (_, node) => `Person ${node}`);
  const drawn = { network, labels, communities: labels.map(() => 0), strengths: labels.map(() => 1) };
  const chosen = chosenFrom(drawn, 500);
  const caption = { title: "A crowd", subtitle: "At random", description: "A crowd, at random." };
  const picture = { width: 600, height: 400, theme: Theme.LIGHT, seed: 1 };
  return { picture: "networkPicture", of: [chosen, caption, picture] };
}
