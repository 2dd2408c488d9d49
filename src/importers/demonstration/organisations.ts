import { OrganisationKind } from "../../entities";
import type { OrganisationYaml, StatedYaml } from "../data-folder/format";
import type { Making } from "./making";
import { addressOf, keyOf, madeUp } from "./texts";
import { businessNames, regions, schoolNames } from "./words";

export type Organisation = OrganisationYaml & StatedYaml;

/** A region with the twelve bodies that its children may meet on the way from the first class to work. */
export interface Region {
  readonly name: string;
  readonly primaries: readonly string[];
  readonly secondaries: readonly string[];
  readonly college: string;
  readonly university: string;
  readonly businesses: readonly string[];
  readonly collaborative: string;
}

const kinds = OrganisationKind;

/** Bodies of no region, or of one by its number. */
const others: ReadonlyArray<readonly [name: string, kind: OrganisationKind, region?: number]> = [
  ["Three Rivers Federation", kinds.FEDERATION, 0],
  ["Ropewalk Learning Trust", kinds.ACADEMY_TRUST, 1],
  ["Harebell Co-operative of Schools", kinds.COOPERATIVE, 2],
  ["Larkmere Borough", kinds.LOCAL_AUTHORITY, 0],
  ["Osmarsh County", kinds.LOCAL_AUTHORITY, 3],
  ["Office for School Visits", kinds.REGULATOR],
  ["Ministry of Ladders", kinds.GOVERNMENT_DEPARTMENT],
  ["Guild of School Leaders", kinds.PROFESSIONAL_BODY],
  ["Society of Skills Managers", kinds.PROFESSIONAL_BODY],
  ["Harbour Audio", kinds.MEDIA],
  ["Tall Mast Broadcasting", kinds.MEDIA],
  ["Lantern and Page", kinds.PUBLISHER],
  ["Inkwell Row Press", kinds.PUBLISHER],
  ["Army of the Five Regions", kinds.MILITARY],
  ["Larkmere General Hospital", kinds.HOSPITAL, 0],
  ["Wexcombe Infirmary", kinds.HOSPITAL, 4],
  ["Quiet Hours", kinds.CHARITY],
  ["Every Rung", kinds.CHARITY],
];
const ofTheArmy = ["Fenmarch Regiment", "Five Regions Staff College", "Reserve Signals Company"];
export const army = keyOf("Army of the Five Regions");

/** The name of a school by its number. */
const schoolOf = (region: string, number: number, what: string): string =>
  `${region} ${schoolNames[number % schoolNames.length]} ${what}`;

export const allRegions: readonly Region[] = regions.map((name, index) => ({
  name,
  primaries: [0, 1, 2, 3].map((number) => keyOf(schoolOf(name, index * 3 + number, "Primary School"))),
  secondaries: [4, 5].map((number) => keyOf(schoolOf(name, index * 3 + number, "High School"))),
  college: keyOf(`${name} College`),
  university: keyOf(`University of ${name}`),
  businesses: businessNames.slice(index * 4, index * 4 + 4).map(keyOf),
  collaborative: keyOf(`${name} Learning Collaborative`),
}));

export function organisationsOf({ sources }: Making): Organisation[] {
  const organisation = (name: string, kind: OrganisationKind, more: Partial<Organisation> = {}) => ({
    key: keyOf(name),
    name,
    kind,
    description: madeUp(`${kind.toLowerCase().replaceAll("_", " ")} of the demonstration`),
    ...more,
    links: [{ url: addressOf("organisations", keyOf(name)), purpose: "PROFILE" as never }],
    cite: sources.next("directory"),
  });

  const inRegions = regions.flatMap((region, index) => {
    const there = { locality: region };
    const parentOf = (number: number) => {
      if (index === 0 && number < 2) return { parent: keyOf("Three Rivers Federation") };
      if (index === 1 && number < 3) return { parent: keyOf("Ropewalk Learning Trust") };
      return {};
    };
    return [
      ...[0, 1, 2, 3].map((number) =>
        organisation(schoolOf(region, index * 3 + number, "Primary School"), kinds.SCHOOL, {
          ...there,
          ...parentOf(number),
          topics: ["reading-writing-and-counting-by-seven", "learning-by-eleven"],
        }),
      ),
      ...[4, 5].map((number) =>
        organisation(schoolOf(region, index * 3 + number, "High School"), kinds.SCHOOL, {
          ...there,
          topics: ["pathways-by-sixteen"],
        }),
      ),
      organisation(`${region} College`, kinds.COLLEGE, { ...there, topics: ["college", "apprenticeships"] }),
      organisation(`University of ${region}`, kinds.UNIVERSITY, { ...there, topics: ["university"] }),
      ...businessNames
        .slice(index * 4, index * 4 + 4)
        .map((name) => organisation(name, kinds.BUSINESS, { ...there, topics: ["work"] })),
      organisation(`${region} Learning Collaborative`, kinds.NETWORK, {
        ...there,
        topics: ["collaborative-networks", "learning-ladder"],
      }),
    ];
  });
  return [
    ...inRegions,
    ...others.map(([name, kind, region]) =>
      organisation(name, kind, region === undefined ? {} : { locality: regions[region] as string }),
    ),
    ...ofTheArmy.map((name) => organisation(name, kinds.MILITARY, { parent: army })),
  ];
}
