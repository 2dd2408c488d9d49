import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import { LinkPurpose } from "../../../domain/links/link";
import type { RecordLink } from "../../records";
import { absolute } from "../addresses";
import { linesOfHtml } from "../html/text-of-html";
import type { JsonDocument } from "../json/read-json";
import { objectAt, objectsAt, objectsIn, textAt } from "../json/json-values";
import { isFeedback, linksOf, purposeOf } from "../schedule/event-links";
import { isCancelledStatus } from "../schedule/event-kinds";
import { durationOfEvent, startOf } from "../schedule/event-times";
import {
  peopleOf,
  personOf,
  type Schedule,
  type ScheduleEvent,
  type SchedulePerson,
} from "../schedule/schedule";
import { edtfOf } from "../times";
import { Unreadable } from "../unreadable";
import { oneLine } from "../values";

interface Context {
  readonly document: JsonDocument;
  readonly file: string;
  readonly base: string | null;
  readonly dayChange: string | null;
  readonly zone: string | null;
}

/** Reads `{ "schedule": { "conference": { "days": [{ "rooms": { "Hall": [event] } }] } } }`. */
export function scheduleOfJson(document: JsonDocument, file: string): Schedule {
  const schedule = isJsonObject(document.value) ? objectAt(document.value, "schedule") : null;
  const conference = schedule && objectAt(schedule, "conference");
  if (!schedule || !conference)
    throw new Unreadable(
      "Expected a schedule with a conference, but got none.",
      schedule ? lineOf(document, schedule) : 1,
    );
  const base = localised(schedule, "base_url") ?? localised(conference, "base_url");
  const url = localised(conference, "url") ?? localised(schedule, "url");
  const context = {
    document,
    file,
    base: base ?? url,
    dayChange: textAt(conference, "day_change"),
    zone: textAt(conference, "time_zone_name", "timezone"),
  };
  const days = objectsAt(conference, "days");
  const start =
    textAt(conference, "start") ?? days.flatMap((day) => textAt(day, "date") ?? []).toSorted()[0] ?? null;
  return {
    title: localised(conference, "title"),
    fallbackTitle: textAt(conference, "acronym") ?? "Conference",
    subtitle: localised(conference, "subtitle", "description"),
    start: start === null ? null : (edtfOf(start)?.slice(0, 10) ?? null),
    url,
    address: base ?? url,
    line: lineOf(document, conference),
    events: days.flatMap((day) => eventsIn(day).map((event) => eventOf(event, day, context))),
  };
}

/** The events of a day, by rooms or in a list. */
function eventsIn(day: JsonObject): JsonObject[] {
  const rooms = day["rooms"];
  if (isJsonObject(rooms)) return Object.values(rooms).flatMap(objectsIn);
  const ofRooms = objectsIn(rooms).flatMap((room) =>
    ["events", "talks"].flatMap((name) => objectsAt(room, name)),
  );
  return [...ofRooms, ...objectsAt(day, "events")];
}

function eventOf(event: JsonObject, day: JsonObject, context: Context): ScheduleEvent {
  const { document, file, base, dayChange, zone } = context;
  const link = (url: string | null, purpose: LinkPurpose): RecordLink | null =>
    url === null ? null : { url: absolute(url, base), purpose };
  return {
    place: { file, line: lineOf(document, event), item: null },
    ids: ["guid", "id", "code", "slug"].flatMap((name) => textAt(event, name) ?? []),
    title: localised(event, "title"),
    subtitle: localised(event, "subtitle"),
    track: localised(event, "track"),
    type: localised(event, "type"),
    language: textAt(event, "language"),
    startsOn: startOf({
      moment: textAt(event, "date"),
      day: textAt(day, "date"),
      time: textAt(event, "start"),
      dayChange,
      zone,
    }),
    duration: durationOfEvent(textAt(event, "duration")),
    description: localised(event, "abstract") ?? localised(event, "description"),
    people: objectsAt(event, "persons").flatMap((person) => personIn(person, context)),
    links: linksOf([
      link(textAt(event, "url", "origin_url"), LinkPurpose.ABOUT),
      ...listAt(event, "links").map((one) => linkIn(one, base)),
      ...listAt(event, "attachments").map((one) => linkIn(one, base, LinkPurpose.MATERIAL)),
      link(textAt(event, "video_download_url", "recording_url"), LinkPurpose.RECORDING),
    ]),
    isCancelled: event["cancelled"] === true || isCancelledStatus(textAt(event, "status", "state")),
  };
}

function linkIn(
  link: unknown,
  base: string | null,
  least: LinkPurpose = LinkPurpose.UNKNOWN,
): RecordLink | null {
  const url =
    typeof link === "string" ? link.trim() : isJsonObject(link) ? textAt(link, "url", "href") : null;
  const title = isJsonObject(link) ? localised(link, "title") : null;
  if (url === null || url === "" || isFeedback(url, title)) return null;
  const purpose = purposeOf(url, title, isJsonObject(link) ? textAt(link, "type") : null);
  return { url: absolute(url, base), purpose: purpose === LinkPurpose.UNKNOWN ? least : purpose };
}

function personIn(person: JsonObject, { document, base }: Context): SchedulePerson[] {
  const name = localised(person, "public_name", "full_public_name", "name", "display_name");
  if (name === null) return [];
  const page = textAt(person, "url");
  const about = localised(person, "abstract", "biography", "description");
  return peopleOf(
    personOf(name, lineOf(document, person), {
      id: textAt(person, "guid", "code", "id"),
      role: textAt(person, "role", "event_role"),
      description: about === null ? null : oneLine(linesOfHtml(about)),
      links: linksOf([
        page === null ? null : { url: absolute(page, base), purpose: LinkPurpose.PROFILE },
        ...listAt(person, "links").map((one) => {
          const link = linkIn(one, base);
          return link && { url: link.url, purpose: LinkPurpose.PROFILE };
        }),
      ]),
      organisation: localised(person, "organization", "organisation", "affiliation", "company"),
    }),
  );
}

const listAt = (object: JsonObject, name: string): readonly unknown[] => {
  const value = object[name];
  return Array.isArray(value) ? (value as unknown[]) : [];
};

/** A text, or one of several languages: English, else the first. */
function localised(object: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = object[name];
    const text = isJsonObject(value)
      ? textAt(value, "en", "name", ...Object.keys(value))
      : textAt(object, name);
    if (text !== null) return text;
  }
  return null;
}

const lineOf = ({ placeOf }: JsonDocument, object: JsonObject): number => placeOf(object).line;
