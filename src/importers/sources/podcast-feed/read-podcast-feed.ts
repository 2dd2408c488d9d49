import { IdentifierScheme } from "../../../domain/identifiers";
import { canonicalOf, LinkPurpose } from "../../../domain/links/link";
import { ShowKind } from "../../../entities/show";
import { Standing } from "../../../entities/standing";
import { type ImportRecord, type Place, type ReadItem, type ReadSource, to } from "../../records";
import { absolute } from "../addresses";
import { foldedName, isNoName } from "../names";
import { type Notes, notesOfHtml, peopleInNotes, textsOf } from "../notes/notes";
import { guestsInTitle } from "../notes/people-in-text";
import type { Sent, SourceFile } from "../source-file";
import { durationOf, edtfOf } from "../times";
import { firstOfEach, languageOf, oneLine } from "../values";
import { readXml } from "../xml/read-xml";
import { Authors } from "./authors";
import type { Feed, FeedItem } from "./feed";
import { type FeedAddresses, feedAddressesOf } from "./feed-addresses";
import { FeedRecords } from "./feed-records";
import { type ItemKey, itemKeysOf } from "./item-keys";
import { type Credited, named } from "./credited";
import { kindOf, numberOf, podcastGuidOf } from "./item-values";
import { usualPrefixes } from "./namespaces";
import { PersonBook } from "../person-book";
import { readFeed } from "./read-feed";
import { creditOf } from "./roles";

/** Reads an RSS 2.0 or Atom feed of a podcast, with the tags of iTunes and of Podcasting 2.0. */
export function readPodcastFeed({ name, text, sent }: SourceFile): ReadSource {
  return new FeedReading(name, readFeed(readXml(text, usualPrefixes)), sent).read();
}

/** The key of the only show. */
const showKey = "show";

class FeedReading {
  readonly #file: string;
  readonly #feed: Feed;
  readonly #sent: Sent | null;
  readonly #people = new PersonBook();
  readonly #records = new FeedRecords();
  readonly #authors: Authors;
  /** Those whom the feed's own tags credit. */
  #tags: readonly Credited[] = [];
  #hosts: readonly Credited[] = [];

  constructor(file: string, feed: Feed, sent: Sent | null) {
    this.#file = file;
    this.#feed = feed;
    this.#sent = sent;
    this.#authors = new Authors(feed);
  }

  read(): ReadSource {
    const { title, guid, newUrl, selfUrl, line } = this.#feed;
    const [movesTo, says] = [newUrl, selfUrl].map((one) =>
      this.#records.address(one && this.#absolute(one), this.#place(line)),
    );
    const addresses = feedAddressesOf({ movesTo, says }, this.#sent);
    const { url } = addresses;
    this.#readShow(addresses);
    const items = this.#readItems();
    return {
      key: podcastGuidOf(guid) ?? (url === null ? null : canonicalOf(url)),
      title: title ?? url ?? this.#name,
      documentTitle: `Feed of ${title ?? url ?? this.#name}`,
      url,
      records: [...this.#people.records, ...this.#records.records],
      items,
      remarks: this.#records.remarks,
    };
  }

  #readShow({ url, formerUrls }: FeedAddresses): void {
    const { title, description, language, link, guid, persons, line } = this.#feed;
    const place = this.#place(line);
    const notes = notesOfHtml(description ?? "");
    const podcastGuid = podcastGuidOf(guid);
    if (guid !== null && podcastGuid === null)
      this.#records.remark(place, `podcast:guid “${guid}” is not a UUID.`);
    this.#records.add("Show", showKey, place, {
      values: {
        title,
        displayTitle: title ?? link ?? url ?? this.#name,
        kind: ShowKind.PODCAST,
        description: oneLine(textsOf(notes)),
        feedUrl: url,
        formerFeedUrls: formerUrls,
        language: languageOf(language),
        identifiers:
          podcastGuid === null
            ? []
            : [{ scheme: IdentifierScheme.PODCAST_GUID, value: podcastGuid, standing: Standing.STATED }],
      },
      references: {},
      links: link === null ? [] : [{ url: this.#absolute(link), purpose: LinkPurpose.PROFILE }],
    });

    this.#tags = this.#tagged(persons);
    const stated = this.#tags.filter(({ credit }) => credit.type === "Host");
    const inferred = [...peopleInNotes(notes).filter(({ as }) => as === "host"), ...this.#authors.hosts];
    this.#hosts = stated.length > 0 ? stated : named(inferred, line);
    this.#addHosts(showKey, { showId: to("Show", showKey) }, place, this.#hosts);
  }

  #readItems(): ReadItem[] {
    const keys = itemKeysOf(this.#feed.items);
    return this.#feed.items.map((item): ReadItem => {
      const key = keys.get(item) ?? null;
      const place = this.#place(item.line, item.guid ?? item.link ?? item.title);
      const title = item.title ?? item.guid ?? "";
      if (key === null) {
        const why = "It has neither guid, recording, link nor title: nothing distinguishes it from others.";
        return { place, title, outcome: "refused", why };
      }
      if ("line" in key) return { place, title, outcome: "repeated", line: key.line };
      this.#readItem(item, key, place);
      return { place, title, outcome: "read", record: to("Episode", key.key) };
    });
  }

