import { ShowKind } from "../../entities";
import type { Cast } from "./cast";
import { episodesAYear } from "./circles";
import type { EpisodePlan } from "./episodes";
import type { Making } from "./making";
import { allRegions, type Region } from "./organisations";
import type { Person } from "./people";
import { hostsIn, type PlannedShow } from "./planned-shows";
import { labelOf } from "./topics";
import { titlesOnATopic } from "./words";
import { dayIn, firstYear } from "./years";

/** The episodes of a show in a year. */
export function seasonOf(
  making: Making,
  cast: Cast,
  postsOf: ReadonlyMap<string, Person["affiliations"]>,
  show: PlannedShow,
  year: number,
): EpisodePlan[] {
  const { random } = making;
  const { circle, kind } = show;
  const [count, least, most] = episodesAYear[kind];
  const hosts = new Set(hostsIn(show, year).map(({ key }) => key));
  const conference = { month: 3 + (Number(show.item) % 7), day: 4 + random.below(20) };

  return Array.from({ length: count }, (_episode, place): EpisodePlan => {
    const isConference = kind === ShowKind.CONFERENCE;
    const month = isConference ? conference.month : Math.floor((12 * (place + random.next())) / count) + 1;
    const day = isConference ? conference.day + place : 1 + random.below(28);
    const order = dayIn(year, month, day);
    const isCancelled = year === firstYear && kind === ShowKind.EVENT;
    const topic = random.oneOf(circle.topics);
    const guests = isCancelled
      ? []
      : cast.guests(circle.key, year, least + random.below(most - least + 1), hosts);
    return {
      title: random.chance(0.94) ? titleOn(making, topic) : null,
      date: asKnown(making, order),
      order,
      year,
      topic,
      guests: guests.map((member) => ({
        member,
        onBehalfOf: random.chance(0.35) ? spokenFor(kind, postIn(postsOf.get(member.key) ?? [], year)) : [],
      })),
      about: random.chance(0.06) ? { organisation: organisationFor(making, circle.key) } : null,
    };
  });
}

function titleOn({ random }: Making, topic: string): string {
  const label = labelOf(topic);
  const pattern = random.oneOf(titlesOnATopic);
  return pattern.startsWith("…") ? pattern.replace("…", label) : pattern.replace("…", label.toLowerCase());
}

/** Most dates are days, some months or years, and some are not told. */
function asKnown({ random }: Making, day: string): string | null {
  const roll = random.next();
  if (roll < 0.04) return null;
  if (roll < 0.07) return day.slice(0, 4);
  return roll < 0.12 ? day.slice(0, 7) : day;
}

/** At conferences people speak for the network of their region too. */
function spokenFor(kind: ShowKind, post: string | null): string[] {
  if (post === null) return [];
  const region = kind === ShowKind.CONFERENCE ? allRegions.find((one) => isOf(one, post)) : undefined;
  return region === undefined ? [post] : [post, region.collaborative];
}

const isOf = ({ primaries, secondaries, college, university }: Region, organisation: string): boolean =>
  [...primaries, ...secondaries, college, university].includes(organisation);

function postIn(posts: Person["affiliations"], year: number): string | null {
  const held = posts.find(
    ({ start = "", end = "9999" }) =>
      start !== "" && start.slice(0, 4) <= String(year) && String(year) <= end,
  );
  return held?.organisation ?? null;
}

function organisationFor({ random }: Making, circle: string): string {
  if (circle === "defence") return random.oneOf(["fenmarch-regiment", "reserve-signals-company"]);
  return random.oneOf(["larkmere-learning-collaborative", "office-for-school-visits", "every-rung"]);
}
