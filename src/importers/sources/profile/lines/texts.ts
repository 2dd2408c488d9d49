import type { Line } from "../blocks/block";
import type { WrittenLink } from "../sections/section";

const isFollowed = (url: string) => /^(?:https?:)?\/\//i.test(url);

/** The links of a line that can be followed. */
export function linksIn(line: Line): WrittenLink[] {
  return line.marks.flatMap(({ kind, start, end, url }) => {
    if (kind !== "link" || url === undefined || !isFollowed(url)) return [];
    const said = line.text.slice(start, end).trim();
    const before = /(?:^|[\s,;(])(\p{L}[\p{L}\d ]{1,24}):\s*$/u.exec(line.text.slice(0, start))?.[1] ?? "";
    const label = said === url || /^https?:/i.test(said) ? before : said;
    return [{ url: url.startsWith("//") ? `https:${url}` : url, label, line: line.line }];
  });
}

/** The text of a line without addresses, and without links that only say where they lead. */
export function textWithoutLinks(line: Line): string {
  let text = line.text;
  for (const { kind, start, end, url } of line.marks.toReversed()) {
    if (kind !== "link") continue;
    const said = line.text.slice(start, end).trim();
    const isBare = said === url || /^https?:/i.test(said);
    if (isBare || url?.startsWith("#") === true || isLabel(said))
      text = text.slice(0, start) + text.slice(end);
  }
  return tidied(text);
}

/** Without what is left of brackets and separators around what was taken out. */
export const tidied = (text: string): string =>
  text
    .replaceAll(/[([]\s*[,|/&·•-]*\s*[)\]]/g, " ")
    .replaceAll(/[ \u00a0]+/g, " ")
    .replaceAll(/\s+([,.;:!?)])/g, "$1")
    .replace(/^[\s,;:|/–—·•-]+|[\s,;:|/–—·•-]+$/gu, "")
    .trim();

/** What a link is called that only says what it leads to: “Apple”, “video”, “Part 2”. */
export const isLabel = (text: string): boolean =>
  /^(?:(?:listen|watch|read|view|see|hear)(?: (?:here|now|more|online|or listen|it|on))?.{0,20}|here(?: it is)?|links?|website|web ?site|site|page|url|online|apple(?: podcasts?)?|itunes|spotify|you ?tube|vimeo|soundcloud|audio|video|vod|stream|recording|aufzeichnung|mitschnitt|episode|podcast|slides?|deck|folien|diapositives|transcript|repository|repo|code|notes|show notes|article|paper|pdf|doi|part \d+|teil \d+|details|info|event|program(?:me)?|download|anhören|ansehen|hören|écouter|escuchar|ver|zur folge|link-?\d*)$/iu.test(
    text.trim(),
  );

/** Whether a line is of addresses only, each with a label at most. */
export const isLinkLine = (line: Line): boolean =>
  line.marks.some(({ kind }) => kind === "link") &&
  (/^[\p{L}\d ]{0,24}:?$/u.test(textWithoutLinks(line))
    ? isLabelOrEmpty(textWithoutLinks(line), line)
    : isPlaceholder(line));

const isLabelOrEmpty = (rest: string, { text, marks }: Line): boolean =>
  rest === "" ||
  (text.startsWith(rest) &&
    /:\s*$/.test(text.slice(0, marks.find(({ kind }) => kind === "link")?.start ?? 0)));

/** A link that leads nowhere, alone in its line. */
const isPlaceholder = ({ text, marks }: Line): boolean =>
  marks.some(
    ({ kind, start, end, url }) => kind === "link" && !isFollowed(url ?? "") && end - start === text.length,
  );

/** Whether a text is of sentences, and no title. */
export function isProse(written: string): boolean {
  if (written.includes("\t")) return false;
  // Hashtags may stand behind the last sentence.
  const text = written.replace(/(?:\s+#\w+)+$/u, "");
  const words = text.split(/\s+/);
  if (words.length > 30) return true;
  const sentences = text.match(/[.!?…]["”’)]?\s+\p{Lu}/gu)?.length ?? 0;
  const endsAsSentence = /[.!?…]["”’)]?$/u.test(text);
  return (endsAsSentence && words.length > 7) || (sentences > 0 && words.length > 14 && endsAsSentence);
}
