import { picturePrice } from "../../../src/server/pictures/picture-price";
import { boundsOfFacts } from "../../helpers/bounds-of-facts";

const boundsOf = (appearances: number) => ({
  current: boundsOfFacts(appearances),
  refresh: async () => {},
});

describe("The price of a picture", () => {
  it("is that of drawing, more of a PNG, and that of its network, by its facts", () => {
    const priceOf = (format: "svg" | "png", appearances: number) =>
      picturePrice("network", format, boundsOf(appearances));

    expect(priceOf("png", 0)).toBe(priceOf("svg", 0) + 500);
    expect(priceOf("svg", 10_000)).toBe(priceOf("svg", 0) + 280);
    expect(priceOf("png", 10_000)).toBe(priceOf("png", 0) + 280);
  });

  it("has no network for a timeline, whatever the catalogue", () => {
    expect(picturePrice("timeline", "svg", boundsOf(10_000))).toBe(400);
    expect(picturePrice("timeline", "svg", boundsOf(1_000_000))).toBe(400);
  });
});
