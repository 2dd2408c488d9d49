import { Parser } from "htmlparser2";

import { lineCounter } from "../html/line-counter";

/** A script of JSON-LD in a page. */
export interface JsonLdBlock {
  /** Where its text begins, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** The scripts of JSON-LD in a page of HTML, in order. */
export function blocksOf(html: string): JsonLdBlock[] {
  const blocks: JsonLdBlock[] = [];
  let texts: string[] | null = null;
  let begins = 0;
  const lineAt = lineCounter(html);
  const parser = new Parser(
    {
      onopentag(name, { type = "" }) {
        if (name === "script" && /^application\/ld\+json\b/i.test(type.trim())) {
          texts = [];
          begins = parser.endIndex + 1;
        }
      },
      ontext: (text) => void texts?.push(text),
      onclosetag(name) {
        if (name !== "script" || texts === null) return;
        blocks.push({ line: lineAt(begins), text: withoutWrapping(texts.join("")) });
        texts = null;
      },
    },
    { decodeEntities: false },
  );
  parser.end(html);
  return blocks;
}

/** Pages wrap scripts in comments of HTML, or in CDATA. What is taken away keeps its line breaks. */
const withoutWrapping = (text: string): string =>
  text
    .replace(/^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?)/, (start) =>
      start.replaceAll(/[^\n]/g, " "),
    )
    .replace(/(?:(?:\/\/)?\s*-->|(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?)\s*;?\s*$/, "");
