import { AppearanceRole, EpisodeStatus, ShowKind } from "../../entities";
import type { AboutYaml, AppearanceYaml, CitationYaml, EpisodeYaml, StatedYaml } from "../data-folder/format";
import type { Making } from "./making";
import { addressOf, madeUp } from "./texts";
import type { Member } from "./members";
import type { PlannedShow } from "./planned-shows";
import { labelOf } from "./topics";

export interface EpisodePlan {
  readonly title: string | null;
  /** EDTF, as exactly as the programme says it; null where it does not. */
  readonly date: string | null;
  /** In the order of the programme. */
  readonly order: string;
  readonly year: number;
  readonly topic: string;
  readonly guests: ReadonlyArray<{ readonly member: Member; readonly onBehalfOf: readonly string[] }>;
  /** What it is about besides its topic. */
  readonly about: { readonly publication: string } | { readonly organisation: string } | null;
}

const { GUEST, SPEAKER, KEYNOTE_SPEAKER, PANELLIST, INTERVIEWEE, PRESENTER, FACILITATOR, CONTRIBUTOR } =
  AppearanceRole;
const roleOn: Readonly<Record<ShowKind, AppearanceRole>> = {
  [ShowKind.PODCAST]: GUEST,
  [ShowKind.CONFERENCE]: SPEAKER,
  [ShowKind.SEMINAR_SERIES]: SPEAKER,
  [ShowKind.BROADCAST]: INTERVIEWEE,
  [ShowKind.VIDEO_SERIES]: CONTRIBUTOR,
  [ShowKind.COURSE]: PRESENTER,
  [ShowKind.WORKSHOP]: FACILITATOR,
  [ShowKind.EVENT]: SPEAKER,
};
/** Shows that come out; others take place. */
const published = new Set([ShowKind.PODCAST, ShowKind.BROADCAST, ShowKind.VIDEO_SERIES]);

export function yamlOfEpisode(making: Making, show: PlannedShow, plan: EpisodePlan, number: number) {
  const { random, sources } = making;
  const cite = (): CitationYaml => sources.next("programme", show.item);
  const isConference = show.kind === ShowKind.CONFERENCE;
  const url = addressOf(show.key, String(number));
  const otherwise =
    plan.date !== null && plan.title !== null && random.chance(0.05)
      ? [sources.otherwise("gazette", "title", `${plan.title}, they said`)]
      : [];
  const episode: EpisodeYaml & StatedYaml = {
    key: String(number),
    ...(plan.title === null ? {} : { title: plan.title }),
    ...(isConference ? { season: String(plan.year), strand: labelOf(plan.topic) } : { number }),
    ...dateOf(show, plan),
    ...(plan.guests.length === 0 ? { status: EpisodeStatus.CANCELLED } : {}),
    description: madeUp(`${labelOf(plan.topic).toLowerCase()}, in the demonstration`),
    ...(random.chance(0.9)
      ? { links: [{ url, purpose: published.has(show.kind) ? "RECORDING" : "ABOUT" } as never] }
      : {}),
    cite: otherwise.length === 0 ? cite() : [cite(), ...otherwise],
  };
  const about: Array<AboutYaml & StatedYaml> = [
    { topic: plan.topic },
    ...(plan.about ? [plan.about] : []),
  ].map((subject) => Object.assign({ cite: cite() }, subject, concluded(making, 0.2)));
  const appearances = plan.guests.map(({ member, onBehalfOf }, place): AppearanceYaml & StatedYaml => ({
    person: member.key,
    roles: [roleOf(show.kind, place)],
    ...(onBehalfOf.length === 0 ? {} : { onBehalfOf: [...onBehalfOf] }),
    ...(random.chance(0.1) ? { creditedAs: member.name.toUpperCase() } : {}),
    ...concluded(making, 0.06),
    cite: cite(),
  }));
  return {
    ...episode,
    about,
    ...(appearances.length === 0 ? {} : { appearances }),
  };
}

function roleOf(kind: ShowKind, place: number): AppearanceRole {
  if (kind !== ShowKind.CONFERENCE) return roleOn[kind];
  return place === 0 ? KEYNOTE_SPEAKER : place > 1 ? PANELLIST : roleOn[kind];
}

function dateOf({ kind }: PlannedShow, { date }: EpisodePlan): { publishedOn?: string; occurredOn?: string } {
  if (date === null) return {};
  return published.has(kind) ? { publishedOn: date } : { occurredOn: date };
}

/** So many of the facts are not stated, but concluded. */
function concluded({ random }: Making, share: number): { inferredFrom?: string } {
  return random.chance(share) ? { inferredFrom: "the title of the episode" } : {};
}
