import { AffiliationKind, AffiliationState, OrganisationKind } from "../../entities";
import type { AffiliationYaml, PersonYaml, StatedYaml } from "../data-folder/format";
import { circles, type Circle, type CircleKey } from "./circles";
import type { Making } from "./making";
import { addressOf, madeUp } from "./texts";
import type { Member } from "./members";
import { allRegions, type Organisation } from "./organisations";
import { firstYear } from "./years";

type Affiliation = AffiliationYaml & StatedYaml;
export type Person = PersonYaml & StatedYaml & { affiliations: Affiliation[] };

const { EMPLOYMENT } = AffiliationKind;
const { CURRENT, FORMER } = AffiliationState;

/** Everyone, with what they are and were to which organisation. */
export function peopleOf(
  making: Making,
  members: readonly Member[],
  organisations: readonly Organisation[],
): Person[] {
  return members.map((member) => {
    const affiliations = affiliationsOf(making, member, organisations);
    const [post] = affiliations;
    return {
      key: member.key,
      name: member.name,
      description: madeUp(`${post?.roleTitle?.toLowerCase()} in the demonstration`),
      links: [{ url: addressOf("people", member.key), purpose: "PROFILE" as never }],
      affiliations,
      cite: making.sources.next("directory"),
    };
  });
}

function affiliationsOf(
  { random, sources }: Making,
  member: Member,
  organisations: readonly Organisation[],
): Affiliation[] {
  const post = (circleKey: CircleKey, when: { start?: string; end?: string }): Affiliation => {
    const circle = circles.find(({ key }) => key === circleKey) as Circle;
    return {
      organisation: random.oneOf(employersIn(circle, organisations)),
      kind: circle.employment,
      roleTitle: circle.titles[Math.min(member.rank, random.below(circle.titles.length))],
      state: when.end === undefined ? CURRENT : FORMER,
      ...when,
      cite: sources.next("directory"),
    };
  };
  const { moved, circle } = member;
  const since = String(firstYear - random.below(10));
  const posts = moved
    ? [
        post(moved.to, { start: String(moved.year) }),
        post(circle, { start: since, end: String(moved.year - 1) }),
      ]
    : [post(circle, { start: since })];
  const before = random.chance(0.25)
    ? [post(circle, { start: String(Number(since) - 6), end: String(Number(since) - 1) })]
    : [];
  const studies: Affiliation[] = random.chance(0.35)
    ? [
        {
          organisation: random.oneOf(allRegions).university,
          kind: AffiliationKind.EDUCATION,
          roleTitle: random.oneOf(["Doctoral thesis", "Degree", "Teaching certificate"]),
          state: FORMER,
          end: String(2000 + random.below(15)),
          cite: sources.next("directory"),
        },
      ]
    : [];
  const membership: Affiliation[] = random.chance(0.15)
    ? [
        {
          organisation: random.oneOf(["guild-of-school-leaders", "society-of-skills-managers"]),
          kind: AffiliationKind.MEMBERSHIP,
          state: AffiliationState.UNKNOWN,
          inferredFrom: "the letters after the name",
          cite: sources.next("directory"),
        },
      ]
    : [];
  const visiting: Affiliation[] = visitsSchools(member)
    ? [
        {
          organisation: "office-for-school-visits",
          kind: EMPLOYMENT,
          roleTitle: "Visitor of schools",
          state: FORMER,
          end: since,
          cite: sources.next("directory"),
        },
      ]
    : [];
  return [...posts, ...before, ...studies, ...membership, ...visiting];
}

/** Some of those who host shows of schools were of the regulator once. */
function visitsSchools({ circle, rank }: Member): boolean {
  return circle === "schools" && rank > 60 && rank % 3 === 2;
}

function employersIn({ employers }: Circle, organisations: readonly Organisation[]): string[] {
  return organisations.flatMap(({ key, kind }) =>
    employers.includes(kind as OrganisationKind) ? [key] : [],
  );
}
