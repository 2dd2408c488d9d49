import { priceOf } from "../../domain/field-price";
import { mergedSchema } from "../../subgraphs/merged";
import type { BoundsSource } from "../limits/bounds-source";
import { surchargeOf } from "../limits/surcharge";
import { tenthsOf } from "../limits/tariff";

/** Points to place at most 500 members and to write their labels; a PNG's pixels are drawn, too. */
const drawingPrice = { svg: 400, png: 900 };

export type PictureFormat = keyof typeof drawingPrice;

/** The price of a new picture, in points: of its network, as a field costs it, and of drawing. A timeline reads one person only. */
export function picturePrice(name: string, format: PictureFormat, { current }: BoundsSource): number {
  const network = mergedSchema().getQueryType()?.getFields()["network"];
  const isOfNetwork = name !== "timeline" && network !== undefined;
  const price = isOfNetwork ? priceOf(network) : {};
  const field = { price, conditions: () => 0, bounds: { sums: [], type: null, isOfOneParent: true } };
  const reading = surchargeOf(field, { values: {}, bounds: current }, 0);
  return drawingPrice[format] + Math.ceil(reading / tenthsOf.point);
}
