import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import { idForKey } from "../../src/domain/ids";
import type { Citation } from "../../src/entities";
import { projectFolder } from "../helpers/starting-catalogue";

/** The documents themselves are the user's, and no part of the project. */
const seedsFolder = resolve(projectFolder, "../shared/seeds");
const hasSeeds = existsSync(`${seedsFolder}/profile.md`);

/** A describe that is skipped, with a message, where the documents behind data/ are not there. */
export function describeWithDocuments(title: string, tests: () => void): void {
  if (!hasSeeds)
    process.stderr.write(`Skipped what needs the user's documents: there is no ${seedsFolder}/profile.md.\n`);
  (hasSeeds ? describe : describe.skip)(title, tests);
}

const documents = ["profile", "network-essay"];

/** An http or https address, as the documents write them. */
export const addressPattern = /https?:\/\/[^\s<>)]+/g;

/** The lines of a document, without the empty end of its last line break. */
export function linesOf(document: string): string[] {
  const lines = readFileSync(`${seedsFolder}/${document}.md`, "utf8").split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** The key of the document that a citation cites. */
export function documentOf({ documentId }: Pick<Citation, "documentId">): string {
  const document = documents.find((key) => idForKey("Document", key) === documentId);
  if (document === undefined) throw new Error(`Expected a citation of ${documents.join(" or ")}.`);
  return document;
}

/** What stands in the lines that a citation cites. */
export function textAt(citation: Citation): string {
  return linesOf(documentOf(citation))
    .slice((citation.line ?? 1) - 1, citation.lastLine ?? citation.line ?? 0)
    .join(" ");
}
