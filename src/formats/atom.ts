import { uuidOf } from "../domain/ids";
import { LinkPurpose } from "../domain/links/link";
import { escapeXml, tag } from "../domain/xml";
import { rfc3339Of } from "./dates";
import { inWords, nameOf, present } from "./names";
import type {
  AppearanceItem,
  DatedEpisode,
  DateRow,
  Feed,
  FeedItem,
  HonourItem,
  LinkRow,
  PublicationItem,
  Source,
  ThingRef,
} from "./rows";
import { pathOf, type Site } from "./site";
import { claimsOf, undisputed, urlsOf } from "./standings";

export const atomType = "application/atom+xml";

/** For an entry without a date, when it is not known when it last changed: Atom wants one. */
const unknownTime = "2000-01-01T00:00:00Z";

/** An item as the feed says it. */
interface Entry {
  readonly title: string;
  readonly path: string;
  readonly summary: readonly string[];
  readonly date: DateRow | null;
  readonly links: readonly LinkRow[];
}

/**
 * A feed by RFC 4287. Ids are the UUIDs of our ids (`urn:uuid:`), so they stay when slugs and addresses change. `updated` is when
 * the entry last changed here, `published` the day or the time that it is known to be of. Disputed items are left out.
 */
export function atom(site: Site, { of, items }: Feed): string {
  const entries = undisputed(items);
  const path = (ending: string) => site.url + pathOf(of.__typename, of.slug, ending);
  const times = [...entries.map(updatedOf), ...present([of.changedAt])].toSorted();
  const feed = tag(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom" },
    text("id", urnOf(of.id)),
    text("title", nameOf(of)),
    text("updated", times.at(-1) ?? unknownTime),
    tag("author", {}, text("name", "Rostrum"), text("uri", site.url)),
    text("generator", "Rostrum"),
    ...(site.licence === null ? [] : [text("rights", site.licence)]),
    tag("link", { rel: "self", type: atomType, href: path(".atom") }),
    tag("link", { rel: "alternate", href: path("") }),
    ...entries.map((item) => entryOf(site, item)),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`;
}

function entryOf(site: Site, item: FeedItem): string {
  const { title, path, summary, date, links } = describe(item);
  const published = rfc3339Of(date);
  return tag(
    "entry",
    {},
    text("id", urnOf(item.id)),
    text("title", title),
    text("updated", updatedOf(item)),
    ...(published === null ? [] : [text("published", published)]),
    text("summary", [...summary, ...claimsOf(item)].join("; ")),
    tag("link", { rel: "alternate", href: site.url + path }),
    ...urlsOf(links, LinkPurpose.RECORDING).map((href) => tag("link", { rel: "related", href })),
    ...sourceUrls(item.sources).map((href) => tag("link", { rel: "via", href })),
  );
}

function describe(item: FeedItem): Entry {
  switch (item.__typename) {
    case "Appearance":
      return describeAppearance(item);
    case "Episode":
      return describeEpisode(item);
    case "Publication":
      return describePublication(item);
    case "Honour":
      return describeHonour(item);
  }
}

function describeAppearance({ person, creditedAs, roles, episode }: AppearanceItem): Entry {
  const name = person?.name ?? creditedAs;
  const as = [...present([name]), ...roles.map(inWords)].join(", ");
  const { summary, ...entry } = describeEpisode(episode);
  return { ...entry, summary: as === "" ? summary : [as, ...summary] };
}

function describeEpisode(episode: DatedEpisode): Entry {
  const { date, links, show, description } = episode;
  return {
    title: nameOf(episode),
    path: pathOf("Episode", episode.slug),
    summary: present([nameOf(show), date?.edtf ?? null, description]),
    date,
    links,
  };
}

function describePublication(publication: PublicationItem): Entry {
  const { publishedOn, containerTitle, publicationKind, links } = publication;
  return {
    title: nameOf(publication),
    path: pathOf("Publication", publication.slug),
    summary: present([inWords(publicationKind), containerTitle, publishedOn?.edtf ?? null]),
    date: publishedOn,
    links,
  };
}

function describeHonour({ award, outcome, recipients, creditedAs }: HonourItem): Entry {
  const names = present<ThingRef>(recipients ?? []).map(nameOf);
  return {
    title: nameOf(award),
    path: pathOf("Award", award.slug),
    summary: [[...(names.length > 0 ? names : present([creditedAs])), inWords(outcome)].join(", ")],
    date: null,
    links: [],
  };
}

const urnOf = (id: string): string => `urn:uuid:${uuidOf(id)}`;

const text = (name: string, value: string): string => tag(name, {}, escapeXml(value));

/** The addresses of the documents that it is from, each once. */
function sourceUrls(sources: readonly Source[]): readonly string[] {
  return [...new Set(sources.flatMap(({ document }) => document?.links[0]?.url ?? []))];
}

function updatedOf(item: FeedItem): string {
  return item.changedAt ?? rfc3339Of(describe(item).date) ?? unknownTime;
}
