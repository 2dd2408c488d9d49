import type { Line, Mark } from "../blocks/block";
import { isLinkLine } from "./texts";

/** Several lines as one, with the marks of each. */
export function joined(lines: readonly Line[], at = 0): Line {
  const [first] = lines;
  if (!first) return { line: at, text: "", marks: [], indent: 0 };
  const marks: Mark[] = [];
  let text = "";
  for (const line of lines) {
    const by = text === "" ? 0 : text.length + 1;
    text = text === "" ? line.text : `${text} ${line.text}`;
    for (const mark of line.marks) marks.push({ ...mark, start: mark.start + by, end: mark.end + by });
  }
  return { ...first, text, marks };
}

/** Lines that were broken for their length are one again. */
export function unwrapped(lines: readonly Line[]): Line[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const before = groups.at(-1)?.at(-1);
    const isBroken =
      before !== undefined &&
      !before.text.includes("\t") &&
      before.text.length >= 60 &&
      !isLinkLine(before) &&
      !isLinkLine(line);
    if (isBroken) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups.map(joined);
}

/** What of a line stands behind its first characters. */
export function withoutStart(line: Line, length: number): Line {
  const text = line.text.slice(length);
  const by = length + text.length - text.trimStart().length;
  return {
    ...line,
    text: text.trim(),
    marks: line.marks.flatMap((mark) =>
      mark.end > by ? [{ ...mark, start: Math.max(0, mark.start - by), end: mark.end - by }] : [],
    ),
  };
}
