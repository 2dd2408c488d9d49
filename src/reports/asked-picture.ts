import { usualPicture, type PictureOptions } from "../network/drawing/frame";
import { Theme } from "../network/drawing/theme";
import { choice, wholeNumber, type Words } from "./words";

/** The pictures that can be made of a network. */
export enum PictureKind {
  /** Who is tied to whom. */
  NETWORK = "NETWORK",
  /** How many members have how many ties. */
  DEGREES = "DEGREES",
  /** Who moved between communities, year by year. */
  COMMUNITIES = "COMMUNITIES",
}

export interface AskedPicture extends PictureOptions {
  readonly seed: number;
  readonly mostNodes: number;
  /** How many years a column of the community flow has. */
  readonly years: number;
}

/** The words of a picture. */
export const pictureWords = ["width", "height", "theme", "seed", "most", "years"] as const;

/** How large and how light a picture is to be; bounded, since whoever asks need not pay for it. */
export function readPictureWords(words: Words): AskedPicture {
  return {
    width: wholeNumber("width", words["width"], { usual: usualPicture.width, from: 400, to: 2400 }),
    height: wholeNumber("height", words["height"], { usual: usualPicture.height, from: 300, to: 2400 }),
    theme: choice("theme", words["theme"] ?? Theme.LIGHT, Theme),
    seed: wholeNumber("seed", words["seed"], { usual: 1, from: 1, to: 1_000_000 }),
    mostNodes: wholeNumber("most", words["most"], { usual: 150, from: 2, to: 500 }),
    years: wholeNumber("years", words["years"], { usual: 1, from: 1, to: 100 }),
  };
}
