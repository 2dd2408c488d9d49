import { secondsIn } from "../domain/durations";
import { LinkPurpose, LinkTarget } from "../domain/links/link";
import { IdentifierScheme } from "../domain/identifiers";
import { parsedUrl } from "../domain/links/parsed-url";
import { uuidOf } from "../domain/ids";
import { escapeXml, startTag, tag } from "../domain/xml";
import { rfc822Of } from "./dates";
import type { ListText } from "./list-text";
import { inWords, nameOf, present } from "./names";
import type {
  IdentifierRow,
  DateRow,
  DatedEpisode,
  LinkRow,
  Nodes,
  PersonRef,
  Stated,
  ThingRef,
} from "./rows";
import { pathOf, type Site } from "./site";
import { undisputed, urlsOf } from "./standings";
import type { AppearanceRole, EpisodeKind, HostRole } from "./words";

export const rssType = "application/rss+xml";

interface Linked {
  readonly links: readonly LinkRow[];
}

interface HeardPerson extends Stated {
  readonly creditedAs: string | null;
  readonly person: (PersonRef & Linked) | null;
}

interface HeardHost extends HeardPerson {
  readonly role: HostRole;
}

export interface HeardAppearance extends HeardPerson {
  readonly roles: readonly AppearanceRole[];
}

export interface RssEpisode extends DatedEpisode {
  readonly guid: string | null;
  readonly kind: EpisodeKind;
  readonly number: number | null;
  readonly numberDisplay: string | null;
  readonly season: string | null;
  readonly seasonName: string | null;
  readonly publishedOn: DateRow | null;
  readonly hosts: readonly HeardHost[];
  readonly appearances: Nodes<HeardAppearance>;
}

/** An episode, and on a feed of appearances the one that it is there for. */
export interface RssItem {
  readonly episode: RssEpisode;
  readonly appearance: HeardAppearance | null;
}

/** What the feed is of; what only a show has is absent for others. */
export type RssSubject = ThingRef & {
  readonly description?: string | null;
  readonly language?: string | null;
  readonly identifiers?: readonly IdentifierRow[];
  readonly links?: readonly LinkRow[];
  readonly hosts?: Nodes<HeardHost> | null;
};

const declarations = {
  version: "2.0",
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
  "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
};

/** The cast of the Podcast Taxonomy. It has no word for who organises, and one for all others who are heard. */
const hostRoles: Readonly<Record<HostRole, string | null>> = {
  HOST: "host",
  CO_HOST: "co-host",
  GUEST_HOST: "guest host",
  INTERVIEWER: "host",
  MODERATOR: "host",
  ORGANISER: null,
};

/**
 * RSS 2.0 with the tags of iTunes and Podcasting 2.0: the episodes of a show, or those in which a person appears. Disputed ones are left out. The guid is
 * that of the show's own feed where it is known, and on other feeds the UUID of our id.
 */
export const rss: ListText<RssSubject, RssItem> = {
  begin: (site, of) =>
    `<?xml version="1.0" encoding="utf-8"?>\n${startTag("rss", declarations)}<channel>${of === null ? "" : channelOf(site, of)}\n`,
  item: itemOf,
  between: "\n",
  end: "\n</channel></rss>\n",
};

function channelOf(site: Site, of: RssSubject): string {
  const { description, language, identifiers = [], links = [], hosts } = of;
  const name = nameOf(of);
  const ownPage = urlsOf(links, LinkPurpose.PROFILE)[0];
  const path = (ending: string) => site.url + pathOf(of.__typename, of.slug, ending);
  const guid = undisputed(identifiers).find(({ scheme }) => scheme === IdentifierScheme.PODCAST_GUID)?.value;
  const isShow = of.__typename === "Show";
  return [
    text("title", name),
    text("link", (isShow ? ownPage : null) ?? path("")),
    text("description", html(description ?? (isShow ? name : `Appearances: ${name}`))),
    ...present([language ?? null]).map((one) => text("language", one)),
    ...present([site.licence]).map((licence) => text("copyright", licence)),
    text("generator", "Rostrum"),
    tag("atom:link", { rel: "self", type: rssType, href: path(".rss") }),
    ...present([guid ?? null]).map((one) => text("podcast:guid", one)),
    ...hostTags(site, hosts?.nodes),
  ].join("\n");
}

