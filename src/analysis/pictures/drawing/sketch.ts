import { degreePicture } from "../../../network/drawing/degree-picture";
import { flowPicture } from "../../../network/drawing/flow-picture";
import { networkPicture } from "../../../network/drawing/network-picture";
import { timelinePicture } from "../../../network/drawing/timeline-picture";

const pictures = { degreePicture, flowPicture, networkPicture, timelinePicture };
type PictureName = keyof typeof pictures;

/** The input of a picture: plain data that can be sent to a thread. */
export type Sketch = {
  [Name in PictureName]: { readonly picture: Name; readonly of: Parameters<(typeof pictures)[Name]> };
}[PictureName];

/** The picture as SVG. Deterministic. */
export function svgOf({ picture, of }: Sketch): string {
  return (pictures[picture] as (...args: typeof of) => string)(...of);
}
