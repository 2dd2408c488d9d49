import { readFile, stat } from "node:fs/promises";

/** Larger files are not read for a few lines. */
const maxBytes = 16 * 2 ** 20;
const maxCharacters = 160;

/**
 * The line of a source that a draft is of, marked, between the one before it and the one behind it: “> 12  Tide Talks – Bo Ray”. None where the place
 * has no line, or its file is not there, not of text, or an address.
 */
export async function sourceLinesAt(place: string | null): Promise<string[]> {
  const [, file = "", written = ""] = /^(.+):(\d+)$/u.exec(place ?? "") ?? [];
  const text = await textOf(file);
  if (text === null) return [];
  const lines = text.split(/\r\n|\n|\r/);
  const own = Number(written);
  const width = String(own + 1).length;
  if (own > lines.length) return [];
  return [own - 1, own, own + 1].flatMap((number) => {
    const line = number === 0 ? undefined : lines[number - 1];
    return line === undefined
      ? []
      : [`${number === own ? ">" : " "} ${String(number).padStart(width)}  ${printable(line)}`.trimEnd()];
  });
}

async function textOf(file: string): Promise<string | null> {
  try {
    const about = await stat(file);
    if (!about.isFile() || about.size > maxBytes) return null;
    const text = await readFile(file, "utf8");
    return text.includes("\0") || text.includes("\uFFFD") ? null : text;
  } catch {
    return null;
  }
}

/** Without what a terminal would obey, and not longer than a line of it. */
function printable(line: string): string {
  const bare = line.replaceAll("\t", "  ").replaceAll(/\p{Cc}|\p{Cf}/gu, "");
  return bare.length > maxCharacters ? `${bare.slice(0, maxCharacters - 1)}…` : bare;
}
