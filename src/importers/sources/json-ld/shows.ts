import type { JsonObject } from "../../../domain/json-object";
import { LinkPurpose } from "../../../domain/links/link";
import { durationPattern } from "../../../domain/patterns";
import { AppearanceRole } from "../../../entities/appearance";
import { EpisodeStatus } from "../../../entities/episode";
import { HostRole } from "../../../entities/host";
import { ShowKind } from "../../../entities/show";
import { ShowOrganisationRole } from "../../../entities/show-organisation";
import { type Place, type ReadItem, type RecordLink, to } from "../../records";
import { isNoName } from "../names";
import type { ProfileRecords } from "../profiles/profile-records";
import { creditOf } from "../schedule/event-kinds";
import { durationBetween } from "../schedule/event-times";
import { durationOf, edtfOf } from "../times";
import { languageOf, oneLine } from "../values";
import { foldedName } from "../works/contributor-book";
import { dateOf } from "./dates";
import { firstText, type LdGraph, textsOf, typesOf, urlsOf } from "./nodes";
import { isBody, mentionPerson } from "./people";

const appearing = [
  ["performer", AppearanceRole.SPEAKER],
  ["performers", AppearanceRole.SPEAKER],
  ["actor", AppearanceRole.GUEST],
  ["actors", AppearanceRole.GUEST],
  ["contributor", AppearanceRole.CONTRIBUTOR],
] as const;

/** The shows, episodes and events of a page. */
export class Shows {
  readonly #graph: LdGraph;
  readonly #profile: ProfileRecords;
  readonly #shows = new Set<string>();

  constructor(graph: LdGraph, profile: ProfileRecords) {
    this.#graph = graph;
    this.#profile = profile;
  }

