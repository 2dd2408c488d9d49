import { readFile } from "node:fs/promises";

import { isNode, LineCounter, parseDocument, type Document } from "yaml";

import type { Problem } from "./problem";

export type Path = ReadonlyArray<string | number>;

/** A YAML file with the positions of its values. */
export interface YamlFile {
  /** Its path within the folder. */
  readonly name: string;
  /** Null where nothing in it can be used. */
  value: unknown;
  readonly problems: readonly Problem[];
  lineOf(path: Path): number;
}

export async function readYamlFile(folder: string, name: string): Promise<YamlFile> {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(`${folder}/${name}`, "utf8"), { lineCounter: lines });
  const problems = document.errors.map(({ message, pos }) =>
    notYaml(name, lines.linePos(pos[0]).line, message),
  );

  return {
    name,
    problems,
    value:
      problems.length > 0 ? null : valueOf(document, (message) => problems.push(notYaml(name, 1, message))),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
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

function notYaml(file: string, line: number, message: string): Problem {
  const [first = message] = message.split("\n");
  return { code: "NOT_YAML", file, line, message: first.replace(/ at line \d+, column \d+:$/, ".") };
}

/** The start of the value, else of the nearest enclosing one in the file. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
