import { fold } from "../../../domain/names";
import { isNameOfPerson, splitNames } from "../names";
import type { Feed, FeedItem } from "./feed";
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
    for (const { author } of feed.items) {
      for (const name of new Set(splitNames(author ?? "").map(fold))) {
        this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
      }
    }
    this.#hosts = this.#findHosts();
    this.#hostNames = new Set(this.#hosts.map(({ name }) => fold(name)));
  }

  get hosts(): readonly NamedPerson[] {
    return this.#hosts;
  }

  /** The authors of an item that are not those of the feed, nor of most items. */
  guestsOf({ author }: FeedItem): NamedPerson[] {
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
    const { author, title, items } = this.#feed;
    const ofFeed = author !== null && fold(author) !== fold(title ?? "") ? splitNames(author) : [];
    const found = new Map<string, NamedPerson>();
    for (const name of ofFeed.filter(isNameOfPerson)) {
      const from = `itunes:author of the feed, “${author?.slice(0, 120)}”`;
      found.set(fold(name), { name, as: "host", inference: { confidence: 0.8, from } });
    }
    if (items.length < fewestItems) return [...found.values()];
    for (const name of items.flatMap((item) => splitNames(item.author ?? ""))) {
      const count = this.#counts.get(fold(name)) ?? 0;
      if (count * 2 <= items.length || found.has(fold(name)) || !isNameOfPerson(name)) continue;
      const from = `itunes:author of ${count} of ${items.length} items`;
      found.set(fold(name), { name, as: "host", inference: { confidence: 0.8, from } });
    }
    return [...found.values()];
  }
}
