import { fold } from "../../../../domain/names";
import type { Line } from "../blocks/block";
import { linksIn, textWithoutLinks } from "../lines/texts";
import { namesAtStart } from "../people/names-in";
import { isNameOfSection, kindOfHeading, yearOfHeading } from "./section-kinds";

/** “Ann Lee keeps bees …” */
export function isAboutPerson(text: string): boolean {
  const [subject] = namesAtStart(text);
  const behind = subject === undefined ? "" : text.slice(text.indexOf(subject.name) + subject.name.length);
  return /^\s+(?:is|was|ist|war|est|es|\p{Ll}{2,}[st])\s+\S/u.test(behind);
}

export const numberOf = (found: RegExpExecArray): string =>
  found.slice(1).find((one) => one !== undefined) ?? "";

/** A short line that says what follows: “Podcasts:”, “**Blogs**”, “Doctoral Thesis: https://…”. */
export function isSectionLine(line: Line): boolean {
  const text = textWithoutLinks(line);
  const bare = text.replace(/:$/, "").trim();
  if (bare === "" || bare.length > 60) return false;
  if (linksIn(line).length > 0 && !["theses", "books"].includes(kindOfHeading(bare) ?? "")) return false;
  return isNameOfSection(bare) || yearOfHeading(bare) !== null;
}

/** Whether a head has its date or its publisher in it, so that nothing of it follows. */
export const isCitedIn = ({ text }: Line): boolean => /\b(?:19|20)\d\d\b/.test(text) || /\)\s*$/.test(text);

/** Whether a line says a part of the head again. */
export const isSaidAgain = (head: string, text: string): boolean =>
  text
    .split(/[|–—]/)
    .map(fold)
    .some((part) => part.split(" ").length > 2 && fold(head).includes(part));
