import { canonicalOf, LinkPurpose } from "../../../domain/links/link";
import { fold } from "../../../domain/names";
import { EpisodeStatus } from "../../../entities/episode";
import { ShowKind } from "../../../entities/show";
import {
  type ImportRecord,
  type Place,
  type ReadItem,
  type ReadSource,
  type Remark,
  to,
} from "../../records";
import { whyNoLink } from "../addresses";
import { linesOfHtml } from "../html/text-of-html";
import { foldedName, withoutHonorific } from "../names";
import { topicsOf } from "../topics";
import { firstOfEach, oneLine } from "../values";
import { languageIn } from "../works/languages";
import { type Edition, editionOf } from "./edition";
import { type EventKey, eventKeysOf } from "./event-keys";
import { creditOf, whyNoneOf, withoutCancellation } from "./event-kinds";
import { PeopleOfSchedule } from "./people-of-schedule";
import type { Schedule, ScheduleEvent, SchedulePerson } from "./schedule";

/** The records of a schedule: the conference is a show, the edition a season of it, and each event an episode. */
export const readSchedule = (file: string, schedule: Schedule): ReadSource =>
  new ScheduleReading(file, schedule).read();

/** The key of the only show. */
const showKey = "show";

class ScheduleReading {
  readonly #file: string;
  readonly #schedule: Schedule;
  readonly #edition: Edition;
  readonly #people: PeopleOfSchedule;
  readonly #records: ImportRecord[] = [];
  readonly #topics = new Map<string, ImportRecord>();
  readonly #remarks: Remark[] = [];

  constructor(file: string, schedule: Schedule) {
    this.#file = file;
    this.#schedule = schedule;
    this.#edition = editionOf(schedule);
    this.#people = new PeopleOfSchedule(schedule, this.#edition.showTitle);
    this.#remarks.push(...(schedule.remarks ?? []));
  }

