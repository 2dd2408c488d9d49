import { DomUtils, parseDocument } from "htmlparser2";

import { lineCounter } from "../html/line-counter";
import { linesOfHtml } from "../html/text-of-html";
import { durationBetween, minutesOf } from "../schedule/event-times";
import { sessionsOnly, untitledSchedule } from "../schedule/part-of-file";
import { eventOf, personOf, type Schedule, type ScheduleEvent } from "../schedule/schedule";
import type { SourceFile } from "../source-file";
import { edtfOf } from "../times";
import { Unreadable } from "../unreadable";
import { type Choice, Choices, saidOfSession } from "./choices";
import { eventOfFile } from "./event-of-file";

type Element = ReturnType<typeof DomUtils.findAll>[number];

/** Whether a page has cards of sessions as Sessionize embeds them. */
export const hasCards = ({ text }: SourceFile): boolean =>
  /\bdata-sessionid\s*=/.test(text) && /\bsz-session\b/.test(text);

/** Reads the cards of the sessions in the grid that Sessionize embeds in pages. */
export function scheduleOfGrid(file: SourceFile): Schedule {
  const { name, text: html } = file;
  const document = parseDocument(html, { withStartIndices: true, withEndIndices: true });
  const lineAt = lineCounter(html);
  const choices = new Choices(name);
  const textOf = (element: Element | undefined): string | null =>
    (element && linesOfHtml(html.slice(element.startIndex ?? 0, (element.endIndex ?? -1) + 1)).join(" ")) ||
    null;
  const events = DomUtils.findAll(
    (element) => "data-sessionid" in element.attribs && hasClass(element, "sz-session"),
    document.children,
  ).map((card): ScheduleEvent => {
    const line = lineAt(card.startIndex ?? 0);
    const [title] = within(card, "sz-session__title");
    const [time] = within(card, "sz-session__time");
    const people = within(card, "sz-session__speakers")
      .flatMap(itemsOf)
      .flatMap((item) => {
        const credited = textOf(item);
        return credited === null
          ? []
          : [personOf(credited, line, { id: item.attribs["data-speakerid"] || null })];
      });
    const said = within(card, "sz-tag").map((tag): Choice => ({
      about: tag.attribs["data-categoryname"]?.replaceAll("_", " ") ?? "",
      text: textOf(tag) ?? "",
    }));
    const called = textOf(title);
    const isService = hasClass(card, "sz-session--service") && people.length === 0;
    return eventOf({ file: name, line, item: null }, called, {
      ids: [card.attribs["data-sessionid"]].flatMap((id) => id?.trim() || []),
      ...saidOfSession(
        choices,
        said.filter(({ about, text }) => about !== "" && text !== ""),
        line,
      ),
      ...timesOf(time?.attribs["data-sztz"] ?? "", textOf(time) ?? ""),
      description: textOf(within(card, "sz-session__description")[0]),
      people,
      whyNone: isService ? `“${called}” is a service session, in which no one appears.` : null,
    });
  });
  if (events.length === 0)
    throw new Unreadable("Expected sessions of Sessionize in the page, but there are none.", 1);
  const page = textOf(DomUtils.findOne(({ name: tag }) => tag === "title", document.children) ?? undefined);
  return untitledSchedule(file, events, {
    ...eventOfFile(file, html),
    ...(page === null ? {} : { fallbackTitle: page }),
    remarks: choices.remarks,
    part: sessionsOnly(file),
  });
}

const hasClass = ({ attribs }: Element, name: string): boolean =>
  (attribs["class"] ?? "").split(/\s+/).includes(name);

const within = ({ children }: Element, name: string): Element[] =>
  DomUtils.findAll((element) => hasClass(element, name), children);

const itemsOf = ({ children }: Element): Element[] => DomUtils.findAll(({ name }) => name === "li", children);

/** The moments of a card are in UTC (`TimeWithDuration|en-US|START|END`), and its text says what the clocks of the place show: both give the offset. */
function timesOf(moments: string, shown: string): Pick<ScheduleEvent, "startsOn" | "duration"> {
  const [start = null, end = null] = moments.split("|").flatMap((one) => edtfOf(one) ?? []);
  const clock = /\d{1,2}:\d{2}(?:\s*[ap]\.?m\b)?/i.exec(shown)?.[0] ?? null;
  return {
    startsOn: start === null ? null : atClock(start, minutesOf(clock)),
    duration: durationBetween(start, end),
  };
}

const minutesOfDay = 24 * 60;

/** No zone is further ahead, but for islands of which some days are those of Hawaii, which is as far behind. */
const maxAhead = 13 * 60;

/** A moment of UTC in local time, with its offset: 2022-06-02T18:00:00Z at 11:00 is 2022-06-02T11:00-07:00. As it is where the clock says none. */
function atClock(moment: string, clock: number | null): string {
  const at = Date.parse(moment);
  if (clock === null || !moment.endsWith("Z") || Number.isNaN(at)) return moment;
  const inUtc = Math.floor(at / 60_000) % minutesOfDay;
  const ahead = (clock - inUtc + minutesOfDay) % minutesOfDay;
  const offset = ahead > maxAhead ? ahead - minutesOfDay : ahead;
  if (offset % 15 !== 0) return moment;
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 16);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const written = [hours, minutes].map((part) => String(part).padStart(2, "0")).join(":");
  return offset === 0 ? `${local}Z` : `${local}${offset < 0 ? "-" : "+"}${written}`;
}
