import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";

import { Unreadable } from "../unreadable";

export interface YamlDocument {
  readonly value: unknown;
  /** The line of a property's name or a list's element at these steps, else of what it is in. */
  readonly lineOf: (path: ReadonlyArray<string | number>) => number;
}

/** What several aliases of aliases may come to. */
const maxAliases = 1_000;

/** Reads one document of YAML 1.2. Throws Unreadable with the line. */
export function readYaml(text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw new Unreadable(`Not well-formed YAML: ${error.message}`, lines.linePos(error.pos[0]).line);
  return {
    value: valueOf(),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const owner = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
        const step = path[length - 1];
        const key = isMap(owner)
          ? owner.items.map((pair) => pair.key).find((one) => isScalar(one) && one.value === step)
          : null;
        const node = key ?? (isCollection(owner) ? owner.get(step, true) : null);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };

  function valueOf(): unknown {
    try {
      return document.toJS({ maxAliasCount: maxAliases });
    } catch (problem) {
      throw new Unreadable(`Not well-formed YAML: ${(problem as Error).message}.`);
    }
  }
}
