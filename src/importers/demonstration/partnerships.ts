import { PartnershipKind } from "../../entities";
import type { PartnershipYaml, StatedYaml } from "../data-folder/format";
import type { Making } from "./making";
import { madeUp } from "./texts";
import { allRegions, type Region } from "./organisations";
import { labelOf } from "./topics";

type Partnership = PartnershipYaml & StatedYaml;

/** Who works with whom, for which rung of the ladder, in each region; and the one tie from each region to the next. */
export function partnershipsOf({ random, sources }: Making): Partnership[] {
  const tie = (from: string, kind: PartnershipKind, to: string, topics: string[]): Partnership => {
    const start = 2017 + random.below(7);
    const hasEnded = kind === PartnershipKind.SPONSORSHIP && random.chance(0.3);
    return {
      from,
      kind,
      to,
      description: madeUp(`for ${topics.map((topic) => labelOf(topic).toLowerCase()).join(" and ")}`),
      start: String(start),
      ...(hasEnded ? { end: String(start + 2) } : {}),
      topics,
      cite: sources.next("directory"),
    };
  };
  const { COLLABORATION, MEMBER_OF, SPONSORSHIP, SUPPLIER, GOVERNANCE } = PartnershipKind;

  const within = (region: Region): Partnership[] => {
    const { primaries, secondaries, college, university, businesses, collaborative } = region;
    const members = [...primaries, ...secondaries, college, university, ...businesses.slice(0, 2)];
    return [
      ...members.map((member) => tie(member, MEMBER_OF, collaborative, ["collaborative-networks"])),
      ...primaries.map((primary, place) =>
        tie(primary, COLLABORATION, secondaries[place % 2] as string, ["learning-by-eleven"]),
      ),
      tie(primaries[0] as string, COLLABORATION, primaries[1] as string, [
        "early-years",
        "reading-writing-and-counting-by-seven",
      ]),
      ...secondaries.map((secondary) =>
        tie(secondary, COLLABORATION, college, ["pathways-by-sixteen", "college"]),
      ),
      tie(college, COLLABORATION, university, ["university", "widening-participation"]),
      ...businesses.map((business) => tie(business, COLLABORATION, college, ["work", "apprenticeships"])),
      tie(businesses[0] as string, SPONSORSHIP, secondaries[0] as string, ["careers-guidance"]),
      tie(businesses[1] as string, SUPPLIER, university, ["skills"]),
    ];
  };
  return [
    ...allRegions.flatMap(within),
    ...allRegions.slice(1).map((region, place) => {
      const { university } = allRegions[place] as Region;
      return tie(university, COLLABORATION, region.college, ["widening-participation"]);
    }),
    ...allRegions.flatMap(({ primaries }) =>
      tie("office-for-school-visits", GOVERNANCE, primaries[0] as string, ["school-leadership"]),
    ),
    ...["harebell", "juniper"].flatMap((name) =>
      allRegions
        .flatMap(({ primaries }) => primaries)
        .filter((school) => school.includes(name))
        .map((school) =>
          tie(school, MEMBER_OF, "harebell-co-operative-of-schools", ["federations-and-cooperatives"]),
        ),
    ),
  ];
}
