import { usualCommunities } from "../network/communities/stability";
import { degreeDistribution, strengths as strengthsOf } from "../network/measures/degree";
import { undirected } from "../network/network";
import { PictureKind, type AskedPicture } from "./asked-picture";
import { flowWindows } from "./community-flow";
import type { Sketch } from "./drawing/sketch";
import { askedInWords, counted, sizeInWords, titleOf } from "./in-words";
import type { Measured } from "./measured";
import { namesOf } from "./names";
import type { PictureSource } from "./picture-source";

/** What a picture of a network is drawn from. The same for the same catalogue, words and day. */
export async function sketchPicture(
  kind: PictureKind,
  source: PictureSource,
  picture: AskedPicture,
): Promise<Sketch> {
  const measured = await source.measure(source.asked.query);
  const sketch = { NETWORK: sketchNetwork, DEGREES: sketchDegrees, COMMUNITIES: sketchCommunities }[kind];
  return sketch(measured, source, picture);
}

async function sketchNetwork(
  measured: Measured,
  source: PictureSource,
  picture: AskedPicture,
): Promise<Sketch> {
  const { ids, network } = measured.facts;
  const labels = await namesOf(source.catalogue, ids);
  const { best } = await measured.communities(usualCommunities);
  // Both ways: who is only ever a guest has no tie of their own, and is drawn all the same.
  const strengths = strengthsOf(undirected(network));
  const strongest = [...ids.keys()]
    .toSorted((one, other) => (strengths[other] ?? 0) - (strengths[one] ?? 0) || one - other)
    .slice(0, 3)
    .map((node) => labels[node]);
  const caption = captionOf(titleOf(source.asked), measured, source, [
    `A network in ${counted(best.sizes.length, "community", "communities")}.`,
    ...(strongest.length > 0 ? [`The heaviest ties together: ${strongest.join(", ")}.`] : []),
  ]);
  const drawn = { network, labels, communities: best.of, strengths };
  return { picture: "networkPicture", of: [drawn, caption, picture] };
}

async function sketchDegrees(
  measured: Measured,
  source: PictureSource,
  picture: AskedPicture,
): Promise<Sketch> {
  const distribution = degreeDistribution(measured.facts.network);
  const most = distribution.length - 1;
  const caption = captionOf("How many ties members have", measured, source, [
    `Bars: how many members have how many ties, from 0 to ${most}.`,
  ]);
  return { picture: "degreePicture", of: [distribution, caption, picture] };
}

async function sketchCommunities(
  measured: Measured,
  source: PictureSource,
  picture: AskedPicture,
): Promise<Sketch> {
  const windows = await flowWindows(measured, source, picture.years);
  const caption = captionOf("Communities, and who moved between them", measured, source, [
    `Columns: ${windows.map(({ label }) => label).join(", ") || "none, since nothing is dated"}. A block is a community.`,
  ]);
  return { picture: "flowPicture", of: [windows, caption, picture] };
}

function captionOf(title: string, { facts }: Measured, source: PictureSource, said: readonly string[]) {
  const asked = `${sizeInWords(facts)}; ${askedInWords(source.asked)}; as of ${source.today}`;
  return {
    title,
    subtitle: title === titleOf(source.asked) ? asked : `${titleOf(source.asked)}: ${asked}`,
    description: said.join(" "),
  };
}
