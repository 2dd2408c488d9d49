import type { CitationYaml, DocumentYaml, StatedYaml } from "../data-folder/format";
import { addressOf } from "./texts";

const titles = {
  directory: "Directory of people and organisations (made up)",
  programme: "Programme of shows and episodes (made up)",
  gazette: "Gazette of publications and awards (made up)",
} as const;
type DocumentKey = keyof typeof titles;

/** The documents that the catalogue cites. Each fact has a line of its own. */
export class SourceBook {
  readonly #lines = new Map<DocumentKey, number>();

  /** The next line of a document; with an item, as a part of it. */
  next(document: DocumentKey, item?: string): CitationYaml {
    const line = (this.#lines.get(document) ?? 0) + 1;
    this.#lines.set(document, line);
    const at = `${document}:${line}`;
    return item === undefined ? at : { at, item };
  }

  /** The next line of a document that has a field otherwise than we do. */
  otherwise(document: DocumentKey, field: string, value: string): CitationYaml {
    return { at: this.next(document) as string, field, value, standing: "DISPUTED" as never };
  }

  documents(): Array<DocumentYaml & StatedYaml> {
    return [...this.#lines].map(([key, lines]) => ({
      key,
      title: titles[key],
      howGiven: "made up by `rostrum init --demo`",
      licence: "CC0-1.0",
      lines,
      links: [{ url: addressOf(key), purpose: "ABOUT" as never }],
    }));
  }
}