  addShow(object: JsonObject, place: Place): ReadItem {
    const title = firstText(object, "name", "headline");
    if (title === null) return { place, title: "", outcome: "refused", why: "It has no name." };
    return { place, title, outcome: "read", record: to("Show", this.#show(object, title, place)) };
  }

  /** An episode of the series that it is part of. */
  addEpisode(object: JsonObject, place: Place): ReadItem {
    const title = firstText(object, "name", "headline");
    const series = this.#graph.first(object, "partOfSeries", "isPartOf");
    const ofSeries = series && firstText(series, "name", "headline");
    if (!series || ofSeries === null)
      return {
        place,
        title: title ?? "",
        outcome: "refused",
        why: "It is part of no series that has a name.",
      };
    const show = this.#show(series, ofSeries, place);
    return this.#episode(object, title, show, place, "publishedOn");
  }

  /** An event is an episode of what it is part of, else of itself; one with parts is a show, and they are its episodes. */
  addEvent(object: JsonObject, place: Place): ReadItem[] {
    const title = firstText(object, "name");
    if (title === null) return [{ place, title: "", outcome: "refused", why: "It has no name." }];
    const sessions = this.#graph.all(object, "subEvent", "subEvents");
    if (sessions.length > 0) {
      const show = this.#show(object, title, place);
      this.#addHosts(object, { showId: to("Show", show) }, show, place);
      this.#addOrganisers(object, show, place);
      const whole: ReadItem = { place, title, outcome: "read", record: to("Show", show) };
      return [whole, ...sessions.flatMap((session) => this.#session(session, show, place))];
    }
    const whole = this.#graph.first(object, "superEvent");
    const ofWhole = whole && firstText(whole, "name");
    const show = this.#show(ofWhole === null ? object : (whole ?? object), ofWhole ?? title, place);
    if (ofWhole === null) this.#addOrganisers(object, show, place);
    return [this.#episode(object, title, show, place, "occurredOn")];
  }

  /** What has parts of its own, such as a day, is as its parts. */
  #session(object: JsonObject, show: string, place: Place): ReadItem[] {
    const title = firstText(object, "name");
    const parts = this.#graph.all(object, "subEvent", "subEvents");
    return parts.length > 0
      ? parts.flatMap((part) => this.#session(part, show, place))
      : [this.#episode(object, title, show, place, "occurredOn")];
  }

  #show(object: JsonObject, title: string, place: Place): string {
    const key = foldedName(title);
    if (this.#shows.has(key)) return key;
    this.#shows.add(key);
    const feedUrl = urlsOf(object, "webFeed").find((url) => this.#profile.isAddress(url, place)) ?? null;
    this.#profile.add("Show", key, { ...place, item: null }, title, {
      values: {
        title,
        displayTitle: title,
        kind: kindOfShow(object, this.#graph),
        description: oneLine(textsOf(object, "description").slice(0, 1)),
        language: languageOf(firstText(object, "inLanguage")),
        feedUrl,
      },
      references: {},
      links: this.#linksOf(object, place, [["url", LinkPurpose.PROFILE]]),
    });
    if (!typesOf(object).some((type) => /Event|Festival/.test(type)))
      this.#addHosts(object, { showId: to("Show", key) }, key, place);
    return key;
  }

  #episode(
    object: JsonObject,
    title: string | null,
    show: string,
    place: Place,
    dated: "occurredOn" | "publishedOn",
  ): ReadItem {
    const remark = (message: string) => this.#profile.remark(place, message);
    const date = firstText(
      object,
      ...(dated === "occurredOn" ? ["startDate"] : ["datePublished", "uploadDate"]),
    );
    const [url] = urlsOf(object, "@id", "url");
    const key = `${show} ${url ?? `${foldedName(title ?? "")} ${date ?? ""}`.trim()}`;
    if (title === null && url === undefined)
      return { place, title: "", outcome: "refused", why: "It has neither a name nor an address." };
    const written = firstText(object, "duration", "timeRequired");
    const number = firstText(object, "episodeNumber");
    const season = this.#graph.first(object, "partOfSeason");
    const isDecimal = number !== null && /^\d+(?:\.\d+)?$/.test(number);
    const item = this.#profile.add("Episode", key, place, title ?? "", {
      values: {
        title,
        [dated]: dateOf(date, remark),
        duration: durationIn(written) ?? lengthOf(object),
        season: season && firstText(season, "seasonNumber", "name"),
        number: isDecimal ? Number(number) : null,
        numberDisplay: isDecimal ? null : number,
        description: oneLine(textsOf(object, "description", "abstract").slice(0, 1)),
        language: languageOf(firstText(object, "inLanguage")),
        status: (firstText(object, "eventStatus") ?? "").endsWith("Cancelled")
          ? EpisodeStatus.CANCELLED
          : EpisodeStatus.HELD,
      },
      references: { showId: to("Show", show) },
      links: this.#linksOf(object, place, [
        ["url", LinkPurpose.PROFILE],
        ["associatedMedia", LinkPurpose.RECORDING],
        ["audio", LinkPurpose.RECORDING],
        ["video", LinkPurpose.RECORDING],
        ["recordedIn", LinkPurpose.RECORDING],
      ]),
    });
    this.#addHosts(object, { episodeId: to("Episode", key) }, key, place);
    this.#addCast(object, key, place);
    return item;
  }

  #addCast(object: JsonObject, key: string, place: Place): void {
    let position = 0;
    for (const [property, usual] of appearing) {
      for (const one of this.#graph.all(object, property)) {
        const { value, role } = this.#inRole(one, property);
        const credited = firstText(value, "name", "legalName");
        const { type, role: found } = creditOf(role, { type: null, track: null, title: null });
        if (credited === null) continue;
        const isNamed = !isNoName(credited) && !isBody(value);
        const person = isNamed ? mentionPerson(value, place, this.#profile) : null;
        if (type === "Host" && person !== null) {
          this.#profile.add("Host", `${key} host ${person.key}`, place, credited, {
            values: { role: found },
            references: { episodeId: to("Episode", key), personId: person },
            links: [],
          });
          continue;
        }
        position += 1;
        const roles = [role === null || type === "Host" ? usual : found];
        this.#profile.add("Appearance", `${key} ${person?.key ?? credited}`, place, credited, {
          values: { roles, creditedAs: person === null ? credited : null, position },
          references: { episodeId: to("Episode", key), ...(person === null ? {} : { personId: person }) },
          links: [],
        });
      }
    }
  }

  /** Someone and the role: schema.org puts a Role between a property and its value, with the same property. */
  #inRole(
    object: JsonObject,
    property: string,
  ): { readonly value: JsonObject; readonly role: string | null } {
    const isRole = typesOf(object).some((type) => type.endsWith("Role"));
    const value = isRole ? this.#graph.first(object, property) : null;
    return value === null ? { value: object, role: null } : { value, role: firstText(object, "roleName") };
  }

  /** Authors of a series or an episode are heard as its hosts; an event has organisers. */
  #addHosts(
    object: JsonObject,
    references: { readonly showId?: ReturnType<typeof to>; readonly episodeId?: ReturnType<typeof to> },
    key: string,
    place: Place,
  ): void {
    const roles = [
      ["author", HostRole.HOST],
      ["creator", HostRole.HOST],
      ["organizer", HostRole.ORGANISER],
    ] as const;
    for (const [property, role] of roles) {
      for (const one of this.#graph.all(object, property)) {
        const name = firstText(one, "name", "legalName");
        if (name === null || isNoName(name) || isBody(one)) continue;
        const person = mentionPerson(one, place, this.#profile);
        if (person !== null)
          this.#profile.add("Host", `${key} host ${person.key}`, place, name, {
            values: { role },
            references: { ...references, personId: person },
            links: [],
          });
      }
    }
  }

  /** The bodies that organise an event. */
  #addOrganisers(object: JsonObject, show: string, place: Place): void {
    for (const one of this.#graph.all(object, "organizer").filter(isBody)) {
      const name = firstText(one, "name", "legalName");
      if (name === null) continue;
      const [url = null] = urlsOf(one, "url");
      this.#profile.add("ShowOrganisation", `${show} ${foldedName(name)}`, place, name, {
        values: { role: ShowOrganisationRole.ORGANISER },
        references: { showId: to("Show", show), organisationId: this.#profile.mention({ name, url }, place) },
        links: [],
      });
    }
  }

  #linksOf(
    object: JsonObject,
    place: Place,
    properties: ReadonlyArray<readonly [property: string, purpose: LinkPurpose]>,
  ): RecordLink[] {
    return properties.flatMap(([property, purpose]) =>
      urlsOf(object, property)
        .filter((url) => this.#profile.isAddress(url, place))
        .map((url) => ({ url, purpose })),
    );
  }
}

const durationIn = (written: string | null): string | null =>
  written !== null && new RegExp(durationPattern, "u").test(written) ? written : durationOf(written ?? "");

/** From start to end, where both are of one sitting: what goes on for days is no length of a talk. */
function lengthOf(object: JsonObject): string | null {
  const [start, end] = ["startDate", "endDate"].map((name) => edtfOf(firstText(object, name) ?? ""));
  const length = durationBetween(start ?? null, end ?? null);
  return length !== null && /^PT(?:\d|1[0-2])H|^PT\d+M/.test(length) ? length : null;
}

function kindOfShow(object: JsonObject, graph: LdGraph): ShowKind {
  const types = typesOf(object);
  const is = (pattern: RegExp) => types.some((type) => pattern.test(type));
  if (is(/^(?:TV|Radio)/)) return ShowKind.BROADCAST;
  if (is(/^EventSeries$/)) return ShowKind.SEMINAR_SERIES;
  if (is(/Event|Festival|Hackathon/))
    return graph.all(object, "subEvent", "subEvents").length > 1 ? ShowKind.CONFERENCE : ShowKind.EVENT;
  return ShowKind.PODCAST;
}
