import { Parser } from "htmlparser2";

/** Elements whose end, or whose tag, ends a line of text. */
const breaking = new Set(
  "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);

/** Elements of which nothing is text for people. */
const silent = new Set(["script", "style", "template", "noscript", "iframe", "object", "svg", "title"]);

/** A line of text, and what it is in the page. */
export interface TextLine {
  readonly text: string;
  readonly isHeading: boolean;
  readonly isOfList: boolean;
  /** The links in it, with the texts that they stand on. */
  readonly links: ReadonlyArray<{ readonly url: string; readonly text: string }>;
}

/** The lines of text of HTML, of plain text too: no tags, no scripts, no empty lines. */
export const linesOfHtml = (html: string): string[] => textLinesOf(html).map(({ text }) => text);

/** The same lines, each with what it is. */
export function textLinesOf(html: string): TextLine[] {
  const lines: TextLine[] = [];
  const blocks: string[] = [];
  let [written, silenced] = ["", 0];
  let links: Array<{ url: string; text: string }> = [];
  let open: { url: string; text: string } | null = null;
  const endLine = () => {
    const text = spaced(written);
    if (text !== "")
      lines.push({
        text,
        isHeading: blocks.some((name) => /^h[1-6]$/.test(name)),
        isOfList: blocks.includes("li"),
        links: links.map((link) => ({ ...link, text: spaced(link.text) })),
      });
    [written, links] = ["", []];
  };
  const parser = new Parser({
    onopentag(name, { href }) {
      if (silent.has(name)) silenced += 1;
      if (name === "a" && href !== undefined) links.push((open = { url: href, text: "" }));
      if (!breaking.has(name)) return;
      endLine();
      blocks.push(name);
    },
    onclosetag(name) {
      if (silent.has(name)) silenced -= 1;
      if (name === "a") open = null;
      if (!breaking.has(name)) return;
      endLine();
      blocks.splice(blocks.lastIndexOf(name), 1);
    },
    ontext(text) {
      if (silenced > 0) return;
      for (const [at, part] of text.split(/[\n\r\u2028\u2029]+/).entries()) {
        if (at > 0) endLine();
        written += part;
        if (open) open.text += part;
      }
    },
  });
  parser.end(html);
  endLine();
  return lines;
}

const spaced = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

const inline =
  /<\/?(?:a|abbr|b|br|code|em|i|p|small|span|strong|sub|sup|u)\b[^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;

/** A title as text. Where it has tags or references of HTML, they are read; “<T>” and “R&D” are not. */
export const textOfTitle = (title: string): string =>
  inline.test(title) ? linesOfHtml(title).join(" ") : title;
