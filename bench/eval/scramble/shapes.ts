import type { Random } from "../../../src/domain/random";

/** A line with the line of the original that it comes from, and the number of its entry, as it is now and as it was. */
export interface Line {
  readonly text: string;
  readonly from: number;
  readonly entry?: string | null;
}

/** “8. Mai 2027” is a date. */
const numbered =
  /^(\d+)([.)]) +(?=\S)(?!(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Ju[nl]|Aug|Sep|O[ck]t|Nov|De[cz])\p{L}*\.? \d{4})/u;
const heading = /^#{1,6} /;
const isBlank = ({ text }: Line) => text.trim() === "";

/** In another order: numbered entries, lists, rows of tables, and sections of one level, each within what they stand in. */
export function reordered(lines: readonly Line[], lastOfEntries: number, random: Random): Line[] {
  // Where the last entry ends is not known if only its first line is cited: it stays.
  const entries = runs(
    lines,
    (line) => numbered.test(line.text),
    (line) => heading.test(line.text) || line.from > lastOfEntries,
  ).map((run) => ((run.at(-1) ?? 0) - (run.at(-2) ?? 0) > 1 ? run : run.slice(0, -1)));
  return [
    (all: Line[]) => shuffledRuns(all, entries, random),
    (all: Line[]) => shuffledRuns(all, singles(all, /^[-*•] (?=\S)/, /^ +\S/), random),
    (all: Line[]) => shuffledRuns(all, singles(all, /^<li>.*<\/li>$|^<tr><td>.*<\/tr>$/, /^$a/), random),
    (all: Line[]) => shuffledRuns(all, tableRows(all), random),
    (all: Line[]) => shuffledRuns(all, sections(all), random),
  ].reduce((all, shuffle) => shuffle(all), [...lines]);
}

/** Blocks that follow one another, by their first lines and the end of the last one. */
type Run = readonly number[];

/** Blocks that begin where `isFirst`, up to the next one or the end. */
function runs(
  lines: readonly Line[],
  isFirst: (line: Line) => boolean,
  isEnd: (line: Line) => boolean,
): Run[] {
  const found: number[][] = [];
  let run: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (isEnd(line) && run.length > 0) {
      found.push([...run, at]);
      run = [];
    } else if (isFirst(line) && !isEnd(line)) run.push(at);
  }
  return run.length > 0 ? [...found, [...run, lines.length]] : found;
}

/** Items of one line each, with the lines that go on with them. */
const singles = (lines: readonly Line[], first: RegExp, goesOn: RegExp): Run[] =>
  runs(
    lines,
    ({ text }) => first.test(text),
    ({ text }) => !first.test(text) && !goesOn.test(text),
  );

function tableRows(lines: readonly Line[]): Run[] {
  const isRule = (at: number) => /^\|?[ :|-]*---[ :|-]*$/.test(lines[at]?.text ?? "");
  const isRow = ({ text }: Line) => text.includes(" | ");
  return runs(lines, isRow, (line) => !isRow(line)).flatMap((run) => {
    const rule = run.findIndex((at) => isRule(at));
    const after = run.findIndex((at) => isRule(at - 1));
    const start = rule >= 0 ? rule + 1 : after;
    return start < 0 ? [] : [run.slice(start)];
  });
}

