import { fold } from "../../../domain/names";
import { isNameOfBody, isNameOfPerson, isNameWithoutCase, isNoName, splitNames } from "../names";
import type { Contributor, Feed, FeedItem } from "./feed";
import type { NamedPerson } from "../notes/people-in-text";

/** Of so many items at least, one who is an author of more than half of them is a host. */
const fewestItems = 3;

/** What the authors of a feed and of its items say of hosts and guests. */
export class Authors {
  readonly #feed: Feed;
  /** In how many items a folded name is among the authors. */
  readonly #counts = new Map<string, number>();
  readonly #hosts: readonly NamedPerson[];
  readonly #hostNames: ReadonlySet<string>;

  constructor(feed: Feed) {
    this.#feed = feed;
    for (const item of feed.items) {
      for (const name of new Set(namesOf(item).map(fold))) {
        this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
      }
    }
    this.#hosts = this.#findHosts();
    this.#hostNames = new Set(this.#hosts.map(({ name }) => fold(name)));
  }

  get hosts(): readonly NamedPerson[] {
    return this.#hosts;
  }

  /** The authors and contributors of an item who are not those of the feed, nor of most items. */
  guestsOf({ author, contributors }: FeedItem): NamedPerson[] {
    const others = contributors.filter(({ name }) => !this.#hostNames.has(fold(name)));
    return [
      ...this.#guestsAmongAuthors(author),
      ...others.flatMap((one) => contributing(one, "guest", "item")),
    ];
  }

  #guestsAmongAuthors(author: string | null): NamedPerson[] {
    if (author === null || author === this.#feed.author) return [];
    const names = splitNames(author);
    const others = names.filter((name) => !this.#hostNames.has(fold(name)));
    const isBesideHost = others.length < names.length;
    const from = `itunes:author of the item, “${author.slice(0, 120)}”`;
    return others.flatMap((name): NamedPerson[] => {
      const confidence = isNameOfPerson(name) ? (isBesideHost ? 0.85 : 0.7) : isBesideHost ? 0.6 : 0;
      return confidence > 0 ? [{ name, as: "guest", inference: { confidence, from } }] : [];
    });
  }

  #findHosts(): NamedPerson[] {
    const { author, title, items, contributors } = this.#feed;
    const ofFeed = author !== null && fold(author) !== fold(title ?? "") ? splitNames(author) : [];
    const found = new Map<string, NamedPerson>();
    for (const name of ofFeed) {
      const confidence = isNameOfPerson(name) ? 0.8 : isNameWithoutCase(name) ? 0.6 : 0;
      const from = `itunes:author of the feed, “${author?.slice(0, 120)}”`;
      if (confidence > 0) found.set(fold(name), { name, as: "host", inference: { confidence, from } });
    }
    for (const one of contributors.flatMap((each) => contributing(each, "host", "feed")))
      found.set(fold(one.name), one);
    if (items.length < fewestItems) return [...found.values()];
    for (const name of items.flatMap(namesOf)) {
      const count = this.#counts.get(fold(name)) ?? 0;
      if (count * 2 <= items.length || found.has(fold(name)) || !isNameOfPerson(name)) continue;
      const from = `author or contributor of ${count} of ${items.length} items`;
      found.set(fold(name), { name, as: "host", inference: { confidence: 0.8, from } });
    }
    return [...found.values()];
  }
}

/** All whom an item has as authors or contributors. */
const namesOf = ({ author, contributors }: FeedItem): string[] => [
  ...splitNames(author ?? ""),
  ...contributors.map(({ name }) => name),
];

/** Contributors have no role: those of the feed are its hosts, others of an item its guests, or who made it. */
function contributing({ name, url }: Contributor, as: NamedPerson["as"], of: "feed" | "item"): NamedPerson[] {
  if (isNoName(name) || isNameOfBody(name)) return [];
  const confidence = as === "host" ? 0.8 : isNameOfPerson(name) ? 0.7 : 0.6;
  const inference = { confidence, from: `atom:contributor of the ${of}, “${name.slice(0, 120)}”` };
  return [{ name, as, inference, links: url === null ? [] : [url] }];
}
