import { usualCommunities } from "../../../network/communities/stability";
import { density } from "../../../network/measures/degree";
import { components } from "../../../network/measures/components";
import { NodeMeasure } from "../../../network/facts/node-measures";
import { PictureKind, readPictureWords } from "../../../reports/asked-picture";
import { askedInWords, counted, sizeInWords, titleOf } from "../../../reports/in-words";
import { ranked } from "../../../network/facts/ranked";
import { namesOf } from "../../../reports/names";
import { orNull } from "../../../reports/or-null";
import { sketchPicture } from "../../../reports/picture";
import { today } from "../../../reports/today";
import { choice, wholeNumber, type Words } from "../../../reports/words";
import { drawInto } from "../../draw-into";
import { print } from "../../output";
import { table } from "../../table";
import { withCatalogue } from "../../with-catalogue";
import { openNetwork, type OpenNetwork } from "./open-network";

/** Prints who stands where in a network, and draws it where it is asked to. */
export function networkCommand(of: string, options: Words & { json?: boolean }): Promise<void> {
  return withCatalogue(async (catalogue, progress) => {
    const words: Words = { ...(options as Words), of };
    const first = wholeNumber("first", words["first"], { usual: 20, from: 1, to: 1_000_000 });
    const kind = choice("picture", words["picture"] ?? PictureKind.NETWORK, PictureKind);
    const picture = readPictureWords(words);
    const open = await openNetwork(catalogue, words, progress);

    const report = await reportOn(open, first);
    const files = await drawInto(words, () => sketchPicture(kind, { ...open, today: today() }, picture));
    progress.end();
    if (options.json === true) print(JSON.stringify({ ...report, files }, null, 2));
    else printReport(report, open, files);
  });
}

interface Member {
  readonly rank: number;
  readonly id: string;
  readonly name: string;
  readonly degree: number;
  readonly strength: number;
  /** What they are ranked by; null where it says nothing of them. */
  readonly score: number | null;
  readonly community: number;
}

async function reportOn({ catalogue, measured, by }: OpenNetwork, first: number) {
  const { ids, network } = measured.facts;
  const scores = await measured.scores(by);
  const [degrees, strengths] = [
    await measured.scores(NodeMeasure.DEGREE),
    await measured.scores(NodeMeasure.STRENGTH),
  ];
  const { best, meanNmi } = await measured.communities(usualCommunities);
  const names = await namesOf(catalogue, ids);
  const order = ranked(by, scores, names);
  const { sizes } = components(network);
  return {
    size: network.size,
    density: orNull(density(network)),
    components: sizes.length,
    largestComponent: sizes[0] ?? 0,
    communities: best.sizes.length,
    modularity: orNull(best.modularity),
    stability: meanNmi,
    members: Array.from(order.subarray(0, first), (node, place): Member => ({
      rank: place + 1,
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
  print(`${sizeInWords(measured.facts)}; ${askedInWords(asked)}\n`);
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
  const left = report.size - report.members.length;
  print("");
  if (measured.facts.network.targets.length === 0) {
    print("Nothing ties any of them. Fewer conditions, or other layers (--layers), may find ties.");
  }
  if (left > 0) print(`${left} more are not shown: --first ${report.size} shows all.`);
  print(
    `${counted(report.components, "part", "parts")}, the largest of ${report.largestComponent}; ${counted(report.communities, "community", "communities")}${report.modularity === null ? "" : `, modularity ${report.modularity.toFixed(3)}`}, ${Math.round(report.stability * 100)} % the same from seed to seed.`,
  );
  for (const file of files) print(`Wrote ${file}.`);
}
