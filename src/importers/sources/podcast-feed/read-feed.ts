import { textOfTitle } from "../html/text-of-html";
import { peopleNamed } from "../mapped/people-in";
import { Unreadable } from "../unreadable";
import { textWithin, type XmlElement } from "../xml/read-xml";
import type { Contributor, Feed, FeedItem, FeedPerson } from "./feed";
import { namespaces, plainNamespace } from "./namespaces";

type Space = keyof typeof namespaces;

/** `["itunes", "author"]` */
type Name = readonly [space: Space, name: string];

/** The feed of an RSS 2.0 or Atom document. Throws Unreadable for any other. */
export function readFeed(root: XmlElement): Feed {
  if (isAtom(root)) return atomFeed(root);
  const [channel] = all(root, ["rss", "channel"]);
  if (root.name !== "rss" || !channel) {
    throw new Unreadable(
      `Expected an RSS 2.0 or Atom feed, but got <${root.name}>${root.name === "rss" ? " without a channel" : ""}.`,
      root.line,
    );
  }
  return rssFeed(channel);
}

export const isAtom = ({ name, space }: XmlElement): boolean => name === "feed" && isIn("atom", space);

function rssFeed(channel: XmlElement): Feed {
  return {
    ...ofBoth(channel),
    title: titleOf(channel, ["rss", "title"], ["itunes", "title"]),
    description: first(channel, ["rss", "description"], ["itunes", "summary"], ["itunes", "subtitle"]),
    language: first(channel, ["rss", "language"]),
    link: first(channel, ["rss", "link"]),
    selfUrl: atomLink(channel, "self"),
    author: first(channel, ["itunes", "author"]),
    items: all(channel, ["rss", "item"]).map(rssItem),
  };
}

function rssItem(item: XmlElement): FeedItem {
  return {
    ...ofBothItems(item),
    title: titleOf(item, ["rss", "title"], ["itunes", "title"]),
    guid: first(item, ["rss", "guid"]),
    link: first(item, ["rss", "link"]),
    enclosures: all(item, ["rss", "enclosure"]).flatMap((one) => attribute(one, "url") ?? []),
    published: first(item, ["rss", "pubDate"]),
    description: first(item, ["content", "encoded"], ["rss", "description"], ["itunes", "summary"]),
    author: first(item, ["itunes", "author"]),
  };
}

function atomFeed(feed: XmlElement): Feed {
  return {
    ...ofBoth(feed),
    title: titleOf(feed, ["atom", "title"]),
    description: first(feed, ["atom", "subtitle"], ["itunes", "summary"]),
    language: feed.attributes["xml:lang"]?.trim() || null,
    link: atomLink(feed, "alternate"),
    selfUrl: atomLink(feed, "self"),
    author: first(feed, ["itunes", "author"]) ?? atomAuthors(feed),
    items: all(feed, ["atom", "entry"]).map(atomItem),
  };
}

function atomItem(entry: XmlElement): FeedItem {
  return {
    ...ofBothItems(entry),
    title: titleOf(entry, ["atom", "title"]),
    guid: first(entry, ["atom", "id"]),
    link: atomLink(entry, "alternate"),
    enclosures: all(entry, ["atom", "link"]).flatMap((one) =>
      one.attributes["rel"] === "enclosure" ? (attribute(one, "href") ?? []) : [],
    ),
    published: first(entry, ["atom", "published"], ["atom", "updated"]),
    description: first(entry, ["atom", "content"], ["content", "encoded"], ["atom", "summary"]),
    author: first(entry, ["itunes", "author"]) ?? atomAuthors(entry),
  };
}

/** What a feed says in extensions, which are the same in both syntaxes. */
const ofBoth = (feed: XmlElement) => ({
  newUrl: first(feed, ["itunes", "new-feed-url"]),
  guid: first(feed, ["podcast", "guid"]),
  persons: personsOf(feed),
  contributors: contributorsOf(feed),
  base: attribute(feed, "xml:base"),
  line: feed.line,
});

function ofBothItems(item: XmlElement) {
  const [season] = all(item, ["podcast", "season"]);
  const [episode] = all(item, ["podcast", "episode"]);
  return {
    line: item.line,
    transcripts: all(item, ["podcast", "transcript"]).flatMap((one) => attribute(one, "url") ?? []),
    duration: first(item, ["itunes", "duration"]),
    season: first(item, ["podcast", "season"], ["itunes", "season"]),
    seasonName: season ? attribute(season, "name") : null,
    number: first(item, ["podcast", "episode"], ["itunes", "episode"]),
    numberDisplay: episode ? attribute(episode, "display") : null,
    episodeType: first(item, ["itunes", "episodeType"]),
    persons: personsOf(item),
    contributors: contributorsOf(item),
  };
}

/**
 * A role or group that is left out is host and cast, as the specification says, unless the role stands in brackets after the name. Full names in one tag are
 * people each, of whom none has the page. A person without a name is none.
 */
function personsOf(element: XmlElement): FeedPerson[] {
  return all(element, ["podcast", "person"]).flatMap((one): FeedPerson[] => {
    const written = textOfTitle(textWithin(one)).replaceAll(/\s+/gu, " ");
    if (written === "") return [];
    const group = (attribute(one, "group") ?? "cast").toLowerCase();
    const named = peopleNamed(written);
    return named.map(({ name, role }) => ({
      line: one.line,
      name,
      role: (attribute(one, "role") ?? role ?? "host").toLowerCase(),
      group,
      href: named.length > 1 ? null : attribute(one, "href"),
    }));
  });
}

/** Those whom feeds name without a role: Podlove's did so before there was `podcast:person`. */
const contributorsOf = (element: XmlElement): Contributor[] =>
  all(element, ["atom", "contributor"]).flatMap((one) => {
    const name = first(one, ["atom", "name"]);
    return name === null ? [] : [{ name, url: first(one, ["atom", "uri"]) }];
  });

function atomLink(element: XmlElement, rel: string): string | null {
  const found = all(element, ["atom", "link"]).find(
    ({ attributes }) => (attributes["rel"] ?? "alternate") === rel,
  );
  return found ? attribute(found, "href") : null;
}

function atomAuthors(element: XmlElement): string | null {
  const names = all(element, ["atom", "author"]).flatMap((one) => first(one, ["atom", "name"]) ?? []);
  return names.length > 0 ? names.join(", ") : null;
}

const isIn = (space: Space, written: string): boolean =>
  (namespaces[space] as readonly string[]).includes(plainNamespace(written));

/** Its elements of this name, in whatever case it is written: hand-made feeds have `pubdate` too. */
function all({ content }: XmlElement, [space, name]: Name): XmlElement[] {
  const wanted = name.toLowerCase();
  return content.filter(
    (part): part is XmlElement =>
      typeof part !== "string" &&
      part.name.length === name.length &&
      part.name.toLowerCase() === wanted &&
      isIn(space, part.space),
  );
}

/** The first text that is there and not empty, of the first of these names that has one. */
function first(element: XmlElement, ...names: readonly Name[]): string | null {
  for (const name of names) {
    for (const found of all(element, name)) {
      const text = textWithin(found);
      if (text !== "") return text;
    }
  }
  return null;
}

function titleOf(element: XmlElement, ...names: readonly Name[]): string | null {
  const written = first(element, ...names);
  return written === null ? null : textOfTitle(written) || written;
}

const attribute = ({ attributes }: XmlElement, name: string): string | null =>
  attributes[name]?.trim() || null;
