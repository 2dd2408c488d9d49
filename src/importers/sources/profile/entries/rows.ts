import type { Line, Mark } from "../blocks/block";
import { linksIn } from "../lines/texts";
import type { Entry } from "../sections/section";
import { ofPublications } from "../sections/section-kinds";

/** What the columns of tables are called, folded, by what they hold. */
const columns = {
  date: /^(?:date|when|year|years|time|datum|jahr|jahre|zeit|zeitraum|fecha|año|ano|année|annee|dates?)$/,
  title:
    /^(?:title|talk|talks?|topic|subject|presentation|session|paper|titel|thema|titre|titulo|vortrag|sujet)$/,
  event:
    /^(?:event|conference|where|show|podcast|programme|program|series|at|outlet|veranstaltung|sendung|evento|evenement|organi[sz]ation|employer|institution|journal|publisher|publication|ort der veranstaltung|wo|donde|ou|medium|station)$/,
  role: /^(?:role|position|job|as|rolle|funktion|stelle|outcome|result|status|degree|abschluss|papel|rol)$/,
  type: /^(?:type|content type|format|kind|art|category)$/,
  host: /^(?:hosts?|interviewers?|gastgeber(?:in)?|presenters?|moderation|hote|anfitrion(?:es)?)$/,
  number: /^(?:no|number|episode|nr|ep|folge|episode no|ep no|)$/,
  item: /^(?:item|what|name|appearance|was|que|details?|description)$/,
} as const;

export type Column = keyof typeof columns;

/** A row by what its columns are called; null where its table says too little of them. */
export function rowOf({ cells }: Entry): ReadonlyMap<Column, Line> | null {
  if (cells === null) return null;
  const found = new Map<Column, Line>();
  for (const [name, line] of cells) {
    const column = (Object.keys(columns) as Column[]).find((one) => columns[one].test(name));
    if (column !== undefined && line.text !== "" && !found.has(column) && !isOnlyLinks(line))
      found.set(column, line);
  }
  return found.has("event") || found.has("title") || found.has("item") ? found : null;
}

const isOnlyLinks = (line: Line): boolean =>
  linksIn(line).length > 0 &&
  line.marks.some(
    ({ kind, start, end }) =>
      kind === "link" &&
      end - start >= line.text.length - 2 &&
      /^https?:|^(?:listen|watch|link|video|slides|audio)$/iu.test(line.text),
  );

/** The row as an entry that is written on one line: the event, the title in quotes, the role, the date. */
export function entryOfRow(entry: Entry, row: ReadonlyMap<Column, Line>): Entry {
  const event = row.get("event") ?? row.get("item") ?? null;
  const title = row.get("title") ?? null;
  const head = new Pieces(entry.head);
  if (title !== null && ofPublications.has(entry.section.kind))
    return { ...entry, ...ofPublication(entry, row, title) };
  if (event !== null) head.put(event, title === null && row.get("event") === undefined ? null : "strong");
  else if (title !== null) head.put(title, null);
  const count = row.get("number")?.text.replace(/^#|\D+$/g, "");
  if (count !== undefined && /^\d+$/.test(count)) head.say(` #${count}`);
  if (event !== null && title !== null) {
    head.say(" - ");
    head.put(title, "quote");
  }
  for (const column of ["role", "date"] as const) {
    const line = row.get(column);
    if (line) head.say(`, ${line.text}`);
  }
  const hosts = row.get("host");
  return {
    ...entry,
    head: head.line,
    notes: hosts ? [...entry.notes, { ...hosts, text: `Host: ${hosts.text}`, marks: [] }] : entry.notes,
    links: linksOf(entry),
  };
}

/** “Title” (what is in brackets behind it), where it appeared, when. */
function ofPublication(
  entry: Entry,
  row: ReadonlyMap<Column, Line>,
  title: Line,
): Pick<Entry, "head" | "links"> {
  const head = new Pieces(entry.head);
  const bracket = /\s\([^()]{1,30}\)$/u.exec(title.text)?.[0] ?? "";
  head.put({ ...title, text: title.text.slice(0, title.text.length - bracket.length) }, "quote");
  const where = row.get("event")?.text.replace(/\s\d+(?:\(\d+\))?(?:,.*)?$/u, "");
  for (const said of [where, row.get("date")?.text]) if (said !== undefined) head.say(`, ${said}`);
  head.say(bracket);
  return { head: head.line, links: linksOf(entry) };
}

const linksOf = ({ cells }: Entry) => [...(cells ?? new Map<string, Line>()).values()].flatMap(linksIn);

class Pieces {
  #text = "";
  readonly #marks: Mark[] = [];
  readonly #first: Line;

  constructor(first: Line) {
    this.#first = first;
  }

  get line(): Line {
    return { ...this.#first, text: this.#text, marks: this.#marks };
  }

  say(text: string): void {
    this.#text += text;
  }

  put({ text, marks }: Line, kind: "strong" | "quote" | null): void {
    const start = this.#text.length;
    this.#text += text;
    this.#marks.push(
      ...(kind === null ? [] : [{ kind, start, end: this.#text.length }]),
      ...marks.map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start })),
    );
  }
}
