import { LinkPurpose } from "../../../domain/links/link";
import { canonicalOf } from "../../../domain/links/link";
import { fold } from "../../../domain/names";
import { AffiliationState } from "../../../entities/affiliation";
import { EpisodeStatus } from "../../../entities/episode";
import {
  type Inference,
  type Place,
  type ReadItem,
  type RecordLink,
  type Reference,
  to,
} from "../../records";
import { ownerKey, ProfileRecords } from "../profiles/profile-records";
import type { FoundAppearance, FoundHost } from "./entries/appearance";
import type { FoundAward } from "./entries/read-award";
import type { FoundPublication } from "./entries/read-publication";
import { purposeOf } from "./lines/links";
import type { FoundAffiliation } from "./people/affiliations";
import { type FullName, isSameName } from "./people/names-in";
import type { Owner } from "./people/owner";
import type { WrittenLink } from "./sections/section";
import type { ShowOfEntries } from "./shows";
import { Standing } from "../../../entities/standing";

/** Makes records of what a profile was understood as. */
export class ProfileGraph {
  readonly profile = new ProfileRecords();
  readonly #file: string;
  readonly #owner: Owner;
  readonly #keys = new Map<string, number>();
  readonly #facts = new Set<string>();

  constructor(file: string, owner: Owner, urls: readonly string[]) {
    this.#file = file;
    this.#owner = owner;
    this.profile.addOwner(this.placeOf(owner.line, null), {
      name: owner.name,
      sortName: null,
      honorificPrefix: owner.prefix,
      alternateNames: [],
      description: null,
      identifiers: [],
      urls,
    });
  }

  placeOf(line: number, marker: string | null): Place {
    return { file: this.#file, line, item: marker };
  }

  addShow({ key, title, alternateTitles, entries }: ShowOfEntries): ReadItem[] {
    const [first] = entries as [FoundAppearance, ...FoundAppearance[]];
    const place = this.placeOf(first.line, first.marker);
    const kinds = entries.map(({ showKind }) => showKind);
    this.profile.add("Show", key, place, title, {
      values: { title, displayTitle: title, alternateTitles, kind: mostOf(kinds) },
      references: {},
      links: this.#linksOf(
        entries.flatMap(({ showLinks }) => showLinks),
        place,
        () => LinkPurpose.PROFILE,
      ),
    });
    for (const entry of entries) {
      const at = this.placeOf(entry.line, entry.marker);
      for (const { name, role, inference } of entry.organisations)
        this.#once(`ShowOrganisation ${key} ${fold(name)}`, (fact) =>
          this.profile.add("ShowOrganisation", fact, at, name, {
            values: { role },
            references: { showId: to("Show", key), organisationId: this.profile.mention({ name }, at) },
            links: [],
            inference,
          }),
        );
      for (const host of entry.hosts.filter(({ ofEpisode }) => !ofEpisode))
        this.#addHost(host, { showId: to("Show", key) }, key, at);
    }
    return entries.map((entry) => this.#addEpisode(entry, key));
  }

