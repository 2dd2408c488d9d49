import { HostRole, ShowKind, ShowOrganisationRole } from "../../entities";
import type {
  AboutYaml,
  CitationYaml,
  HostYaml,
  ShowOrganisationYaml,
  ShowYaml,
  StatedYaml,
} from "../data-folder/format";
import type { Circle } from "./circles";
import { yamlOfEpisode, type EpisodePlan } from "./episodes";
import type { Making } from "./making";
import { addressOf, madeUp } from "./texts";
import { army } from "./organisations";
import type { PlannedShow } from "./planned-shows";

/** The file of a show, with its episodes in order. */
export function yamlOfShow(making: Making, show: PlannedShow, episodes: readonly EpisodePlan[]) {
  const { title, kind, key, item, circle, hosts, handover } = show;
  const cite = (): CitationYaml => making.sources.next("programme", item);
  const head: ShowYaml & StatedYaml = {
    key,
    title,
    kind,
    language: "en",
    description: madeUp(`${kind.toLowerCase().replaceAll("_", " ")} of the demonstration`),
    links: [{ url: addressOf(key), purpose: "PROFILE" as never }],
    cite: cite(),
  };
  const about: Array<AboutYaml & StatedYaml & { topic: string }> = circle.topics
    .slice(0, 1)
    .map((topic) => ({ topic, cite: cite() }));
  const organisations = behind(show).map(([organisation, role]): ShowOrganisationYaml & StatedYaml => ({
    organisation,
    role,
    cite: cite(),
  }));
  const hostYaml = hosts.map(({ key: person }, place) => {
    const role = handover === null && place > 0 ? HostRole.CO_HOST : HostRole.HOST;
    const host: HostYaml & StatedYaml = { person, role, cite: cite() };
    if (handover === null) return host;
    return place === 0 ? { ...host, end: String(handover - 1) } : { ...host, start: String(handover) };
  });
  return {
    ...head,
    organisations,
    ...(hosts.length === 0 ? {} : { hosts: hostYaml }),
    about,
    episodes: episodes.map((episode, place) => yamlOfEpisode(making, show, episode, place + 1)),
  };
}

type Behind = readonly [organisation: string, role: ShowOrganisationRole];

function behind({ kind, circle, item }: PlannedShow): Behind[] {
  const { PUBLISHER, PRODUCER, ORGANISER, SPONSOR, IN_ASSOCIATION } = ShowOrganisationRole;
  const home: Readonly<Record<Circle["key"], string>> = {
    schools: "guild-of-school-leaders",
    colleges: "larkmere-college",
    universities: "university-of-quillhaven",
    business: "society-of-skills-managers",
    defence: kind === ShowKind.PODCAST ? "fenmarch-regiment" : "five-regions-staff-college",
    health: "quiet-hours",
  };
  const owner = home[circle.key];
  if (kind === ShowKind.PODCAST || kind === ShowKind.VIDEO_SERIES) {
    const producer = Number(item) % 2 === 0 ? "harbour-audio" : "tall-mast-broadcasting";
    return [
      [owner, PUBLISHER],
      [producer, PRODUCER],
    ];
  }
  if (kind === ShowKind.BROADCAST) return [["tall-mast-broadcasting", PUBLISHER]];
  if (kind !== ShowKind.CONFERENCE) return [[owner, ORGANISER]];
  const second: Behind = circle.key === "defence" ? [army, IN_ASSOCIATION] : ["saltglass-software", SPONSOR];
  return [[owner, ORGANISER], second];
}
