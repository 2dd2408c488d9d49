import { degreePicture } from "../network/drawing/degree-picture";
import { flowPicture } from "../network/drawing/flow-picture";
import { networkPicture } from "../network/drawing/network-picture";
import { degreeDistribution, strengths as strengthsOf } from "../network/measures/degree";
import { undirected } from "../network/network";
import { PictureKind, type AskedPicture } from "./asked-picture";
import { flowWindows } from "./community-flow";
import { askedInWords, counted, sizeInWords, titleOf } from "./in-words";
import type { Measured } from "./measured";
import { namesOf } from "./names";
import type { PictureSource } from "./picture-source";

/** A picture of a network as SVG. The same text for the same catalogue, words and day. */
export async function drawPicture(
  kind: PictureKind,
  source: PictureSource,
  picture: AskedPicture,
): Promise<string> {
  const measured = await source.measure(source.asked.query);
  return { NETWORK: drawNetwork, DEGREES: drawDegrees, COMMUNITIES: drawCommunities }[kind](
    measured,
    source,
    picture,
  );
}

async function drawNetwork(measured: Measured, source: PictureSource, picture: AskedPicture) {
  const { ids, network } = measured.facts;
  const labels = await namesOf(source.catalogue, ids);
  const { best } = await measured.communities({ resolution: 1, seed: 1 });
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
  return networkPicture({ network, labels, communities: best.of, strengths }, caption, picture);
}

async function drawDegrees(measured: Measured, source: PictureSource, picture: AskedPicture) {
  const distribution = degreeDistribution(measured.facts.network);
  const most = distribution.length - 1;
  const caption = captionOf("How many ties members have", measured, source, [
    `Bars: how many members have how many ties, from 0 to ${most}.`,
  ]);
  return degreePicture(distribution, caption, picture);
}

async function drawCommunities(measured: Measured, source: PictureSource, picture: AskedPicture) {
  const windows = await flowWindows(measured, source, picture.years);
  const caption = captionOf("Communities, and who moved between them", measured, source, [
    `Columns: ${windows.map(({ label }) => label).join(", ") || "none, since nothing is dated"}. A block is a community.`,
  ]);
  return flowPicture(windows, caption, picture);
}

function captionOf(title: string, { facts }: Measured, source: PictureSource, said: readonly string[]) {
  const asked = `${sizeInWords(facts)}; ${askedInWords(source.asked)}; as of ${source.today}`;
  return {
    title,
    subtitle: title === titleOf(source.asked) ? asked : `${titleOf(source.asked)}: ${asked}`,
    description: said.join(" "),
  };
}