  #addEpisode(entry: FoundAppearance, show: string): ReadItem {
    const { title, season, number, date, dated, status, links, role, inference, others } = entry;
    const place = this.placeOf(entry.line, entry.marker);
    const named = title ?? `${show}${number === null ? "" : ` ${number}`}`;
    const leads = entry.hosts.some((host) => isSameName(host.name, this.#owner.name));
    if (role === null && leads && links.length === 0)
      return { place, title: named, outcome: "read", record: to("Show", show) };
    const [first] = links;
    const own =
      (first && canonicalOf(first.url)) ??
      [title, number, season, date].flatMap((one) => one ?? []).join(" ");
    const key = this.#distinct(`${show} ${own}`.trim());
    this.profile.add("Episode", key, place, named, {
      values: { title, season, number, [dated]: date, status: status ?? EpisodeStatus.HELD },
      references: { showId: to("Show", show) },
      links: this.#linksOf(links, place, purposeOf),
    });
    for (const host of entry.hosts.filter(({ ofEpisode }) => ofEpisode))
      this.#addHost(host, { episodeId: to("Episode", key) }, key, place);
    if (role === null) return { place, title: named, outcome: "read", record: to("Episode", key) };
    const item = this.profile.add("Appearance", `${key} ${ownerKey}`, place, named, {
      values: { roles: [role], position: 1 },
      references: { episodeId: to("Episode", key), personId: to("Person", ownerKey) },
      links: [],
      inference,
    });
    for (const [at, other] of others.entries())
      this.profile.add("Appearance", `${key} ${fold(other.name)}`, place, other.name, {
        values: { roles: [role], position: at + 2 },
        references: { episodeId: to("Episode", key), personId: this.personOf(other, place) },
        links: [],
        inference,
      });
    return item;
  }

  addPublication(
    found: FoundPublication,
    displayTitle: string,
    from: string,
  ): { readonly item: ReadItem; readonly key: string } {
    const {
      kind,
      title,
      container,
      publisher,
      volume,
      date,
      links,
      identifiers,
      ownRole,
      isRoleStated,
      others,
    } = found;
    const place = this.placeOf(found.line, found.marker);
    const [first] = links;
    const key = this.#distinct(fold(title ?? "") || (first?.url ?? displayTitle));
    const item = this.profile.add("Publication", key, place, title ?? displayTitle, {
      values: {
        kind,
        title,
        displayTitle,
        containerTitle: container,
        volume,
        publishedOn: date,
        identifiers: identifiers.map(({ scheme, value }) => ({ scheme, value, standing: Standing.STATED })),
      },
      references: publisher === null ? {} : { publisherId: this.profile.mention({ name: publisher }, place) },
      links: this.#linksOf(links, place, () => LinkPurpose.RECORDING),
    });
    const contributors: ReadonlyArray<readonly [Reference, Inference | null]> = [
      ...(ownRole === null
        ? []
        : [[to("Person", ownerKey), isRoleStated ? null : { confidence: 0.9, from }] as const]),
      ...others.map((other) => [this.personOf(other, place), null] as const),
    ];
    for (const [at, [reference, inference]] of contributors.entries())
      this.profile.add("Contribution", `${key} ${reference.key}`, place, displayTitle, {
        values: { role: ownRole ?? "AUTHOR", position: at + 1 },
        references: { contributorId: reference, publicationId: to("Publication", key) },
        links: [],
        inference,
      });
    return { item, key };
  }

  addAward(
    { line, marker, name, category, year, conferredBy, outcome, isStated }: FoundAward,
    recipient: Reference,
    from: string,
  ): ReadItem {
    const place = this.placeOf(line, marker);
    const key = [name, category ?? "", year ?? ""].map(fold).join(" ").trim();
    this.#once(`Award ${key}`, () =>
      this.profile.add("Award", key, { ...place, item: null }, name, {
        values: { name, category, year },
        references:
          conferredBy === null ? {} : { conferredById: this.profile.mention({ name: conferredBy }, place) },
        links: [],
        isMentioned: true,
      }),
    );
    return this.profile.add("Honour", this.#distinct(`${recipient.key} ${key}`), place, name, {
      values: { outcome },
      references: { awardId: to("Award", key), recipientIds: [recipient] },
      links: [],
      inference: isStated ? null : { confidence: 0.9, from },
    });
  }

  addAffiliation(
    { person, organisation, kind, roleTitle, start, end, state, inference }: FoundAffiliation,
    place: Place,
  ): ReadItem | null {
    const who = person === null ? to("Person", ownerKey) : this.personOf(person, place);
    const fact = `${who.key} ${fold(organisation)} ${kind}`;
    if (this.#facts.has(`Affiliation ${fact}`)) return null;
    this.#facts.add(`Affiliation ${fact}`);
    return this.profile.add("Affiliation", fact, place, organisation, {
      values: { kind, roleTitle, start, end, state: state ?? AffiliationState.UNKNOWN },
      references: { personId: who, organisationId: this.profile.mention({ name: organisation }, place) },
      links: [],
      inference,
    });
  }

  /** The record of someone who is named: of the owner, where the name is theirs. */
  personOf({ name, prefix, suffix }: FullName, place: Place, url: string | null = null): Reference {
    if (isSameName(name, this.#owner.name)) return to("Person", ownerKey);
    const key = fold(name) || name;
    this.#once(`Person ${key}`, () =>
      this.profile.add("Person", key, { ...place, item: null }, name, {
        values: {
          name,
          ...(prefix === null ? {} : { honorificPrefix: prefix }),
          ...(suffix === null ? {} : { honorificSuffix: suffix }),
        },
        references: {},
        links:
          url === null || !this.profile.isAddress(url, place) ? [] : [{ url, purpose: LinkPurpose.PROFILE }],
        isMentioned: true,
      }),
    );
    return to("Person", key);
  }

  #addHost(host: FoundHost, references: Readonly<Record<string, Reference>>, of: string, place: Place): void {
    const person = this.personOf(host, place, host.url);
    this.#once(`Host ${of} ${person.key}`, (fact) =>
      this.profile.add("Host", fact, place, host.name, {
        values: { role: host.role },
        references: { ...references, personId: person },
        links: [],
        inference: host.inference,
      }),
    );
  }

  #linksOf(
    links: readonly WrittenLink[],
    place: Place,
    purpose: (link: WrittenLink) => LinkPurpose,
  ): RecordLink[] {
    const distinct = new Map(links.map((link) => [canonicalOf(link.url) ?? link.url, link]));
    return [...distinct.values()]
      .filter(({ url }) => this.profile.isAddress(url, place))
      .map((link) => ({ url: link.url, purpose: purpose(link) }));
  }

  #once(fact: string, add: (fact: string) => void): void {
    if (this.#facts.has(fact)) return;
    this.#facts.add(fact);
    add(fact);
  }

  /** What is said twice in the same words are two. */
  #distinct(key: string): string {
    const count = (this.#keys.get(key) ?? 0) + 1;
    this.#keys.set(key, count);
    return count === 1 ? key : `${key} ${count}`;
  }
}

function mostOf<T>(values: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((one) => one === value).length;
  return values.toSorted((one, other) => count(other) - count(one))[0];
}
