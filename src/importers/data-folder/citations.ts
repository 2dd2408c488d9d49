import { Standing, type Citation } from "../../entities";
import type { EntityInput } from "../../catalogue/commands/derived-columns";
import type { CitationYaml } from "./format";
import type { Problem } from "./problem";

/** Reads a place in a document, or says what is wrong with it. */
export function readCitation(
  cite: CitationYaml,
  documentOf: (key: string) => Pick<EntityInput<"Document">, "id" | "lines"> | null,
): Citation | Pick<Problem, "code" | "message"> {
  const {
    at,
    item = null,
    field = null,
    value = null,
    standing = null,
    inferredFrom = null,
    retrievedAt = null,
  } = typeof cite === "string" ? { at: cite } : cite;
  const [key = "", range] = at.split(":");
  const [line = null, lastLine = null] = range?.split("-").map(Number) ?? [];

  const document = documentOf(key);
  if (!document) return { code: "DANGLING", message: `documents.yaml has no document "${key}".` };
  if (line !== null && lastLine !== null && lastLine < line)
    return badCitation(`Expected the first line before the last, but got "${at}".`);
  if (document.lines !== null && (lastLine ?? line ?? 0) > document.lines)
    return badCitation(`Expected a line of "${key}", which has ${document.lines}, but got "${at}".`);
  if (standing !== null && inferredFrom !== null)
    return badCitation(`Expected standing or inferredFrom for ${field}, but got both.`);
  return {
    documentId: document.id,
    line,
    lastLine,
    item,
    field,
    value,
    standing: inferredFrom === null ? standing : Standing.INFERRED,
    inferredFrom,
    retrievedAt,
  };
}

const badCitation = (message: string) => ({ code: "BAD_CITATION", message }) as const;
