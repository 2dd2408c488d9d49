import { posix } from "node:path";

import type { PartsOfFile } from "../../office-files";
import { textOf } from "../../source-text";
import { Unreadable } from "../../unreadable";
import { childrenOf, readXml, type XmlElement } from "../../xml/read-xml";

/** Of ECMA-376, Transitional and Strict. */
export const namespaces = {
  main: [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
  ],
  package: ["http://schemas.openxmlformats.org/package/2006/relationships"],
} as const;

/** What one part refers to: another part, or an address. */
export interface Relation {
  /** The last word of its type: "worksheet". */
  readonly type: string;
  /** The path of the part in lower case; of an address as it is written. */
  readonly target: string;
}

/** The parts of a workbook. */
export class Parts {
  readonly #parts: PartsOfFile;

  constructor(parts: PartsOfFile) {
    this.#parts = parts;
  }

  /** The root element of a part; null where there is no such part. Throws Unreadable where it is broken. */
  xml(path: string, isTaken?: (element: XmlElement) => boolean): XmlElement | null {
    const part = this.#parts.get(path);
    if (part === undefined) return null;
    if (typeof part === "string") throw new Unreadable(`Its part ${path} cannot be read. ${part}`);
    try {
      return readXml(textOf(part), {}, isTaken);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const line = error.line === null ? "" : `, line ${error.line}`;
      throw new Unreadable(`Its part ${path}${line} cannot be read. ${error.message}`);
    }
  }

  /** What a part refers to, by the ids that it uses. */
  relationsOf(part: string): Map<string, Relation> {
    const folder = posix.dirname(part);
    const root = this.xml(`${folder}/_rels/${posix.basename(part)}.rels`);
    const found = new Map<string, Relation>();
    for (const { attributes } of root ? childrenOf(root, namespaces.package, "Relationship") : []) {
      const { Id = "", Type = "", Target = "", TargetMode } = attributes;
      const isAddress = TargetMode === "External";
      const path = posix.resolve("/", folder, Target).slice(1).toLowerCase();
      found.set(Id, { type: posix.basename(Type), target: isAddress ? Target : path });
    }
    return found;
  }
}
