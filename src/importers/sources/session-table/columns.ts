import { fold } from "../../../domain/names";
import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import { beginsAsJson, jsonIn } from "../json/json-file";
import { objectsIn, textAt } from "../json/json-values";
import type { Remark } from "../../records";
import type { SourceFile } from "../source-file";
import { hasRowFormat } from "../tables/rows-of";
import type { Row, Rows } from "../tables/row";

/** What columns of sessions are called, folded, the most telling first. */
export const sessionColumns = {
  id: ["id", "session id", "proposal id", "submission id", "talk id", "code"],
  title: ["proposal title", "session title", "talk title", "submission title", "title", "name"],
  speakers: ["speaker names", "speaker name", "speakers", "speaker", "presenters", "presenter"],
  speakerIds: ["speaker ids", "speaker id"],
  moderators: ["moderators", "moderator", "chair", "host"],
  type: ["session type", "session format", "submission type", "format", "type", "kind"],
  track: ["track", "assigned track"],
  tags: ["tags", "topics", "keywords"],
  language: ["language", "content locale", "locale"],
  abstract: ["abstract", "description"],
  day: ["date", "day"],
  start: ["start time", "starts at", "scheduled at", "start", "time", "time slot"],
  end: ["end time", "ends at", "end"],
  zone: ["time zone", "timezone"],
  duration: ["scheduled duration", "duration"],
  state: ["status", "state"],
  page: ["session url", "talk", "url", "link", "website"],
  recording: ["recording url", "recording", "video url", "video", "youtube"],
  live: ["live url", "livestream url", "stream url"],
  slides: ["slides url", "slides", "presentation"],
  // What schedules have beside, and the graph has no place for.
  room: ["room", "location", "stage"],
  level: ["level", "audience level"],
} as const;

/** What columns of speakers are called. */
export const speakerColumns = {
  id: ["id", "speaker id", "code"],
  name: ["speaker name", "full name", "fullname", "name"],
  firstName: ["first name", "firstname", "given name"],
  lastName: ["last name", "lastname", "family name", "surname"],
  tagLine: ["tag line", "tagline"],
  biography: ["biography", "bio"],
  organisation: ["your company", "company", "organisation", "organization", "affiliation"],
  jobTitle: ["your job title", "job title", "position"],
  sessions: ["proposal titles", "proposal ids", "session titles", "session ids", "sessions", "talks"],
} as const;

/** What a table is of; null where its columns are not those of either. */
export function kindOf(file: SourceFile): "sessions" | "speakers" | null {
  const names = new Set(namesIn(file).map(fold));
  const has = (columns: readonly string[]) => columns.some((one) => names.has(one));
  const { title, speakers, start, room, track, type, level } = sessionColumns;
  if (has(title) && has(speakers) && has(start) && [room, track, type, level].some(has)) return "sessions";
  const { name, firstName, lastName, tagLine, biography, organisation, jobTitle, sessions } = speakerColumns;
  const isNamed = has(name) || (has(firstName) && has(lastName));
  const isOfConference = has(sessions) || has(tagLine);
  return isNamed && isOfConference && [biography, organisation, jobTitle].some(has) ? "speakers" : null;
}

/** The names of its columns, where it may be a table. */
function namesIn(file: SourceFile): string[] {
  if (beginsAsJson(file)) return [...new Set(objectsIn(jsonIn(file)?.value).flatMap(Object.keys))];
  if (!hasRowFormat(file.name) && !/^https?:/.test(file.name)) return [];
  const [line = ""] = file.text.replace(/^\uFEFF/, "").split(/\r?\n|\r/, 1);
  return line.split(/[,;\t]/).map((name) => name.trim().replaceAll(/^"|"$/g, ""));
}

/** The cells of a row by the folded names of their columns. */
export class Cells {
  readonly #texts = new Map<string, string>();

  constructor({ value }: Row) {
    if (!isJsonObject(value)) return;
    for (const [name, cell] of Object.entries(value)) {
      const text = [cell].flat().flatMap(textOf).join("; ");
      if (text !== "" && !this.#texts.has(fold(name))) this.#texts.set(fold(name), text);
    }
  }

  /** The first that says something; null where none does. */
  text(names: readonly string[]): string | null {
    return names.flatMap((name) => this.#texts.get(name) ?? [])[0] ?? null;
  }

  /** The names of the columns with their texts. */
  get all(): ReadonlyMap<string, string> {
    return this.#texts;
  }
}

/** Of an object its name, with the role in brackets: `{ "name": "Ann Lee", "role": "moderator" }`. */
const textOf = (cell: unknown): string[] => {
  if (isJsonObject(cell)) {
    const role = textAt(cell, "role");
    const name = textAt(cell, "name", "fullName", "full_name", "title", "label") ?? fullNameIn(cell);
    return name === null ? [] : [role === null ? name : `${name} (${role})`];
  }
  const text = typeof cell === "string" || typeof cell === "number" ? String(cell).trim() : "";
  return text === "" ? [] : [text];
};

function fullNameIn(cell: JsonObject): string | null {
  const parts = [textAt(cell, "firstName", "first_name"), textAt(cell, "lastName", "last_name")];
  return parts.filter((part) => part !== null).join(" ") || null;
}

export const remarksOf = ({ name }: SourceFile, odd: Rows["odd"]): Remark[] =>
  odd.map(({ line, message }) => ({ place: { file: name, line, item: null }, message }));