  #readItem(item: FeedItem, { key, sharesGuid }: ItemKey, place: Place): void {
    const { title, guid, published, duration, season, seasonName, number, numberDisplay, episodeType } = item;
    if (sharesGuid)
      this.#records.remark(place, `Another item has the guid “${guid ?? ""}” too; both are kept.`);
    const publishedOn = published === null ? null : edtfOf(published);
    if (published !== null && publishedOn === null) this.#records.remark(place, `“${published}” is no date.`);
    const notes = notesOfHtml(item.description ?? "");
    const decimal = number === null ? null : numberOf(number);
    if (number !== null && decimal === null)
      this.#records.remark(place, `“${number}” is no number of an episode.`);
    const length = duration === null ? null : durationOf(duration);
    if (duration !== null && length === null && /[1-9]/.test(duration))
      this.#records.remark(place, `“${duration}” is no duration.`);
    this.#records.add("Episode", key, place, {
      values: {
        title,
        kind: kindOf(episodeType),
        season,
        seasonName,
        number: decimal,
        numberDisplay,
        publishedOn,
        duration: length,
        description: oneLine(textsOf(notes)),
        // One guid is of one episode of a show: the item of the citation has it all the same.
        guid: sharesGuid ? null : guid,
      },
      references: { showId: to("Show", showKey) },
      links: [
        ...(item.link === null ? [] : [{ url: item.link, purpose: LinkPurpose.ABOUT }]),
        ...item.enclosures.map((url) => ({ url, purpose: LinkPurpose.RECORDING })),
        ...item.transcripts.map((url) => ({ url, purpose: LinkPurpose.TRANSCRIPT })),
      ].map(({ url, purpose }) => ({ url: this.#absolute(url), purpose })),
    });
    this.#addPeople(item, key, place, notes);
  }

  /** An item's people are instead of the feed's. What its tags do not say of guests or hosts, its texts may. */
  #addPeople(item: FeedItem, key: string, place: Place, notes: Notes): void {
    const tagged = item.persons.length > 0 ? this.#tagged(item.persons) : this.#tags;
    const hosts = item.persons.length > 0 ? tagged.filter(({ credit }) => credit.type === "Host") : [];
    const guests = tagged.filter(({ credit }) => credit.type === "Appearance");
    const inText = peopleInNotes(notes);
    if (guests.length === 0) {
      const inTexts = [
        ...inText.filter(({ as }) => as === "guest"),
        ...guestsInTitle(item.title ?? ""),
        ...this.#authors.guestsOf(item),
      ];
      guests.push(...named(inTexts, item.line));
    }
    const areHostsTagged = hosts.length > 0 || this.#hosts.some(({ inference }) => inference === null);
    if (!areHostsTagged)
      hosts.push(
        ...named(
          inText.filter(({ as }) => as === "host"),
          item.line,
        ),
      );
    this.#addHosts(key, { episodeId: to("Episode", key) }, place, hosts);

