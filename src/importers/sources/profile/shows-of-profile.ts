import { canonicalOf, LinkPurpose } from "../../../domain/links/link";
import { fold } from "../../../domain/names";
import { HostRole } from "../../../entities/host";
import { EpisodeStatus } from "../../../entities/episode";
import { type Place, type ReadItem, type Reference, to } from "../../records";
import { ownerKey } from "../profiles/profile-records";
import type { FoundAppearance, FoundHost } from "./entries/appearance";
import { purposeOf } from "./lines/links";
import { isSameName } from "./people/names-in";
import type { ShowOfEntries } from "./shows";
import { PeopleOfProfile } from "./people-of-profile";

/** The shows of a profile, with their hosts, episodes and who appeared in them. */
export class ShowsOfProfile extends PeopleOfProfile {
  addShow({ key, title, alternateTitles, entries }: ShowOfEntries): ReadItem[] {
    const [first] = entries as [FoundAppearance, ...FoundAppearance[]];
    const place = this.placeOf(first.line, first.marker);
    const kinds = entries.map(({ showKind }) => showKind);
    this.profile.add("Show", key, place, title, {
      values: { title, displayTitle: title, alternateTitles, kind: mostOf(kinds) },
      references: {},
      links: this.linksOf(
        entries.flatMap(({ showLinks }) => showLinks),
        place,
        () => LinkPurpose.PROFILE,
      ),
    });
    for (const entry of entries) {
      const at = this.placeOf(entry.line, entry.marker);
      for (const { name, role, inference } of entry.organisations)
        this.once(`ShowOrganisation ${key} ${fold(name)}`, (fact) =>
          this.profile.add("ShowOrganisation", fact, at, name, {
            values: { role },
            references: { showId: to("Show", key), organisationId: this.organisation(name, at) },
            links: [],
            inference,
          }),
        );
      for (const host of entry.hosts.filter(({ ofEpisode }) => !ofEpisode))
        this.addHost(host, { showId: to("Show", key) }, key, at);
      for (const person of this.calledBy(entry.givenNames))
        this.addHost(
          {
            ...person,
            role: HostRole.HOST,
            url: null,
            start: null,
            ofEpisode: false,
            inference: { confidence: 0.8, from: "a given name" },
          },
          { showId: to("Show", key) },
          key,
          at,
        );
    }
    return entries.map((entry) => this.addEpisode(entry, key));
  }

  protected addEpisode(entry: FoundAppearance, show: string): ReadItem {
    const { title, season, number, date, dated, status, links, role, inference, others } = entry;
    const place = this.placeOf(entry.line, entry.marker);
    const named = title ?? `${show}${number === null ? "" : ` ${number}`}`;
    const leads = entry.hosts.some((host) => isSameName(host.name, this.owner.name));
    if (role === null && leads && links.length === 0)
      return { place, title: named, outcome: "read", record: to("Show", show) };
    const [first] = links;
    const own =
      (first && canonicalOf(first.url)) ??
      [title, number, season, date].flatMap((one) => one ?? []).join(" ");
    const key = this.distinct(`${show} ${own}`.trim());
    this.profile.add("Episode", key, place, named, {
      values: { title, season, number, [dated]: date, status: status ?? EpisodeStatus.HELD },
      references: { showId: to("Show", show) },
      links: this.linksOf(links, place, purposeOf),
    });
    for (const host of entry.hosts.filter(({ ofEpisode }) => ofEpisode))
      this.addHost(host, { episodeId: to("Episode", key) }, key, place);
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

  protected addHost(
    host: FoundHost,
    references: Readonly<Record<string, Reference>>,
    of: string,
    place: Place,
  ): void {
    const person = this.personOf(host, place, host.url);
    this.once(`Host ${of} ${person.key}`, (fact) =>
      this.profile.add("Host", fact, place, host.name, {
        values: { role: host.role, start: host.start },
        references: { ...references, personId: person },
        links: [],
        inference: host.inference,
      }),
    );
  }
}

function mostOf<T>(values: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((one) => one === value).length;
  return values.toSorted((one, other) => count(other) - count(one))[0];
}
