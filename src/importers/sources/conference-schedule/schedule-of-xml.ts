import { LinkPurpose } from "../../../domain/links/link";
import type { RecordLink } from "../../records";
import { absolute } from "../addresses";
import { edtfOf } from "../times";
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
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { readXml, textWithin, type XmlElement } from "../xml/read-xml";

/** Reads `<schedule>`: days, rooms in them or not, and events. */
export function scheduleOfXml({ name: file, text }: SourceFile): Schedule {
  const root = readXml(text, {});
  const conference = childOf(root, "conference");
  if (root.name !== "schedule" || (!conference && childrenNamed(root, "day").length === 0))
    throw new Unreadable(
      `Expected a <schedule> with a conference and days, but got <${root.name}>.`,
      root.line,
    );
  const about = (name: string) => (conference ? textOf(conference, name) : null);
  const base = about("base_url") ?? textOf(root, "base_url");
  const url = about("url") ?? textOf(root, "url");
  const days = childrenNamed(root, "day");
  const context = { file, base: base ?? url, dayChange: about("day_change"), zone: about("time_zone_name") };
  const start = about("start") ?? days.map((day) => day.attributes["date"] ?? "").toSorted()[0] ?? null;
  return {
    title: about("title"),
    fallbackTitle: about("acronym") ?? "Conference",
    subtitle: about("subtitle"),
    start: start === null ? null : (edtfOf(start)?.slice(0, 10) ?? null),
    url,
    address: base ?? url,
    line: conference?.line ?? root.line,
    events: [...eventsIn(root, null, context)],
  };
}

interface Context {
  readonly file: string;
  readonly base: string | null;
  readonly dayChange: string | null;
  readonly zone: string | null;
}

/** All events, however days and rooms contain them. */
function* eventsIn(
  { content }: XmlElement,
  day: XmlElement | null,
  context: Context,
): Iterable<ScheduleEvent> {
  for (const part of content) {
    if (typeof part === "string") continue;
    if (part.name === "event") yield eventOf(part, day, context);
    else if (part.name === "day") yield* eventsIn(part, part, context);
    else if (part.name === "room") yield* eventsIn(part, day, context);
  }
}

function eventOf(event: XmlElement, day: XmlElement | null, context: Context): ScheduleEvent {
  const { file, base, dayChange, zone } = context;
  const text = (name: string) => textOf(event, name);
  const page = text("url") ?? text("origin_url") ?? text("conf_url") ?? text("full_conf_url");
  const link = (url: string | null, purpose: LinkPurpose): RecordLink | null =>
    url === null ? null : { url: absolute(url, base), purpose };
  return {
    place: { file, line: event.line, item: null },
    ids: [event.attributes["guid"], event.attributes["id"], event.attributes["code"], text("slug")].flatMap(
      (id) => id?.trim() || [],
    ),
    title: text("title"),
    subtitle: text("subtitle"),
    track: text("track"),
    type: text("type"),
    language: text("language"),
    startsOn: startOf({
      moment: text("date"),
      day: day?.attributes["date"] ?? null,
      time: text("start"),
      dayChange,
      zone,
    }),
    duration: durationOfEvent(text("duration")),
    description: text("abstract") ?? text("description"),
    people: childrenWithin(event, "persons", "person").flatMap(personIn),
    links: linksOf([
      link(page, LinkPurpose.ABOUT),
      ...childrenWithin(event, "links", "link").map(linkIn(base)),
      ...childrenWithin(event, "attachments", "attachment").map(linkIn(base, LinkPurpose.MATERIAL)),
      link(text("video_download_url") ?? addressIn(text("video")), LinkPurpose.RECORDING),
    ]),
    isCancelled: isCancelledStatus(text("status") ?? text("state") ?? event.attributes["status"] ?? null),
  };
}

/** What is no address there is a word such as "yes". */
const addressIn = (text: string | null): string | null => (/^https?:/i.test(text ?? "") ? text : null);

const linkIn =
  (base: string | null, least: LinkPurpose = LinkPurpose.UNKNOWN) =>
  (element: XmlElement): RecordLink | null => {
    const { href, type } = element.attributes;
    const title = textWithin(element);
    const url = (href ?? title).trim();
    if (url === "" || isFeedback(url, title)) return null;
    const purpose = purposeOf(url, title, type ?? null);
    return { url: absolute(url, base), purpose: purpose === LinkPurpose.UNKNOWN ? least : purpose };
  };

function personIn(element: XmlElement): SchedulePerson[] {
  const { guid, code, id, role, url } = element.attributes;
  const name = textWithin(element);
  if (name === "") return [];
  return peopleOf(
    personOf(name, element.line, {
      id: [guid, code, id].find((one) => one?.trim()) ?? null,
      role: role?.trim() || null,
      links: url?.trim() ? [{ url, purpose: LinkPurpose.PROFILE }] : [],
    }),
  );
}

/** In any namespace, as few schedules declare one. */
const childrenNamed = ({ content }: XmlElement, name: string): XmlElement[] =>
  content.filter((part): part is XmlElement => typeof part !== "string" && part.name === name);

const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  childrenNamed(element, name)[0];

const childrenWithin = (element: XmlElement, list: string, name: string): XmlElement[] =>
  childrenNamed(element, list).flatMap((one) => childrenNamed(one, name));

function textOf(element: XmlElement, name: string): string | null {
  const child = childOf(element, name);
  return (child && textWithin(child)) || null;
}
