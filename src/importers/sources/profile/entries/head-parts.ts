import { EpisodeStatus } from "../../../../entities/episode";
import type { Line } from "../blocks/block";
import { type Atom, type AtomicLine, atomic, atomOf, atomPattern, spelledOut } from "../lines/atoms";
import { dateIn, withoutDates } from "../lines/dates";
import { roleIn, type WrittenRole, isRole } from "../lines/roles";
import { tidied } from "../lines/texts";
import { type FullName, peopleIn } from "../people/names-in";

/** Someone whom an entry names, and as what. */
export interface NamedPerson extends FullName {
  readonly as: "host" | "interviewer" | "with" | "name";
  /** A page of theirs; null where none is linked. */
  readonly url: string | null;
}

export const named = (
  { name, prefix, suffix }: FullName,
  as: NamedPerson["as"],
  url: string | null,
): NamedPerson => ({
  name,
  prefix,
  suffix,
  as,
  url,
});

/** A piece of an entry's head, in its order. */
export interface Segment {
  readonly text: string;
  /** Null: it is not marked. */
  readonly atom: Atom | null;
  /** What separates it from the piece before: `-`, `:`, `,`, `.`, `(` or nothing. */
  readonly after: string;
}

/** What the head of an entry says, by its form alone. */
export interface HeadParts {
  readonly segments: readonly Segment[];
  readonly people: readonly NamedPerson[];
  readonly role: WrittenRole | null;
  readonly season: string | null;
  readonly number: number | null;
  /** How many segments stand before the number; null without one. */
  readonly numberAt: number | null;
  readonly date: string | null;
  readonly status: EpisodeStatus;
}

