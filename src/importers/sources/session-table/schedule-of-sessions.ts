import { LinkPurpose } from "../../../domain/links/link";
import type { RecordLink, Remark } from "../../records";
import { peopleIn } from "../mapped/people-in";
import { isNoName } from "../names";
import { isCancelledStatus, whyNotAccepted } from "../schedule/event-kinds";
import { linksOf, purposeOf } from "../schedule/event-links";
import { sessionsOnly, untitledSchedule } from "../schedule/part-of-file";
import {
  eventOf,
  personOf,
  type Schedule,
  type ScheduleEvent,
  type SchedulePerson,
} from "../schedule/schedule";
import type { SourceFile } from "../source-file";
import type { Row, Rows } from "../tables/row";
import { labelsIn } from "../topics";
import { Cells, remarksOf, sessionColumns as columns } from "./columns";
import { timesOf } from "./times";

/** A table with a session each row. */
export function scheduleOfSessions(file: SourceFile, { rows, odd }: Rows): Schedule {
  const remarks = remarksOf(file, odd);
  const events = rows.map((row) => sessionOf(row, remarks));
  return untitledSchedule(file, events, { arePeopleByName: true, remarks, part: sessionsOnly(file) });
}

function sessionOf(row: Row, remarks: Remark[]): ScheduleEvent {
  const cells = new Cells(row);
  const { file, line } = row;
  const text = (name: keyof typeof columns) => cells.text(columns[name]);
  const [day, start, end, duration, zone] = (["day", "start", "end", "duration", "zone"] as const).map(text);
  const times = timesOf({
    day: day ?? null,
    start: start ?? null,
    end: end ?? null,
    duration: duration ?? null,
    zone: zone ?? null,
  });
  if (times.startsOn === null && (start ?? day) !== null)
    remarks.push({
      place: { file, line, item: text("id") },
      message: `“${[day, start].filter(Boolean).join(" ")}” is no time of a session.`,
    });
  const language = text("language");
  const page = addressIn(text("page"));
  return eventOf({ file, line, item: null }, text("title"), {
    ids: [text("id") ?? pageIdIn(page)].flatMap((id) => id ?? []),
    track: text("track"),
    type: text("type"),
    language,
    topics: labelsIn(text("tags") ?? ""),
    description: text("abstract"),
    ...times,
    people: [
      ...peopleOf(text("speakers"), text("speakerIds"), line),
      ...peopleOf(text("moderators"), null, line, "moderator"),
    ],
    links: linksOf([
      linkOf(page, () => LinkPurpose.ABOUT),
      linkOf(text("recording"), () => LinkPurpose.RECORDING),
      linkOf(text("live"), purposeOf),
      linkOf(text("slides"), () => LinkPurpose.MATERIAL),
    ]),
    isCancelled: isCancelledStatus(text("state")),
    whyNone: whyNotAccepted(text("state")),
  });
}

/** Those of a cell; each with the id at the same place of theirs, where there are as many. */
function peopleOf(
  cell: string | null,
  idsCell: string | null,
  line: number,
  role: string | null = null,
): SchedulePerson[] {
  const people = peopleIn(cell ?? "").filter(({ name, isPerson }) => isPerson || isNoName(name));
  const ids = (idsCell ?? "").split(/[\s,;]+/).filter((id) => id !== "");
  return people.map(({ name, role: own }, at) =>
    personOf(name.replace(/(?<=\p{Ll}{2})\.$/u, ""), line, {
      id: ids.length === people.length ? (ids[at] ?? null) : null,
      role: own ?? role,
    }),
  );
}

/** “Title (https://…)” is how Notion exports a link to a page of its own. */
const addressIn = (text: string | null): string | null =>
  /^https?:\/\/\S+$/i.test(text ?? "")
    ? text
    : (/\((https?:\/\/[^\s()]+)\)\s*$/i.exec(text ?? "")?.[1] ?? null);

/** The id of a page of Notion stays when its title changes. */
const pageIdIn = (page: string | null): string | null =>
  /notion\.(?:so|site)\/(?:[^?#]*[-/])?([0-9a-f]{32})(?:[?#]|$)/i.exec(page ?? "")?.[1] ?? null;

const linkOf = (url: string | null, purposeOfUrl: (url: string) => LinkPurpose): RecordLink | null =>
  url === null ? null : { url, purpose: purposeOfUrl(url) };
