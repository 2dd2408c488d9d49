import type { Place, RecordLink, Remark, SourcePart } from "../../records";
import { peopleNamed } from "../mapped/people-in";

/** The schedule of one edition of a conference, whatever its syntax: its texts trimmed, and null where they are empty. */
export interface Schedule {
  /** As the source titles the edition: "FOSDEM 2014". */
  readonly title: string | null;
  /** What the show is called where there is no title. */
  readonly fallbackTitle: string;
  readonly subtitle: string | null;
  /** Its first day, YYYY-MM-DD. */
  readonly start: string | null;
  /** The page of the edition. */
  readonly url: string | null;
  /** What distinguishes it from schedules with the same title and year; null where nothing does. */
  readonly address: string | null;
  readonly line: number;
  readonly events: readonly ScheduleEvent[];
  /** Those whom it lists beside its events, each an item. Default: none. */
  readonly speakers?: readonly SchedulePerson[];
  /** Whether people are known by their names though it has ids, since other files of the source may have none. Default: no. */
  readonly arePeopleByName?: boolean;
  readonly remarks?: readonly Remark[];
  readonly part?: SourcePart;
}

export interface ScheduleEvent {
  readonly place: Place;
  /** Those that the source gives, the most lasting first: guid, id, slug. */
  readonly ids: readonly string[];
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly track: string | null;
  /** "keynote", "Workshop". */
  readonly type: string | null;
  readonly language: string | null;
  /** EDTF, in local time. */
  readonly startsOn: string | null;
  /** ISO 8601. */
  readonly duration: string | null;
  /** As HTML or plain text. */
  readonly description: string | null;
  readonly people: readonly SchedulePerson[];
  readonly links: readonly RecordLink[];
  readonly isCancelled: boolean;
  /** What it is about, by its tags. Default: nothing. */
  readonly topics?: readonly string[];
  /** Why the source says itself that it is no session: "It is a service session." Default: it does not. */
  readonly whyNone?: string | null;
}

/** One of which only the title is known. */
export const eventOf = (
  place: Place,
  title: string | null,
  more: Partial<ScheduleEvent> = {},
): ScheduleEvent => ({
  place,
  ids: [],
  title,
  subtitle: null,
  track: null,
  type: null,
  language: null,
  startsOn: null,
  duration: null,
  description: null,
  people: [],
  links: [],
  isCancelled: false,
  ...more,
});

/** Someone whom a schedule credits. */
export interface SchedulePerson {
  readonly line: number;
  readonly name: string;
  /** Null where the source gives none. */
  readonly id: string | null;
  /** As written; null for one who speaks. */
  readonly role: string | null;
  readonly honorificPrefix: string | null;
  readonly description: string | null;
  readonly links: readonly RecordLink[];
  readonly organisation: string | null;
  readonly jobTitle: string | null;
}

/** Those of a name that may be of several, or have a role in brackets after it: “Ann Lee (moderator)”. Of several none has what is known of one. */
export function peopleOf(person: SchedulePerson): SchedulePerson[] {
  const named = peopleNamed(person.name);
  const known = named.length > 1 ? personOf(person.name, person.line) : person;
  return named.map(({ name, role }) => Object.assign({}, known, { name, role: person.role ?? role }));
}

/** One of whom only the name is known. */
export const personOf = (name: string, line: number, more: Partial<SchedulePerson> = {}): SchedulePerson => ({
  line,
  name,
  id: null,
  role: null,
  honorificPrefix: null,
  description: null,
  links: [],
  organisation: null,
  jobTitle: null,
  ...more,
});
