import { fold } from "../../../../domain/names";
import { HonourOutcome } from "../../../../entities/honour";
import { atomic, spelledOut } from "../lines/atoms";
import { dateIn, withoutDates } from "../lines/dates";
import { textWithoutLinks, tidied } from "../lines/texts";
import { isNameOfOrganisation } from "../people/organisation-names";
import type { Entry } from "../sections/section";

export interface FoundAward {
  readonly line: number;
  readonly marker: string | null;
  readonly name: string;
  readonly category: string | null;
  readonly year: string | null;
  readonly conferredBy: string | null;
  readonly outcome: HonourOutcome;
  /** Whether the outcome is said, and not inferred from where it stands. */
  readonly isStated: boolean;
  /** What it was awarded for: a publication of that title, else the owner. */
  readonly forWork: string | null;
}

const outcomes: ReadonlyArray<readonly [RegExp, HonourOutcome]> = [
  [/\b(?:short-?listed|short ?list|longlisted|auf der shortlist)\b/iu, HonourOutcome.SHORTLISTED],
  [/\b(?:finalistin|finalist|finaliste|finalista)\b/iu, HonourOutcome.FINALIST],
  [/\b(?:runner-?up|second (?:place|prize)|zweiter platz|silver|2nd)\b/iu, HonourOutcome.RUNNER_UP],
  [/\b(?:nominated|nominee|nomination|nominiert|nommée?|nominad[oa])\b/iu, HonourOutcome.NOMINATED],
  [
    /\b(?:(?:highly )?commended|commendation|honou?rable mention|lobende erwähnung|mention)\b/iu,
    HonourOutcome.COMMENDED,
  ],
  [
    /\b(?:winner|won|first(?: in class| place| prize)?|gewonnen|gewinner(?:in)?|preisträger(?:in)?|lauréate?|ganador[a]?|awarded|recipient|gold|1st)\b/iu,
    HonourOutcome.WON,
  ],
];

const outcomeIn = (text: string): HonourOutcome | null =>
  outcomes.find(([pattern]) => pattern.test(text))?.[1] ?? null;

const withoutOutcome = (text: string): string =>
  outcomes
    .reduce((rest, [pattern]) => rest.replace(new RegExp(pattern.source, "giu"), " "), text)
    .replaceAll(/\b(?:for the|for)\s*$/giu, "");

/** The awards of an entry: one, or several on one line, “2017: first · 2018: second”. */
export function readAwards(entry: Entry): FoundAward[] {
  const cells = entry.cells === null ? null : [...entry.cells.values()].map(({ text }) => text);
  const text = cells === null ? lineOf(entry) : cells.filter((cell) => cell !== "").join(", ");
  // “River Awards 2023 | Pilot of the Year”, below a heading that says the same in other words.
  const note =
    entry.section.kind === "awards"
      ? undefined
      : entry.notes.find(
          (one) => /\s\|\s/.test(one.text) && !one.text.includes("\t") && /award|prize/iu.test(one.text),
        );
  const inNote = note === undefined ? null : awardIn(note.text, entry, null);
  if (inNote !== null)
    return [{ ...inNote, outcome: outcomeIn(text) ?? inNote.outcome, isStated: outcomeIn(text) !== null }];
  const pieces = text.split(/\s+[·•]\s+|;\s+/u);
  const awards: FoundAward[] = [];
  for (const piece of pieces) {
    const award = awardIn(piece, entry, awards.at(-1) ?? null);
    if (award !== null) awards.push(award);
  }
  return awards;
}

const lineOf = ({ head }: Entry): string => {
  const line = atomic({ ...head, text: head.text });
  return line.atoms.some(({ kinds }) => kinds.has("link"))
    ? textWithoutLinks(head)
    : spelledOut(line, line.text);
};

function awardIn(
  given: string,
  { section, head, marker }: Entry,
  before: FoundAward | null,
): FoundAward | null {
  const year = dateIn(given, null)?.slice(0, 4) ?? (section.year === null ? null : section.year.slice(0, 4));
  const forWork =
    /\((?:for|für|pour|por)?\s*["“„]?([^()"“”„]{3,80}?)["”“]?\)/iu.exec(given)?.[1] ??
    /\bf(?:or|ür) ["“„]([^"”“]+)["”“]/u.exec(given)?.[1] ??
    null;
  const outcome = outcomeIn(given);
  const bare = withoutDates(given.replaceAll(/\([^()]*\)/g, " "), null).replace(/^(?:\s*[-–:,])+/, "");
  const pieces = bare
    .split(/\s+[-–—|]\s+|:\s*|,\s+/u)
    .map((piece) => tidied(withoutOutcome(piece)))
    .filter(
      (piece) => /\p{L}{2,}/u.test(piece) && !/^(?:for|in|the|place|prize|class|in class)$/iu.test(piece),
    );
  const isOfBefore = before !== null && /^\s*(?:19|20)\d\d\s*:/.test(given);
  const [name, ...rest] = isOfBefore ? [before.name, ...pieces] : pieces;
  if (name === undefined) return null;
  const conferredBy = rest.find((piece) => isNameOfOrganisation(piece)) ?? null;
  const category = rest.find((piece) => piece !== conferredBy) ?? null;
  return {
    line: head.line,
    marker,
    name,
    category: category === null || fold(category) === fold(name) ? null : category,
    year,
    conferredBy,
    outcome: outcome ?? HonourOutcome.WON,
    isStated: outcome !== null,
    forWork,
  };
}

/** “Shortlisted for the River Prize 2022”, said of a publication. */
export function awardOfSentence(sentence: string, entry: Pick<Entry, "head" | "marker">): FoundAward | null {
  const name = tidied(
    withoutDates(withoutOutcome(sentence).replace(/^\s*(?:for|of|by)?\s*(?:the\s+)?/iu, ""), null),
  ).replace(/^(?:for )?(?:the )?/iu, "");
  if (!/\p{Lu}/u.test(name)) return null;
  const outcome = outcomeIn(sentence);
  return {
    line: entry.head.line,
    marker: entry.marker,
    name,
    category: null,
    year: dateIn(sentence, null)?.slice(0, 4) ?? null,
    conferredBy: null,
    outcome: outcome ?? HonourOutcome.WON,
    isStated: outcome !== null,
    forWork: null,
  };
}
