import { usualCommunities } from "../../../network/communities/usual";
import { projectionsReadBy } from "../../../catalogue/queries/participation";
import { density } from "../../../network/sizes";
import { components } from "../../../network/measures/components";
import { NodeMeasure } from "../../../analysis/facts/node-measure";
import { PictureKind, pictureParams, readPictureParams } from "../../../analysis/params/picture-params";
import { networkParams } from "../../../analysis/params/network-params";
import { provenanceOf } from "../../../analysis/provenance";
import {
  describeQuery,
  describeSampling,
  counted,
  describeSize,
  titleOf,
} from "../../../analysis/describe-network";
import { stringsAt } from "../../../analysis/facts/interned";
import { ranked } from "../../../analysis/facts/ranked";
import { namesOf } from "../../../analysis/names";
import { orNull } from "../../../analysis/or-null";
import { sketchPicture } from "../../../analysis/pictures/network-sketches";
import { today } from "../../../analysis/pictures/today";
import { choice, wholeNumber, type RawParams } from "../../../analysis/params/raw-params";
import { drawInto } from "../../draw-into";
import { print } from "../../output";
import { table } from "../../table";
import { withCatalogue } from "../../with-catalogue";
import { openNetwork, type OpenNetwork } from "./open-network";

/** Prints the ranking of a network's members, and draws it if a file is given. */
export function networkCommand(
  of: string,
  { json, exact, ...options }: RawParams & { json?: true; exact?: true },
): Promise<void> {
  return withCatalogue(async (catalogue, progress, { dataLicence: licence }) => {
    const params: RawParams = { ...options, of };
    const first = wholeNumber("first", params["first"], { usual: 20, from: 1, to: 1_000_000 });
    const kind = choice("picture", params["picture"] ?? PictureKind.NETWORK, PictureKind);
    const picture = readPictureParams(params);
    const open = await openNetwork(catalogue.reader, params, progress, { isExact: exact === true });

    const report = await reportOn(open, first);
    const files = await drawInto(
      params,
      () => sketchPicture(kind, { ...open, today: today() }, picture),
      () =>
        provenanceOf(catalogue.reader, {
          reads: [...projectionsReadBy(open.asked.query), "search"],
          params,
          names: ["picture", ...networkParams, ...pictureParams],
          seed: picture.seed,
          licence,
        }),
    );
    progress.end();
    if (json === true) print(JSON.stringify({ ...report, files }, null, 2));
    else printReport(report, open, files);
  });
}

interface Member {
  readonly rank: number;
  readonly id: string;
  readonly name: string;
  readonly degree: number;
  readonly strength: number;
  /** The score of the ranking measure; null if undefined. */
  readonly score: number | null;
  readonly community: number;
}

async function reportOn({ reader, measured, by }: OpenNetwork, first: number) {
  const { network, table: facts, sides } = measured.facts;
  const ids = stringsAt(facts.ids, sides.memberIds);
  const scores = await measured.scores(by);
  const [degrees, strengths] = [
    await measured.scores(NodeMeasure.DEGREE),
    await measured.scores(NodeMeasure.STRENGTH),
  ];
  const { best, meanNmi } = await measured.communities(usualCommunities);
  const names = await namesOf(reader, ids);
  const order = ranked(by, scores, names);
  const { sizes } = components(network);
  const sampling = by === NodeMeasure.BETWEENNESS ? await measured.betweenness() : null;
  return {
    sampling: sampling && { samples: sampling.samples, error: sampling.error },
    size: network.size,
    density: orNull(density(network)),
    components: sizes.length,
    largestComponent: sizes[0] ?? 0,
    communities: best.sizes.length,
    modularity: orNull(best.modularity),
    stability: meanNmi,
    members: Array.from(order.subarray(0, first), (node, index): Member => ({
      rank: index + 1,
      id: ids[node] ?? "",
      name: names[node] ?? "",
      degree: degrees[node] ?? 0,
      strength: strengths[node] ?? 0,
      score: orNull(scores[node]),
      community: best.of[node] ?? 0,
    })),
  };
}

function printReport(
  report: Awaited<ReturnType<typeof reportOn>>,
  { asked, measured, by }: OpenNetwork,
  files: readonly string[],
): void {
  print(titleOf(asked));
  print(`${describeSize(measured.facts)}; ${describeQuery(asked)}\n`);
  const isExtra = by !== NodeMeasure.DEGREE && by !== NodeMeasure.STRENGTH;
  print(
    table<Member>(
      [
        { heading: "#", read: ({ rank }) => rank },
        { heading: "name", read: ({ name }) => name },
        { heading: "ties", read: ({ degree }) => degree },
        { heading: "strength", read: ({ strength }) => strength },
        ...(isExtra
          ? [{ heading: by.toLowerCase().replaceAll("_", " "), read: ({ score }: Member) => score ?? "–" }]
          : []),
        { heading: "community", read: ({ community }) => community },
      ],
      report.members,
    ),
  );
  const { samples = 0, error = 0 } = report.sampling ?? {};
  const sampled = describeSampling({ samples, error });
  const left = report.size - report.members.length;
  print("");
  if (measured.facts.network.targets.length === 0) {
    print("There are no ties. Fewer conditions or other layers (--layers) may find some.");
  }
  if (sampled !== null) print(`${sampled.charAt(0).toUpperCase()}${sampled.slice(1)}; --exact computes it.`);
  if (left > 0) print(`${left} more are omitted: --first ${report.size} shows all.`);
  print(
    `${counted(report.components, "part", "parts")}, the largest of ${report.largestComponent}; ${counted(report.communities, "community", "communities")}${report.modularity === null ? "" : `, modularity ${report.modularity.toFixed(3)}`}, ${Math.round(report.stability * 100)} % the same from seed to seed.`,
  );
  for (const file of files) print(`Wrote ${file}.`);
}
