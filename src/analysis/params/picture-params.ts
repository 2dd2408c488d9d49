import type { PictureOptions } from "../../network/drawing/frame";
import { Theme } from "../../network/drawing/theme";
import { choice, wholeNumber, type RawParams } from "./raw-params";

const usualPicture: PictureOptions = { width: 1200, height: 800, theme: Theme.LIGHT };

/** The kinds of pictures of a network. */
export enum PictureKind {
  /** Members and ties. */
  NETWORK = "NETWORK",
  /** The degree distribution. */
  DEGREES = "DEGREES",
  /** Moves of members between communities, year by year. */
  COMMUNITIES = "COMMUNITIES",
}

export interface RequestedPicture extends PictureOptions {
  readonly seed: number;
  readonly maxNodes: number;
  /** Years per column of the community flow. */
  readonly years: number;
}

/** The parameters of a picture. */
export const pictureParams = ["width", "height", "theme", "seed", "max", "years"] as const;

/** Reads the size, theme and layout of a picture. Bounded, because anonymous clients can request pictures. */
export function readPictureParams(params: RawParams): RequestedPicture {
  return {
    width: wholeNumber("width", params["width"], { usual: usualPicture.width, from: 400, to: 2400 }),
    height: wholeNumber("height", params["height"], { usual: usualPicture.height, from: 300, to: 2400 }),
    theme: choice("theme", params["theme"] ?? Theme.LIGHT, Theme),
    seed: wholeNumber("seed", params["seed"], { usual: 1, from: 1, to: 1_000_000 }),
    maxNodes: wholeNumber("max", params["max"], { usual: 150, from: 2, to: 500 }),
    years: wholeNumber("years", params["years"], { usual: 1, from: 1, to: 100 }),
  };
}