  read(): ReadSource {
    const { title, fallbackTitle, start, url, address, part, events } = this.#schedule;
    const speakers = this.#readSpeakers();
    if (events.length > 0 || speakers.length === 0) this.#readShow();
    const items = [...this.#readItems(), ...speakers];
    const known = title ?? fallbackTitle;
    // Without a title nothing but its file says which conference it is of.
    const key =
      title === null ? address : [fold(title) || title, start?.slice(0, 4), address].join(" ").trim();
    return {
      key,
      title: known,
      documentTitle: `Schedule of ${known}`,
      url: url !== null && canonicalOf(url) !== null ? url : null,
      records: [
        ...this.#people.records.map((record) => this.#withLinks(record)),
        ...this.#topics.values(),
        ...this.#records,
      ],
      items,
      remarks: this.#remarks,
      ...(part ? { part } : {}),
    };
  }

  #readShow(): void {
    const { title, subtitle, url, line } = this.#schedule;
    const { showTitle, alternateTitles } = this.#edition;
    this.#add("Show", showKey, this.#place(line), {
      values: {
        title: title === null ? null : showTitle,
        displayTitle: showTitle,
        kind: ShowKind.CONFERENCE,
        alternateTitles,
        description: oneLine(linesOfHtml(subtitle ?? "")),
      },
      links: url === null ? [] : [{ url, purpose: LinkPurpose.PROFILE }],
    });
  }

  #readSpeakers(): ReadItem[] {
    return (this.#schedule.speakers ?? []).map((person): ReadItem => {
      const { name: title, line, id } = person;
      const place = { file: this.#file, line, item: id ?? title };
      const key = this.#people.keyOf(person, place, true);
      const first = key === null ? null : this.#people.placeOf(key);
      if (title === "") return { place, title, outcome: "refused", why: "It has no name." };
      if (key === null) {
        const why = `“${title}” names no single person.`;
        return { place, title, outcome: "refused", why, isIntended: true };
      }
      return first === null || first === place
        ? { place, title, outcome: "read", record: to("Person", key) }
        : { place, title, outcome: "repeated", line: first.line };
    });
  }

  #readItems(): ReadItem[] {
    const { events } = this.#schedule;
    const keys = eventKeysOf(events);
    return events.map((event): ReadItem => {
      const key = keys.get(event) ?? null;
      const place = { ...event.place, item: event.ids[0] ?? event.title };
      const title = event.title ?? event.ids[0] ?? "";
      if (key === null) {
        const why = "It has neither an id nor a title: nothing distinguishes it from others.";
        return { place, title, outcome: "refused", why };
      }
      if ("place" in key) return { place, title, outcome: "repeated", line: key.place.line };
      const why = whyNoneOf(event);
      if (why !== null) return { place, title, outcome: "refused", why, isIntended: true };
      this.#readEvent(event, key, place);
      return { place, title, outcome: "read", record: to("Episode", key.key) };
    });
  }

  #readEvent(event: ScheduleEvent, { key, sharesId }: EventKey, place: Place): void {
    const { season, seasonName } = this.#edition;
    const { title, isCancelled } = withoutCancellation(event.title);
    const language = event.language === null ? null : languageIn(event.language);
    if (event.language !== null && language === null)
      this.#remark(place, `“${event.language}” is no code of a language.`);
    this.#add("Episode", key, place, {
      values: {
        title,
        season,
        seasonName,
        strand: event.track,
        language,
        occurredOn: event.startsOn,
        duration: event.duration,
        description: oneLine(linesOfHtml([event.subtitle, event.description].filter(Boolean).join("\n"))),
        // What is held twice has one id in the source, and in the graph the first has it.
        guid: sharesId ? null : (event.ids[0] ?? null),
        status: isCancelled || event.isCancelled ? EpisodeStatus.CANCELLED : EpisodeStatus.HELD,
      },
      references: { showId: to("Show", showKey) },
      links: event.links,
    });
    for (const record of topicsOf(to("Episode", key), event.topics ?? [], place)) {
      if (record.type !== "Topic") this.#records.push(record);
      else if (!this.#topics.has(record.key)) this.#topics.set(record.key, record);
    }
    this.#addPeople(event, key, place);
  }

  #addPeople(event: ScheduleEvent, episode: string, place: Place): void {
    const found = event.people.map((person) => {
      const here = { ...place, line: person.line };
      return { person, here, key: this.#people.keyOf(person, here), credit: creditOf(person.role, event) };
    });
    const each = firstOfEach(
      found,
      ({ key, person, credit }) => `${credit.type} ${key ?? foldedName(person.name)}`,
    );
    const names = new Set<string>();
    let position = 0;
    for (const { person, here, key, credit } of each) {
      const folded = foldedName(person.name);
      // Namesakes in one event.
      const name = names.has(folded) && key !== null ? `${folded} ${key}` : folded;
      names.add(folded);
      const references = {
        episodeId: to("Episode", episode),
        ...(key === null ? {} : { personId: to("Person", key) }),
      };
      const creditedAs = key === null ? person.name : this.#creditOf(person, key);
      if (credit.type === "Appearance") {
        position += 1;
        const values = { roles: [credit.role], creditedAs, position };
        this.#add("Appearance", `${episode} ${name}`, here, { values, references });
      } else if (key === null) {
        this.#remark(here, `“${person.name}” is credited as ${person.role ?? "host"}, and names no one.`);
      } else {
        this.#add("Host", `${episode} host ${name}`, here, {
          values: { role: credit.role, creditedAs },
          references,
        });
      }
    }
  }

  #add(
    type: ImportRecord["type"],
    key: string,
    place: Place,
    said: Pick<ImportRecord, "values"> & Partial<Pick<ImportRecord, "references" | "links">>,
  ): void {
    const record = {
      references: {},
      links: [],
      inference: null,
      isMentioned: false,
      ...said,
      type,
      key,
      place,
    };
    this.#records.push(this.#withLinks(record));
  }

  /** A broken link costs the link. */
  #withLinks(record: ImportRecord): ImportRecord {
    const links = record.links.filter(({ url }) => {
      const why = whyNoLink(url);
      if (why !== null) this.#remark(record.place, why);
      return why === null;
    });
    return { ...record, links };
  }

  /** Null where it is the name itself. */
  #creditOf({ name }: SchedulePerson, key: string): string | null {
    const known = this.#people.nameOf(key);
    return known === name || known === withoutHonorific(name).name ? null : name;
  }

  #remark(place: Place, message: string): void {
    this.#remarks.push({ place, message });
  }

  #place(line: number): Place {
    return { file: this.#file, line, item: null };
  }
}