/** Sections below the first heading, of its next level. */
const sections = (lines: readonly Line[]): Run[] => {
  const levels = lines.flatMap(({ text }) => /^(#{2,6}) /.exec(text)?.[1]?.length ?? []);
  const level = "#".repeat(Math.min(...levels, 6));
  return runs(
    lines,
    ({ text }) => text.startsWith(`${level} `),
    ({ text }) => /^\[[^\]]+\]: |^# /.test(text),
  );
};

function shuffledRuns(lines: readonly Line[], found: readonly Run[], random: Random): Line[] {
  const result = [...lines];
  for (const run of found) {
    const [start = 0, end = 0] = [run[0], run.at(-1)];
    const blocks = run.slice(0, -1).map((at, index) => trimmed(lines.slice(at, run[index + 1])));
    const places = Uint32Array.from(blocks, (_, place) => place);
    random.shuffle(places);
    // Each block takes another one's place, the blank lines between them stay.
    const shuffled = [...places].flatMap((place, index) =>
      (blocks[place]?.lines ?? []).concat(blocks[index]?.blanks ?? []),
    );
    if (start < end) result.splice(start, end - start, ...shuffled);
  }
  return result;
}

function trimmed(lines: readonly Line[]) {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return { lines: lines.slice(0, last + 1), blanks: lines.slice(last + 1) };
}

/** Numbers from 1, in another style. */
export function renumbered(lines: readonly Line[], random: Random): Line[] {
  const style = random.oneOf<(number: string) => string>([
    (number) => `${number}. `,
    (number) => `${number}) `,
    (number) => `(${number}) `,
    (number) => `### ${number}. `,
    (number) => `#${number} `,
  ]);
  let number = 0;
  return lines.map((line) => {
    if (heading.test(line.text)) number = 0;
    if (!numbered.test(line.text)) return line;
    number += 1;
    return { ...line, text: line.text.replace(numbered, style(String(number))), entry: String(number) };
  });
}

/** Headings in another style: those with marks, and lines that end with a colon. */
export function restyledHeadings(lines: readonly Line[], lastOfEntries: number, random: Random): Line[] {
  const firstOfEntries = Math.min(
    Infinity,
    ...lines.flatMap(({ entry, from }) => (entry === undefined ? [] : [from])),
  );
  const inEntries = new Set(
    lines.filter(({ from }) => from >= Math.min(firstOfEntries, lastOfEntries) && from <= lastOfEntries),
  );
  const style = random.oneOf<(title: string, line: Line) => Line[]>([
    (title, line) => [{ ...line, text: `## ${title}` }],
    (title, line) => [{ ...line, text: `**${title}**` }],
    (title, line) => [
      { ...line, text: title },
      { text: "-".repeat(Math.max(title.length, 3)), from: line.from },
    ],
    (title, line) => [{ ...line, text: `${title}:` }],
  ]);
  return lines.flatMap((line, at) => {
    const [before, after] = [lines[at - 1], lines[at + 1]];
    const stands = (!before || isBlank(before)) && (!after || isBlank(after));
    const title =
      stands && !inEntries.has(line)
        ? (/^#{2,3} (?!\d+\. )(.+)$/.exec(line.text) ?? /^(\p{Lu}[^.!?:<>]{2,40}):$/u.exec(line.text))?.[1]
        : undefined;
    return title === undefined ? [line] : style(title, line);
  });
}

/** Links that stand alone, with a label or without one, in another style; some of those in text become references. */
export function restyledLinks(lines: readonly Line[], random: Random, isMarkdown: boolean): Line[] {
  const definitions: Line[] = [];
  const alone = [
    (url: string) => url,
    (url: string, label: string) => `${label}: ${url}`,
    ...(isMarkdown
      ? [(url: string) => `<${url}>`, (url: string, label: string) => `[${label}](${url})`]
      : []),
  ];
  const usual = random.oneOf(alone);
  const restyled = lines.map((line) => {
    const [, label, url] = /^(?:(\w[\w ]{0,20}): )?<?(https?:\/\/[^\s<>]+)>?$/.exec(line.text) ?? [];
    if (url !== undefined) {
      const style = random.chance(0.8) ? usual : random.oneOf(alone);
      return {
        ...line,
        text: style(url, label ?? random.oneOf(["Listen", "Link", "Here it is", "Watch or listen"])),
      };
    }
    if (!isMarkdown) return line;
    const text = line.text.replaceAll(
      /(?<!!)\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g,
      (whole, said: string, to: string) => {
        if (!random.chance(0.3)) return whole;
        definitions.push({ text: `[link-${definitions.length + 1}]: ${to}`, from: line.from });
        return `[${said}][link-${definitions.length}]`;
      },
    );
    return { ...line, text };
  });
  return definitions.length === 0
    ? restyled
    : [...restyled, { text: "", from: lines.length }, ...definitions];
}
