import { parse as parseToml, TomlError } from "smol-toml";

import { readJson } from "../json/read-json";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { readYaml } from "./read-yaml";

/** The properties before a text, and the text. */
export interface FrontMatter {
  readonly value: unknown;
  readonly body: string;
}

/** By the fence before and after it. */
const languages: Readonly<Record<string, "yaml" | "toml" | "json">> = {
  "---": "yaml",
  "---yaml": "yaml",
  "---toml": "toml",
  "---json": "json",
  "+++": "toml",
  ";;;": "json",
};

/** The front matter of Hugo, Jekyll, Astro and others: YAML, TOML or JSON between fences, or an object of JSON. Throws Unreadable. */
export function readFrontMatter({ text }: SourceFile): FrontMatter {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const fence = (lines[0] ?? "").trimEnd().toLowerCase();
  const language = languages[fence];
  if (language === undefined && fence.startsWith("{")) return readFenceless(lines);
  if (language === undefined)
    throw new Unreadable('Expected front matter, which begins with "---", "+++" or "{".', 1);
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence.slice(0, 3));
  if (end < 0) throw new Unreadable(`Expected front matter, but no line ${fence.slice(0, 3)} ends it.`, 1);
  return {
    value: parsed(lines.slice(1, end).join("\n"), language),
    body: lines
      .slice(end + 1)
      .join("\n")
      .trim(),
  };
}

export const beginsAsFrontMatter = ({ text }: SourceFile): boolean =>
  /^\uFEFF?(?:---(?:yaml|toml|json)?|\+\+\+|;;;)[ \t]*\r?\n/.test(text);

/** Hugo ends an object of JSON with a line of its closing brace. */
function readFenceless(lines: readonly string[]): FrontMatter {
  const end = lines.findIndex((line) => line.trimEnd() === "}");
  return {
    value: parsed(lines.slice(0, end < 0 ? undefined : end + 1).join("\n"), "json", 0),
    body:
      end < 0
        ? ""
        : lines
            .slice(end + 1)
            .join("\n")
            .trim(),
  };
}

/** `before`: the lines before it. */
function parsed(text: string, language: "yaml" | "toml" | "json", before = 1): unknown {
  try {
    if (language === "toml") return parseToml(text);
    return language === "json" ? readJson(text).value : (readYaml(text).value ?? {});
  } catch (error) {
    if (error instanceof Unreadable) throw new Unreadable(error.message, (error.line ?? 0) + before);
    if (!(error instanceof TomlError)) throw error;
    const [first = ""] = error.message.split("\n");
    throw new Unreadable(
      `Not well-formed TOML: ${first.replace(/^Invalid TOML document: /, "")}.`,
      error.line + before,
    );
  }
}