function itemOf(site: Site, { episode, appearance }: RssItem): string {
  if (undisputed([episode]).length === 0) return "";
  const { id, guid, slug, show, links, publishedOn, date, duration, description, kind } = episode;
  const recordings = urlsOf(links, LinkPurpose.RECORDING);
  const media = recordings.flatMap((url) => mediaTypeOf(url) ?? []);
  const page = urlsOf(links, LinkPurpose.ABOUT)[0] ?? recordings.find((url) => mediaTypeOf(url) === null);
  const published = rfc822Of(publishedOn) ?? rfc822Of(date);
  const seconds = duration === null ? 0 : Math.round(secondsIn(duration));
  const said =
    appearance === null
      ? present([description])
      : present([...inRole(appearance), nameOf(show), description]);
  return tag(
    "item",
    {},
    text("title", nameOf(episode)),
    text("link", page ?? site.url + pathOf("Episode", slug)),
    tag(
      "guid",
      { isPermaLink: false },
      escapeXml((appearance === null ? guid : null) ?? `urn:uuid:${uuidOf(id)}`),
    ),
    ...present([published]).map((time) => text("pubDate", time)),
    ...(said.length === 0 ? [] : [text("description", html(said.join("; ")))]),
    ...(appearance === null
      ? []
      : [tag("source", { url: site.url + pathOf("Show", show.slug, ".rss") }, escapeXml(nameOf(show)))]),
    // Its length is not known, which is 0 by custom; RSS has one a item.
    ...media.slice(0, 1).map(({ url, type }) => tag("enclosure", { url, length: 0, type })),
    text("itunes:episodeType", kind.toLowerCase()),
    ...(seconds > 0 ? [text("itunes:duration", String(seconds))] : []),
    ...serialTags(episode),
    ...urlsOf(links, LinkPurpose.TRANSCRIPT).map((url) =>
      tag("podcast:transcript", { url, type: transcriptTypeOf(url) }),
    ),
    ...hostTags(site, episode.hosts),
    ...undisputed(episode.appearances.nodes).map((one) => personTag(site, one, guestRole(one.roles))),
  );
}

/** A season of the namespace is a number; that of iTunes and its episode are whole ones. */
function serialTags({ season, seasonName, number, numberDisplay }: RssEpisode): string[] {
  const isNumbered = season !== null && /^\d+$/.test(season);
  return [
    ...(isNumbered
      ? [text("itunes:season", season), tag("podcast:season", { name: seasonName }, season)]
      : []),
    ...(number !== null && Number.isInteger(number) && number > 0
      ? [text("itunes:episode", String(number))]
      : []),
    ...(number === null ? [] : [tag("podcast:episode", { display: numberDisplay }, String(number))]),
  ];
}

const hostTags = (site: Site, hosts: readonly HeardHost[] | undefined): string[] =>
  undisputed(hosts).flatMap((host) => {
    const role = hostRoles[host.role];
    return role === null ? [] : personTag(site, host, role);
  });

const guestRole = (roles: readonly AppearanceRole[]): string =>
  roles.length === 1 && roles[0] === "PERFORMER" ? "voice actor" : "guest";

/** The address is a page of their own, else ours. Empty where no name is known. */
function personTag(site: Site, { person, creditedAs }: HeardPerson, role: string): string {
  const name = person?.name ?? creditedAs;
  if (name === null) return "";
  const own = undisputed(person?.links).find(
    ({ purpose, pointsAt }) => purpose === LinkPurpose.PROFILE && pointsAt === LinkTarget.PERSON,
  );
  const href = own?.url ?? (person === null ? null : site.url + pathOf("Person", person.slug));
  return tag("podcast:person", { role, group: "cast", href }, escapeXml(name));
}

const inRole = ({ person, creditedAs, roles }: HeardAppearance): string[] => {
  const said = [...present([person?.name ?? creditedAs]), ...roles.map(inWords)].join(", ");
  return said === "" ? [] : [said];
};

const mediaTypes: Readonly<Record<string, string>> = {
  aac: "audio/aac",
  flac: "audio/flac",
  m4a: "audio/x-m4a",
  m4v: "video/x-m4v",
  mov: "video/quicktime",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  ogv: "video/ogg",
  opus: "audio/opus",
  wav: "audio/wav",
  webm: "video/webm",
};

const transcriptTypes: Readonly<Record<string, string>> = {
  html: "text/html",
  json: "application/json",
  srt: "application/x-subrip",
  txt: "text/plain",
  vtt: "text/vtt",
};

const endingOf = (url: string): string =>
  /\.(\w+)$/.exec(parsedUrl(url)?.pathname ?? "")?.[1]?.toLowerCase() ?? "";

/** Null for a page, which a player of podcasts cannot play. */
function mediaTypeOf(url: string): { readonly url: string; readonly type: string } | null {
  const type = mediaTypes[endingOf(url)];
  return type === undefined ? null : { url, type };
}

const transcriptTypeOf = (url: string): string => transcriptTypes[endingOf(url)] ?? "text/html";

const text = (name: string, value: string): string => tag(name, {}, escapeXml(value));

/** Descriptions of RSS are HTML. */
const html = (plain: string): string =>
  plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
