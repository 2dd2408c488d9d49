import { AppearanceRole } from "../../../../entities/appearance";
import { HostRole } from "../../../../entities/host";
import type { Inference } from "../../../records";
import { type FullName, isPerson, isSameName } from "../people/names-in";
import type { Entry } from "../sections/section";
import type { FoundHost } from "./appearance";
import type { BlurbFacts } from "./blurb";
import type { HeadParts, NamedPerson } from "./head-parts";
import { isMadeAbout } from "./kinds-of-entry";

/** What the owner did there: as it is said, else as it is inferred from where it stands. */
export function roleOf(
  entry: Entry,
  parts: readonly HeadParts[],
  blurb: BlurbFacts,
  isPodcast: boolean,
): {
  readonly role: AppearanceRole | null;
  readonly hosts: HostRole | null;
  readonly inference: Inference | null;
} {
  const said = entry.head.text;
  if (/\((?:host|presenter|moderator|moderation|gastgeber(?:in)?)\)/iu.test(said))
    return { role: null, hosts: HostRole.HOST, inference: null };
  if (isMadeAbout(entry)) return { role: null, hosts: null, inference: null };
  const role = parts.map((one) => one.role).find((one) => one !== null) ?? null;
  if (role !== null && role.hosts !== null) return { role: null, hosts: role.hosts, inference: null };
  if (blurb.isInterview) return { role: AppearanceRole.INTERVIEWEE, hosts: null, inference: null };
  if (role !== null && !isPodcast) return { role: role.role, hosts: null, inference: null };
  if (role?.role === AppearanceRole.INTERVIEWEE) return { role: role.role, hosts: null, inference: null };
  const { title, kind, year } = entry.section;
  const from = kind === null && year === null ? "where it stands" : `what it is listed under, “${title}”`;
  return {
    role: isPodcast ? AppearanceRole.GUEST : AppearanceRole.SPEAKER,
    hosts: null,
    inference: { confidence: kind === null ? 0.75 : 0.95, from },
  };
}

/** Who leads the show: by the head, and by the blurbs below it. */
export function hostsOf(
  people: readonly NamedPerson[],
  blurb: BlurbFacts,
  entry: Entry,
  isPodcast: boolean,
  subjects: readonly FullName[],
): FoundHost[] {
  const hosts: FoundHost[] = [];
  const add = (host: FoundHost) => {
    if (!hosts.some(({ name }) => isSameName(name, host.name))) hosts.push(host);
  };
  for (const person of people) {
    if (person.as === "interviewer")
      add({ ...person, start: null, role: HostRole.INTERVIEWER, inference: null, ofEpisode: true });
    if (person.as === "host")
      add({ ...person, start: null, role: HostRole.HOST, inference: null, ofEpisode: false });
  }
  const inHead = isPodcast ? people.filter(({ as }) => as === "name" || as === "with") : [];
  for (const person of inHead)
    add({
      ...person,
      start: null,
      role: HostRole.HOST,
      inference: { confidence: 0.9, from: "the heading" },
      ofEpisode: false,
    });
  // What a blurb says in so many words counts beside the heading; its subject only where there is no other.
  const isWithout = hosts.length === 0;
  for (const host of blurb.hosts)
    if (host.inference === null || host.inference.confidence > 0.8 || isWithout) add(host);
  const [, named = ""] =
    /^(\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)(?:['’]s)? \p{Ll}+/u.exec(entry.head.text) ?? [];
  if (isPodcast && !isMadeAbout(entry) && hosts.length === 0 && isPerson(named) && subjects.length === 0)
    add({
      name: named,
      prefix: null,
      suffix: null,
      role: HostRole.HOST,
      url: null,
      start: null,
      inference: { confidence: 0.8, from: "the title" },
      ofEpisode: false,
    });
  return hosts;
}
