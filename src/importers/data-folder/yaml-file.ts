import { readFile } from "node:fs/promises";

import { isNode, LineCounter, parseDocument, type Document } from "yaml";

import type { Problem } from "./problem";

export type Path = ReadonlyArray<string | number>;

/** A YAML file that knows where each of its values stands. */
export interface YamlFile {
  /** Its path within the folder. */
  readonly name: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  lineOf(path: Path): number;
}

export async function readYamlFile(folder: string, name: string): Promise<YamlFile> {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(`${folder}/${name}`, "utf8"), { lineCounter: lines });
  const problems = document.errors.map(({ message, pos }): Problem => {
    const line = lines.linePos(pos[0]).line;
    return { code: "NOT_YAML", file: name, line, message: message.split("\n")[0] ?? message };
  });

  return {
    name,
    problems,
    value: problems.length > 0 ? null : (document.toJS() as unknown),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

/** Where the value begins, or else the nearest thing around it that the file has. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
