import type { TextLine } from "../html/text-of-html";
import { isNameOfPerson, isNoName, splitNames } from "../names";
import { type NamedPerson, roleOfLabel } from "./people-in-text";

/** A text that says where a link leads, and not whose page it is. */
const ofSite =
  /^(?:@|(?:on |(?:her|his|their|my) )?(?:bluesky|blog|facebook|git ?hub|home ?page|instagram|linked ?in|links?$|mastodon|newsletter|podcast|site|twitter|web ?site|x|you ?tube)\b)/iu;

interface Section {
  readonly as: NamedPerson["as"];
  readonly heading: string;
  readonly isTagged: boolean;
  readonly found: Array<Omit<NamedPerson, "links"> & { readonly links: string[] }>;
}

/**
 * The people who are listed under a heading such as “Guests”, or under a line that says no more than “Guests:”, each with her or his pages. What stands under another
 * heading is no one: sponsors and links have names too.
 */
export function peopleUnderHeadings(lines: readonly TextLine[]): NamedPerson[] {
  const sections: Section[] = [];
  let section: Section | null = null;
  for (const line of lines) {
    const as = line.isOfList ? null : roleOfLabel(line.text);
    if (as !== null) {
      section = { as, heading: line.text, isTagged: line.isHeading, found: [] };
      sections.push(section);
    } else if (line.isHeading) section = null;
    else if (section !== null && !addTo(section, line)) section = null;
  }
  return sections.flatMap(({ found }) => found);
}

/** False where the line ends the section. */
function addTo({ as, heading, isTagged, found }: Section, line: TextLine): boolean {
  const last = found.at(-1);
  if (last && ofSite.test(line.text) && (line.isOfList || line.links.length > 0)) {
    last.links.push(...line.links.map(({ url }) => url));
    return true;
  }
  const { names, confidence } = namesIn(line);
  const from = `the heading “${heading.slice(0, 120)}”, under which it stands`;
  for (const name of names) found.push({ name, as, inference: { confidence, from }, links: [] });
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0)
    found.at(-1)?.links.push(...line.links.map(({ url }) => url));
  return names.length > 0 || line.isOfList || (isTagged && line.text.split(" ").length > 3);
}

/** Where the name ends, and what is said of the person begins. */
const after = /\s+[-–—|]\s+|\s*[,:;(]|\s+(?:is|was|from|of|at|aka)\s/u;

/** The names that a line begins with. In a list each line is of one person, or of several with “and” between them; a name of one word is none without a page. */
function namesIn({ text, isOfList, links: [link] }: TextLine): {
  readonly names: readonly string[];
  readonly confidence: number;
} {
  if (isNoName(text) || ofSite.test(text)) return { names: [], confidence: 0 };
  if (link && link.text !== "" && text.startsWith(link.text) && !isNameOfPerson(link.text)) {
    const [name = "", ...others] = splitNames(link.text);
    const isOne = others.length === 0 && name.split(" ").length < 4 && !/[\d:/]|\.\w/.test(name);
    if (isOne && isOfList) return { names: [name], confidence: 0.6 };
  }
  const [head = ""] = text.split(after);
  for (const part of isOfList ? [head] : [text, head]) {
    const names = splitNames(part);
    if (names.length > 0 && names.every(isNameOfPerson)) return { names, confidence: 0.95 };
  }
  return { names: [], confidence: 0 };
}