const number =
  /(?:\b(?:season|series|staffel|saison|temporada)\s*(\d{1,3}),?\s*)?(?:\b(?:episode|episodio|épisode|ep\.?|folge|ausgabe|nr\.?|no\.?|capítulo)\s*|#)(\d{1,5})\b|\bS(\d{1,2})\s?E(\d{1,3})\b/iu;
const hostLabel =
  /\b(?:co-?)?(?:host(?:s|ed by)?|hosting|presented by|gastgeber(?:in|innen)?|moderation|moderiert von|animé par|présenté par|presentad[oa] por|conducid[oa] por)\s*:?\s+/iu;
const interviewLabel =
  /\b(?:interviewed by|interview(?:er)?(?: with| by)|im gespräch mit|in conversation with|entretien avec|entrevistad[oa] por)\s*:?\s+/iu;
const withLabel =
  /(?:^\s*|(?<=[(,.–—\uE000-\uE0FF-]\s*)|(?<=\b(?:panel|talk|discussion|interview|conversation|workshop|dialogue)\s))(?:with|w\/|mit|avec|con|feat\.?|featuring|alongside|together with)\s+/iu;
const upcoming =
  /\b(?:upcoming|forthcoming|planned|scheduled|tba|geplant|angekündigt|à venir|próximamente)\b/iu;
const cancelled = /\b(?:cancell?ed|abgesagt|annulée?|cancelad[oa]|postponed)\b/iu;
const asides = /\b(?:online|virtual|remote|hybrid|recording lost|no recording)\b\s*:?\(?/giu;
const seasons =
  "spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno";
/** A season of the year in place of a date: all of a piece, or with a year behind it that was taken out. “Winter Gardens” keeps it. */
const timeOfYear = new RegExp(`^(?:${seasons})(?:\\s{2,}|\\s*$)`, "iu");

/** `year` is that of a heading above. */
export function headPartsOf(head: Line, year: string | null): HeadParts {
  const line = atomic(head);
  const written = spelledOut(line, line.text);
  const isCancelled = cancelled.test(written) || line.atoms.some(({ kinds }) => kinds.has("struck"));
  const status = isCancelled
    ? EpisodeStatus.CANCELLED
    : upcoming.test(written)
      ? EpisodeStatus.UPCOMING
      : EpisodeStatus.HELD;
  let text = line.atoms.every(({ kinds }) => !kinds.has("struck")) ? line.text : written;
  const outside = text.replaceAll(/[\uE000-\uE0FF]/gu, " ");
  const date = dateIn(outside, year) ?? dateIn(written, null);
  text = withoutDates(text, year)
    .replaceAll(new RegExp(upcoming.source, "giu"), " ")
    .replaceAll(new RegExp(cancelled.source, "giu"), " ")
    .replaceAll(asides, " ");

  const people: NamedPerson[] = [];
  const take = (label: RegExp, as: NamedPerson["as"]) => {
    for (let at = 0; ;) {
      const found = label.exec(text.slice(at));
      if (!found) return;
      const start = at + found.index;
      const list = listAfter(text.slice(start + found[0].length));
      const names = namesOfList(line, list, as);
      if (names.length === 0) {
        at = start + found[0].length;
        continue;
      }
      people.push(...names);
      text = `${text.slice(0, start)} , ${text.slice(start + found[0].length + list.length)}`;
      at = start;
    }
  };
  take(hostLabel, "host");
  take(interviewLabel, "interviewer");
  take(withLabel, "with");
  const [whole, talker] =
    /(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)+) (?:talks?|speaks?|chats?|spricht) (?:with|to|mit) (?:me|us|mir)\b[^.]*/u.exec(
      text,
    ) ?? [];
  if (whole !== undefined && talker !== undefined) {
    people.push(...namesOfList(line, talker, "name"));
    text = text.replace(whole, " ");
  }
  const role =
    roleIn(text.replaceAll(/[\uE000-\uE0FF]/gu, " ")) ??
    (people.some(({ as }) => as === "interviewer") ? roleIn("interviewed by") : null);

  const found = number.exec(text);
  const [season, counted] = found
    ? [found[1] ?? found[3] ?? null, found[2] ?? found[4] ?? null]
    : [null, null];
  const [beforeNumber, behindNumber] = found
    ? [text.slice(0, found.index), text.slice(found.index + found[0].length)]
    : [text, ""];
  const first = segmentsOf(line, beforeNumber);
  const segments = [...first, ...segmentsOf(line, behindNumber)];
  return {
    segments,
    people,
    role,
    season,
    number: counted === null ? null : Number(counted),
    numberAt: found ? first.length : null,
    date,
    status,
  };
}

/** Up to where a list of names ends. */
const listAfter = (text: string): string =>
  /^(?:[^,.;:|()–—[\]-]|-(?=\p{L})|\.(?=\s?\p{Lu}\.)|(?<=\b(?:Dr|Prof|\p{Lu}))\.|,\s(?=\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}’'-]+(?:,|\sand\s|\s&\s))|\([^)]*\)(?=\s(?:and|und|&)\s))+/u.exec(
    text,
  )?.[0] ?? "";

function namesOfList(line: AtomicLine, list: string, as: NamedPerson["as"]): NamedPerson[] {
  const people = peopleIn(spelledOut(line, list).replace(/^(?:dr|prof)\.\s/i, (title) => title));
  const urls = list
    .split("")
    .flatMap((char) => (atomPattern.test(char) ? (atomOf(line, char)?.url ?? null) : []));
  return people.map((person, at) => named(person, as, urls[at] ?? null));
}

/** The people of a segment that has the form of a name, or of a list of names, and nothing else. */
export function peopleOfSegment({ text, atom }: Segment): NamedPerson[] {
  if (atom?.kinds.has("quote") === true || atom?.kinds.has("emphasis") === true) return [];
  const people = peopleIn(text);
  return people.map((person) => named(person, "name", people.length === 1 ? (atom?.url ?? null) : null));
}

const separator =
  /\s+[-–—]{1,3}\s+|\s*[|·•→]\s*|:\s+|[;,]\s+|(?<=[\p{L}\d)\uE000-\uE0FF]{3}\s*)[.!?]\s+(?=[\p{Lu}\uE000-\uE0FF])|[()[\]]|(?=[\uE000-\uE0FF])|(?<=[\uE000-\uE0FF])/gu;

/** The pieces of a text between its signs, each atom by itself. What is in brackets and says where or when is left out. */
function segmentsOf(line: AtomicLine, text: string): Segment[] {
  const segments: Segment[] = [];
  let [at, after] = [0, ""];
  const put = (piece: string, sign: string) => {
    const bare = piece.trim();
    const atom = bare.length === 1 && atomPattern.test(bare) ? (atomOf(line, bare) ?? null) : null;
    const said = tidied(atom?.text ?? spelledOut(line, piece).replace(timeOfYear, ""));
    if (said === "" || !/[\p{L}\d]/u.test(said)) return;
    const before = segments.at(-1);
    // A title goes on in small letters behind its colon or comma.
    if (
      before &&
      before.atom === null &&
      atom === null &&
      /^\p{Ll}/u.test(said) &&
      /^[:,–-]$/.test(sign) &&
      roleIn(said) === null &&
      !/^(?:about|on our|live|hosted|sendung)\b/iu.test(said)
    )
      segments[segments.length - 1] = {
        ...before,
        text: `${before.text}${sign === "–" || sign === "-" ? ` ${sign}` : sign} ${said}`,
      };
    else segments.push({ text: said, atom, after: sign });
  };
  for (const { 0: sign, index } of text.matchAll(separator)) {
    if (index > at || sign !== "") put(text.slice(at, index), after);
    const kept = /[.!?]/.exec(sign)?.[0];
    after = sign.trim() === "" ? (sign === "" ? after : "") : (kept ?? sign.trim().charAt(0));
    at = index + sign.length;
    if (sign === "")
      after = segments.length === 0 ? "" : /[\uE000-\uE0FF]$/u.test(text.slice(0, index)) ? after : "";
  }
  put(text.slice(at), after);
  return segments;
}

/** Whether a segment is no more than a role. */
export const isRoleSegment = ({ text, atom }: Segment): boolean =>
  atom?.kinds.has("quote") !== true && isRole(text);
