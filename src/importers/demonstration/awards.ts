import { HonourOutcome } from "../../entities";
import { Standing } from "../../entities/standing";
import type { AwardYaml, HonourYaml, StatedYaml } from "../data-folder/format";
import type { Making } from "./making";
import { addressOf, keyOf } from "./texts";
import { circleIn, type Member } from "./members";
import type { Person } from "./people";
import type { SourceBook } from "./source-book";
import { firstYear, years } from "./years";

const prizes: ReadonlyArray<readonly [category: string, circle: Member["circle"], conferredBy: string]> = [
  ["Rung of the Year", "schools", "guild-of-school-leaders"],
  ["Door Opener of the Year", "colleges", "every-rung"],
  ["Mentor of the Year", "business", "society-of-skills-managers"],
];
const { WON, RUNNER_UP, FINALIST, SHORTLISTED } = HonourOutcome;
const outcomes = [WON, RUNNER_UP, FINALIST, SHORTLISTED, SHORTLISTED];

/** Who won stands in two documents, which contradict each other every third year. */
function winning(sources: SourceBook, year: number): StatedYaml {
  const said = sources.next("gazette");
  if (year % 3 !== 0) return { standing: Standing.CONFIRMED, cite: [said, sources.next("programme")] };
  const denied = sources.otherwise("programme", "outcome", RUNNER_UP);
  return { standing: Standing.DISPUTED, cite: [said, denied] };
}

/** The Made-up Ladder Awards: each category every year but the first. */
export function awardsOf({ random, sources }: Making, members: readonly Member[], people: readonly Person[]) {
  const posts = new Map(people.map(({ key, affiliations }) => [key, affiliations]));
  return years
    .filter((year) => year > firstYear)
    .flatMap((year) =>
      prizes.map(([category, circle, conferredBy]) => {
        const there = members.filter((member) => circleIn(member, year) === circle && member.rank < 24);
        const award: AwardYaml & StatedYaml = {
          key: `${keyOf(category)}-${year}`,
          name: "Made-up Ladder Awards",
          category,
          year: String(year),
          conferredBy,
          links: [{ url: addressOf("awards", keyOf(category), String(year)), purpose: "ABOUT" as never }],
          cite: sources.next("gazette"),
        };
        const honours = random.someOf(there, outcomes.length).map(({ key: person }, place) => {
          const honour: HonourYaml & StatedYaml & { person: string } = {
            person,
            outcome: outcomes[place] as HonourOutcome,
            ...(place === 0 ? winning(sources, year) : { cite: sources.next("gazette") }),
          };
          const [post] = posts.get(person) ?? [];
          return Object.assign(honour, post !== undefined && { onBehalfOf: post.organisation });
        });
        return Object.assign(award, { honours });
      }),
    );
}
