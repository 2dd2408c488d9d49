import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import { LinkPurpose } from "../../../domain/links/link";
import { absolute } from "../addresses";
import { linesOfHtml } from "../html/text-of-html";
import { jsonOf } from "../json/json-file";
import { objectsAt, objectsIn, textAt } from "../json/json-values";
import { isCancelledStatus, whyNotAccepted } from "../schedule/event-kinds";
import { linksOf, purposeOf } from "../schedule/event-links";
import { durationBetween, startOf } from "../schedule/event-times";
import { sessionsOnly, speakersOnly, untitledSchedule } from "../schedule/part-of-file";
import {
  eventOf,
  personOf,
  type Schedule,
  type ScheduleEvent,
  type SchedulePerson,
} from "../schedule/schedule";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { oneLine } from "../values";
import { type Choice, Choices, saidOfSession } from "./choices";
import { eventOfFile } from "./event-of-file";

/** What a view of Sessionize has. All has both; GridSmart and Sessions have sessions; Speakers and SpeakerWall have speakers. */
export interface View {
  readonly sessions: readonly JsonObject[];
  readonly speakers: readonly JsonObject[];
}

const isSession = (one: JsonObject): boolean => "title" in one && "isServiceSession" in one;

const isSpeaker = (one: JsonObject): boolean =>
  "fullName" in one && ("tagLine" in one || "isTopSpeaker" in one);

/** Null where a document is no view. */
export function viewIn(value: unknown): View | null {
  const all = isJsonObject(value) ? [value] : objectsIn(value);
  const sessions = all.flatMap((one) => (isSession(one) ? [one] : isSpeaker(one) ? [] : sessionsWithin(one)));
  const speakers = isJsonObject(value) ? objectsAt(value, "speakers") : all.filter(isSpeaker);
  return sessions.some(isSession) || speakers.some(isSpeaker) ? { sessions, speakers } : null;
}

/** Of all, of a group, or of the rooms of a day. */
const sessionsWithin = (one: JsonObject): JsonObject[] => [
  ...objectsAt(one, "sessions"),
  ...objectsAt(one, "rooms").flatMap((room) => objectsAt(room, "sessions")),
];

export function scheduleOfViews(file: SourceFile): Schedule {
  const document = jsonOf(file);
  const view = viewIn(document.value);
  if (view === null) throw new Unreadable("Expected sessions or speakers of Sessionize, but got none.", 1);
  return new ViewReading(file, view, document.value, (one) => document.placeOf(one).line).read();
}

class ViewReading {
  readonly #file: SourceFile;
  readonly #view: View;
  readonly #lineOf: (one: object) => number;
  readonly #choices: Choices;
  /** Titles of categories with the name of an item, and questions, by their ids: All says them once. */
  readonly #items: ReadonlyMap<unknown, Choice>;
  readonly #questions: ReadonlyMap<unknown, string>;

