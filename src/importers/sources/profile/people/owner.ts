import { fold } from "../../../../domain/names";
import type { Inference } from "../../../records";
import type { Line, ReadDocument } from "../blocks/block";
import { wordsOfAddress } from "../lines/slugs";
import { linksIn } from "../lines/texts";
import { type FullName, fullNameIn, isPerson, namesAtStart, namesInProse } from "./names-in";

export interface Owner extends FullName {
  readonly line: number;
  readonly inference: Inference | null;
}

interface Found {
  readonly name: string;
  readonly line: number;
}

/** Whose profile a document is: as a person says, else as it says itself, else whom its addresses and lines name most. Null where none of these names anyone. */
export function ownerOf(
  document: ReadDocument,
  preface: ReadonlyArray<readonly Line[]>,
  said: string | null,
): Owner | null {
  if (said !== null) return { ...fullNameIn(said), line: 1, inference: null };
  const { properties, blocks } = document;
  const author = properties["author"] ?? properties["name"];
  if (author !== undefined && isPerson(author)) return { ...fullNameIn(author), line: 1, inference: null };
  const heads = [
    ...blocks
      .filter(({ kind }) => kind === "heading")
      .slice(0, 1)
      .map(({ lines }) => lines),
    ...preface.slice(0, 2),
  ];
  const titles = [
    ...heads.flatMap((lines) => lines.slice(0, 1)).map(({ text, line }) => ({ name: text, line })),
    ...(properties["title"] === undefined ? [] : [{ name: properties["title"], line: 1 }]),
  ];
  const named = titles.flatMap(nameInTitle)[0];
  if (named) return { ...fullNameIn(named.name), line: named.line, inference: null };
  const opening = preface.find((lines) => lines.some(({ text }) => text.length > 40));
  const subject = opening && subjectOf(opening);
  if (subject)
    return {
      ...subject,
      line: opening[0]?.line ?? 1,
      inference: { confidence: 0.9, from: "its first sentence" },
    };
  return mostNamed(blocks.flatMap(({ lines }) => lines));
}

/** “Ann Lee - talks”, “Talks | Ann Lee, beekeeper”, “Curriculum vitae of Ann Lee”. */
function nameInTitle({ name, line }: Found): Found[] {
  const parts = name
    .replace(
      /^(?:curriculum vitae|cv|lebenslauf|profile|profil|portfolio|about|über)\s*(?:of|von|de|:|-|–)?\s*/i,
      "",
    )
    .split(/\s+[-–—|·:]\s+|,\s+|:\s+/u);
  return parts.filter((part) => isPerson(part)).map((part) => ({ name: part, line }));
}

/** “Ann Lee keeps bees …”, where the document begins with it. */
function subjectOf(lines: readonly Line[]): FullName | null {
  const text = lines.map((line) => line.text).join(" ");
  const [first] = namesAtStart(text);
  return first && /^\s+\p{Ll}/u.test(text.slice(text.indexOf(first.name) + first.name.length)) ? first : null;
}

/** Whom most addresses name by their words, and the text too. */
function mostNamed(lines: readonly Line[]): Owner | null {
  const slugs = [...new Set(lines.flatMap(linksIn).map(({ url }) => url))].map((url) => ({
    url,
    words: ` ${fold(`${wordsOfAddress(url).title ?? ""} ${url.replace(/^https?:\/\/[^/]+/, "")}`)} `,
  }));
  const candidates = new Map<string, { name: FullName; line: number; count: number }>();
  for (const line of lines)
    for (const name of namesInProse(line.text)) {
      const folded = fold(name.name);
      const known = candidates.get(folded);
      if (known) known.count += 1;
      else candidates.set(folded, { name, line: line.line, count: 1 });
    }
  const ranked = [...candidates]
    .map(([folded, { name, line, count }]) => ({
      name,
      line,
      count,
      inAddresses: slugs.filter(({ words }) => words.includes(` ${folded} `)).length,
    }))
    .toSorted((a, b) => b.inAddresses - a.inAddresses || b.count - a.count);
  const [best, other] = ranked;
  if (!best || best.inAddresses < 2 || best.inAddresses <= (other?.inAddresses ?? 0)) return null;
  const confidence = best.inAddresses >= 4 ? 0.95 : 0.8;
  return {
    ...best.name,
    line: best.line,
    inference: { confidence, from: `the words of ${best.inAddresses} addresses` },
  };
}
