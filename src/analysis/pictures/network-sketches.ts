import { usualCommunities } from "../../network/communities/usual";
import { PictureKind, type RequestedPicture } from "../params/picture-params";
import { flowWindows } from "./community-flow";
import type { Sketch } from "./drawing/sketch";
import { describeQuery, counted, describeSize, titleOf } from "../describe-network";
import type { Measured } from "../measured";
import { namesOf } from "../names";
import type { PictureSource } from "./picture-source";

/** Makes the input of a network's picture. Deterministic for the same catalogue, parameters and day. */
export async function sketchPicture(
  kind: PictureKind,
  source: PictureSource,
  picture: RequestedPicture,
): Promise<Sketch> {
  const measured = await source.measure(source.asked.query);
  const sketch = { NETWORK: sketchNetwork, DEGREES: sketchDegrees, COMMUNITIES: sketchCommunities }[kind];
  return sketch(measured, source, picture);
}

async function sketchNetwork(
  measured: Measured,
  source: PictureSource,
  { maxNodes, ...picture }: RequestedPicture,
): Promise<Sketch> {
  const { facts } = measured;
  const { best } = await measured.communities(usualCommunities);
  const { strongest, ...chosen } = await measured.run(
    "chosenMembers",
    { network: facts.network, communities: best.of },
    { maxNodes },
  );
  const namesAt = (nodes: readonly number[]) =>
    namesOf(
      source.reader,
      nodes.map((node) => facts.idAt(node)),
    );
  const labels = await namesAt(chosen.nodes);
  const heaviest = await namesAt(strongest);
  const caption = captionOf(titleOf(source.asked), measured, source, [
    `A network in ${counted(best.sizes.length, "community", "communities")}.`,
    ...(heaviest.length > 0 ? [`The heaviest ties together: ${heaviest.join(", ")}.`] : []),
  ]);
  return { picture: "networkPicture", of: [{ ...chosen, labels }, caption, picture] };
}

async function sketchDegrees(
  measured: Measured,
  source: PictureSource,
  picture: RequestedPicture,
): Promise<Sketch> {
  const distribution = await measured.run("degreeDistribution", measured.facts.network, {});
  const max = distribution.length - 1;
  const caption = captionOf("How many ties members have", measured, source, [
    `Bars: how many members have how many ties, from 0 to ${max}.`,
  ]);
  return { picture: "degreePicture", of: [distribution, caption, picture] };
}

async function sketchCommunities(
  measured: Measured,
  source: PictureSource,
  picture: RequestedPicture,
): Promise<Sketch> {
  const windows = await flowWindows(measured, source, picture.years);
  const caption = captionOf("Communities, and who moved between them", measured, source, [
    `Columns: ${windows.map(({ label }) => label).join(", ") || "none, since nothing is dated"}. A block is a community.`,
  ]);
  return { picture: "flowPicture", of: [windows, caption, picture] };
}

function captionOf(title: string, { facts }: Measured, source: PictureSource, said: readonly string[]) {
  const asked = `${describeSize(facts)}; ${describeQuery(source.asked)}; as of ${source.today}`;
  return {
    title,
    subtitle: title === titleOf(source.asked) ? asked : `${titleOf(source.asked)}: ${asked}`,
    description: said.join(" "),
  };
}