  constructor(file: SourceFile, view: View, value: unknown, lineOf: (one: object) => number) {
    this.#file = file;
    this.#view = view;
    this.#lineOf = lineOf;
    this.#choices = new Choices(file.name);
    const all = isJsonObject(value) ? value : {};
    this.#items = new Map(
      objectsAt(all, "categories").flatMap((category) =>
        objectsAt(category, "items").map((item) => [
          item["id"],
          choiceOf(category, textAt(item, "name") ?? ""),
        ]),
      ),
    );
    this.#questions = new Map(
      objectsAt(all, "questions").map((one) => [one["id"], textAt(one, "question") ?? ""]),
    );
  }

  read(): Schedule {
    const { sessions, speakers } = this.#view;
    const byId = new Map(speakers.map((one) => [textAt(one, "id"), one]));
    const people = new Map(speakers.map((one) => [one, this.#personOf(one)]));
    const missing: Array<{ readonly id: string; readonly line: number }> = [];
    const creditedIn = (session: JsonObject): SchedulePerson[] =>
      listAt(session, "speakers").flatMap((one): SchedulePerson[] => {
        if (isJsonObject(one)) {
          const name = textAt(one, "name");
          return name === null ? [] : [personOf(name, this.#lineOf(one), { id: textAt(one, "id") })];
        }
        const known = byId.get(String(one));
        const person = known && people.get(known);
        if (!person) missing.push({ id: String(one), line: this.#lineOf(session) });
        return person ? [{ ...person, line: this.#lineOf(session) }] : [];
      });
    const events = sessions.map((one) => this.#eventOf(one, creditedIn(one)));
    const ofSpeakers = sessions.length > 0 ? [] : this.#eventsOfSpeakers(people);
    const isWhole = sessions.length > 0 && speakers.length > 0;
    return untitledSchedule(this.#file, [...events, ...ofSpeakers], {
      ...eventOfFile(this.#file),
      speakers: [...people.values()],
      remarks: [
        ...missing.map(({ id, line }) => ({
          place: { file: this.#file.name, line, item: null },
          message: `The speaker ${id} of a session is not among the speakers.`,
        })),
        ...this.#choices.remarks,
      ],
      ...(isWhole ? {} : { part: sessions.length > 0 ? sessionsOnly(this.#file) : speakersOnly(this.#file) }),
    });
  }

  #eventOf(session: JsonObject, people: readonly SchedulePerson[]): ScheduleEvent {
    const line = this.#lineOf(session);
    const [starts, ends] = ["startsAt", "endsAt"].map((name) =>
      startOf({ moment: textAt(session, name), day: null, time: null, dayChange: null, zone: null }),
    );
    const [status, live, recording] = ["status", "liveUrl", "recordingUrl"].map((name) =>
      textAt(session, name),
    );
    const isService = session["isServiceSession"] === true && people.length === 0;
    const title = textAt(session, "title");
    const choices = this.#choicesOf(session);
    return eventOf({ file: this.#file.name, line, item: null }, title, {
      ids: [textAt(session, "id")].flatMap((id) => id ?? []),
      ...saidOfSession(
        this.#choices,
        choices.filter(({ text }) => !isAddress(text)),
        line,
      ),
      startsOn: starts ?? null,
      duration: durationBetween(starts ?? null, ends ?? null),
      description: textAt(session, "description"),
      people,
      links: linksOf([
        ...choices
          .filter(({ text }) => isAddress(text))
          .map(({ about, text }) => ({ url: text, purpose: purposeOf(text, about) })),
        live ? { url: live, purpose: purposeOf(live) } : null,
        recording ? { url: recording, purpose: LinkPurpose.RECORDING } : null,
      ]),
      isCancelled: isCancelledStatus(status ?? null),
      whyNone: isService
        ? `“${title}” is a service session, in which no one appears.`
        : whyNotAccepted(status ?? null),
    });
  }

  /** Of speakers alone: their sessions, of which only ids and titles are known. */
  #eventsOfSpeakers(people: ReadonlyMap<JsonObject, SchedulePerson>): ScheduleEvent[] {
    const byId = new Map<string, ScheduleEvent>();
    for (const [speaker, person] of people) {
      for (const session of objectsAt(speaker, "sessions")) {
        const [id, title] = [textAt(session, "id"), textAt(session, "name", "title")];
        if (id === null) continue;
        const place = { file: this.#file.name, line: this.#lineOf(session), item: null };
        const event = byId.get(id) ?? eventOf(place, title, { ids: [id] });
        byId.set(id, { ...event, people: [...event.people, { ...person, line: place.line }] });
      }
    }
    return [...byId.values()];
  }

  #personOf(speaker: JsonObject): SchedulePerson {
    const line = this.#lineOf(speaker);
    const parts = ["firstName", "lastName"].flatMap((one) => textAt(speaker, one) ?? []);
    const name = textAt(speaker, "fullName", "name") ?? parts.join(" ");
    const said = this.#choices.read(this.#choicesOf(speaker), line, ["organisation", "jobTitle"]);
    const about = ["tagLine", "bio"].flatMap((one) => textAt(speaker, one) ?? []);
    return personOf(name, line, {
      id: textAt(speaker, "id"),
      description: oneLine(linesOfHtml(about.join("\n"))),
      organisation: said("organisation")[0] ?? null,
      jobTitle: said("jobTitle")[0] ?? null,
      links: linksOf(
        objectsAt(speaker, "links").map((link) => {
          const [url, type] = [textAt(link, "url"), textAt(link, "linkType")];
          // That of a company is of all who work there.
          const purpose = type === "Company_Website" ? LinkPurpose.ABOUT : LinkPurpose.PROFILE;
          return url === null ? null : { url: absolute(url, null), purpose };
        }),
      ),
    });
  }

  #choicesOf(one: JsonObject): Choice[] {
    return [
      ...listAt(one, "categoryItems").flatMap((id) => this.#items.get(id) ?? []),
      ...objectsAt(one, "categories").flatMap((category) =>
        objectsAt(category, "categoryItems").map((item) => choiceOf(category, textAt(item, "name") ?? "")),
      ),
      ...objectsAt(one, "questionAnswers").map((answer) => ({
        about: this.#questions.get(answer["questionId"]) ?? textAt(answer, "question") ?? "",
        text: textAt(answer, "answerValue", "answer") ?? "",
      })),
    ].filter(({ about, text }) => about !== "" && text !== "");
  }
}

const choiceOf = (category: JsonObject, text: string): Choice => ({
  about: textAt(category, "title", "name") ?? "",
  text,
});

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

const listAt = (object: JsonObject, name: string): readonly unknown[] => {
  const value = object[name];
  return Array.isArray(value) ? (value as unknown[]) : [];
};