    const hosting = new Set((hosts.length > 0 ? hosts : this.#hosts).map(({ name }) => foldedName(name)));
    this.#addAppearances(
      key,
      place,
      guests.filter(({ name }) => !hosting.has(foldedName(name))),
    );
  }

  #addHosts(
    of: string,
    references: ImportRecord["references"],
    place: Place,
    hosts: readonly Credited[],
  ): void {
    for (const { name, href, line, credit, inference } of firstOfEach(hosts, (one) => foldedName(one.name))) {
      if (isNoName(name)) {
        this.#records.remark({ ...place, line }, `The host is “${name}”, which names no one.`);
        continue;
      }
      const personId = this.#people.keyOf(name, href, { ...place, line });
      this.#records.add(
        "Host",
        `${of} host ${personId}`,
        { ...place, line },
        {
          values: { role: credit.role, creditedAs: this.#creditOf(name) },
          references: { ...references, personId: to("Person", personId) },
          links: [],
          inference,
        },
      );
    }
  }

  #addAppearances(episodeId: string, place: Place, guests: readonly Credited[]): void {
    const roles = new Map<string, Set<string>>();
    for (const { name, credit } of guests) {
      const folded = foldedName(name);
      roles.set(folded, (roles.get(folded) ?? new Set()).add(credit.role));
    }
    const each = firstOfEach(guests, ({ name }) => foldedName(name));
    for (const [index, { name, href, line, inference }] of each.entries()) {
      const isKnown = !isNoName(name);
      const personId = isKnown ? this.#people.keyOf(name, href, { ...place, line }) : null;
      this.#records.add(
        "Appearance",
        `${episodeId} guest ${personId ?? name}`,
        { ...place, line },
        {
          values: {
            roles: [...(roles.get(foldedName(name)) ?? [])],
            creditedAs: isKnown ? this.#creditOf(name) : name,
            position: index + 1,
          },
          references: {
            episodeId: to("Episode", episodeId),
            ...(personId === null ? {} : { personId: to("Person", personId) }),
          },
          links: [],
          inference,
        },
      );
    }
  }

  /** Those of these tags who are heard. */
  #tagged(persons: Feed["persons"]): Credited[] {
    return persons.flatMap(({ name, role, group, href, line }): Credited[] => {
      const credit = creditOf(role, group);
      if (credit) return [{ name, href: this.#personPage(href), line, credit, inference: null }];
      const what = group === "cast" ? role : `${role} (${group})`;
      this.#records.remark(
        this.#place(line),
        `“${name}” is credited as ${what}, for which the graph has no place.`,
      );
      return [];
    });
  }

  /** From what the feed says that its addresses are relative to, else from where it was fetched or stands, else from its page. */
  #absolute(url: string): string {
    const { base, newUrl, selfUrl, link } = this.#feed;
    const bases = [base, this.#sent?.address ?? null, newUrl, selfUrl, link];
    return absolute(url, bases.find((one) => one !== null && canonicalOf(one) !== null) ?? null);
  }

  /** What it is called where it has no title: parameters of an address may be secret. */
  get #name(): string {
    return this.#sent === null ? this.#file : this.#file.replace(/\?.*$/, "");
  }

  #personPage = (href: string | null): string | null =>
    href !== null && canonicalOf(href) !== null ? href : null;

  /** Null where it is the name itself. */
  #creditOf(credited: string): string | null {
    return this.#people.nameOf(credited) === credited ? null : credited;
  }

  #place(line: number, item: string | null = null): Place {
    return { file: this.#file, line, item };
  }
}
