import { Parser } from "htmlparser2";

/** Elements whose end, or whose tag, ends a line of text. */
const breaking = new Set(
  "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);

/** Elements of which nothing is text for people. */
const silent = new Set(["script", "style", "template", "noscript", "iframe", "object", "svg", "title"]);

/** The lines of text of HTML, of plain text too: no tags, no scripts, no empty lines. */
export function linesOfHtml(html: string): string[] {
  const texts: string[] = [];
  let silenced = 0;
  const endLine = (name: string) => void (breaking.has(name) && texts.push("\n"));
  const parser = new Parser({
    onopentagname(name) {
      if (silent.has(name)) silenced += 1;
      endLine(name);
    },
    onclosetag(name) {
      if (silent.has(name)) silenced -= 1;
      endLine(name);
    },
    ontext: (text) => void (silenced === 0 && texts.push(text)),
  });
  parser.end(html);
  return texts
    .join("")
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => line.replaceAll(/\s+/gu, " ").trim())
    .filter((line) => line !== "");
}
