import type { Citation } from "../../entities";
import type { CitationYaml, DocumentYaml } from "./format";
import type { Problem } from "./problem";

/** Reads a place in a document, or says what is wrong with it; null where none is given. */
export function readCitation(
  cite: CitationYaml | undefined,
  documents: ReadonlyMap<string, DocumentYaml>,
): Citation | Pick<Problem, "code" | "message"> | null {
  if (cite === undefined) return null;
  const { at, field = null, value = null } = typeof cite === "string" ? { at: cite } : cite;
  const [document = "", range = ""] = at.split(":");
  const [line = null, lastLine = null] = range.split("-").map(Number);

  const source = documents.get(document);
  if (!source) return { code: "DANGLING", message: `documents.yaml has no document "${document}".` };
  if (line !== null && lastLine !== null && lastLine < line) {
    return { code: "BAD_CITATION", message: `Expected the first line before the last, but got "${at}".` };
  }
  if (source.lines !== undefined && (lastLine ?? line ?? 0) > source.lines) {
    return {
      code: "BAD_CITATION",
      message: `Expected a line of "${document}", which has ${source.lines}, but got "${at}".`,
    };
  }
  return {
    document,
    documentTitle: source.title,
    line,
    lastLine,
    item: null,
    field,
    value,
    retrievedAt: source.retrievedAt,
  };
}
