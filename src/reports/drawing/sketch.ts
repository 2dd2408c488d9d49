import { degreePicture } from "../../network/drawing/degree-picture";
import { flowPicture } from "../../network/drawing/flow-picture";
import { networkPicture } from "../../network/drawing/network-picture";
import { timelinePicture } from "../../network/drawing/timeline-picture";

const pictures = { degreePicture, flowPicture, networkPicture, timelinePicture };
type PictureName = keyof typeof pictures;

/** All that a picture is drawn from: plain data, so that any thread can draw it. */
export type Sketch = {
  [Name in PictureName]: { readonly picture: Name; readonly of: Parameters<(typeof pictures)[Name]> };
}[PictureName];

/** The picture as SVG. The same text for the same sketch. */
export function svgOf({ picture, of }: Sketch): string {
  return (pictures[picture] as (...args: typeof of) => string)(...of);
}
