import markdownIt from "markdown-it";

import { type TextLine, textLinesOf } from "../html/text-of-html";
import { guestsInSentences } from "./people-in-sentences";
import { type NamedPerson, peopleInLines } from "./people-in-text";
import { peopleUnderHeadings } from "./people-under-headings";

/** What is written of an episode. */
export interface Notes {
  readonly lines: readonly TextLine[];
  /** What they begin with, before the first heading or list. */
  readonly lead: readonly string[];
}

const markdown = markdownIt({ html: true });

/** Of so many characters at most, notes are read: those of an episode are a few thousand. */
const maxNotes = 200_000;

export const notesOfHtml = (html: string): Notes => notesOf(textLinesOf(html));

/** Notes in Markdown, with HTML in it or none of either. */
export const notesOfMarkdown = (text: string): Notes => notesOfHtml(markdown.render(text.slice(0, maxNotes)));

function notesOf(lines: readonly TextLine[]): Notes {
  const end = lines.findIndex(({ isHeading, isOfList }) => isHeading || isOfList);
  return { lines, lead: lines.slice(0, end < 0 ? undefined : end).map(({ text }) => text) };
}

export const textsOf = ({ lines }: Notes): string[] => lines.map(({ text }) => text);

/** The people whom notes name. */
export const peopleInNotes = (notes: Notes): NamedPerson[] => [
  ...peopleInLines(textsOf(notes)),
  ...peopleUnderHeadings(notes.lines),
  ...guestsInSentences(notes.lead),
];
