import { readFile } from "node:fs/promises";

import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from "yaml";

import { shown } from "../../domain/errors";
import type { Problem } from "./problem";

export type Path = ReadonlyArray<string | number>;

/** A YAML file with the positions of its values. */
export interface YamlFile {
  /** Its path within the folder. */
  readonly name: string;
  /** Null where nothing in it can be used. */
  value: unknown;
  readonly problems: readonly Problem[];
  /** Whether it has comments, and nothing else. */
  readonly isBlank: boolean;
  /** The line of a property's name, of an element of a list, else of the nearest enclosing one in the file. */
  lineOf(path: Path): number;
}

export async function readYamlFile(folder: string, name: string): Promise<YamlFile> {
  const lines = new LineCounter();
  const text = await readFile(`${folder}/${name}`, "utf8");
  const document = parseDocument(text, { lineCounter: lines });
  const written = text.split("\n");
  const problems = document.errors.map(({ code, message, pos }) => {
    const { line } = lines.linePos(code === "MISSING_CHAR" ? startOfQuoted(document, pos[0]) : pos[0]);
    return notYaml(name, line, message, written[line - 1]);
  });

  return {
    name,
    problems,
    isBlank: problems.length === 0 && document.contents === null && /^\s*#/m.test(text),
    value:
      problems.length > 0
        ? null
        : valueOf(document, (message) =>
            problems.push(notYaml(name, lines.linePos(startOfAlias(document)).line, message)),
          ),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

/** A text without its closing quote takes in all that follows: where it starts is what helps, not where the file ends. */
function startOfQuoted(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Scalar(_key, { range, type }) {
      const isQuoted = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
      if (isQuoted && range && range[0] < end && end <= range[2]) start = range[0];
    },
  });
  return start;
}

/** An alias of nothing, or one of too many, is found only now. */
function valueOf(document: Document, report: (message: string) => void): unknown {
  try {
    return document.toJS();
  } catch (error) {
    report(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** The first alias of nothing, else the first of all. */
function startOfAlias(document: Document): number {
  const starts: Array<{ readonly isOfNothing: boolean; readonly offset: number }> = [];
  visit(document, {
    Alias(_key, alias) {
      starts.push({ isOfNothing: alias.resolve(document) === undefined, offset: alias.range?.[0] ?? 0 });
    },
  });
  return (starts.find(({ isOfNothing }) => isOfNothing) ?? starts[0])?.offset ?? 0;
}

function notYaml(file: string, line: number, message: string, got = ""): Problem {
  const [first = message] = message.split("\n");
  const why = first.replace(/ at line \d+, column \d+:$/, ".");
  const but = got.trim() === "" ? "" : `, but got ${shown(got.trim())}`;
  return { code: "NOT_YAML", file, line, message: `Expected YAML${but}: ${why}` };
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const owner = document.getIn(path.slice(0, length - 1), true);
    if (!isCollection(owner)) continue;
    const name = path[length - 1];
    const key = isMap(owner)
      ? owner.items.map((pair) => pair.key).find((one) => isScalar(one) && one.value === name)
      : null;
    const node = key ?? owner.get(name, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
