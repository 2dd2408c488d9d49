import {
  IdentifierScheme,
  identifierOfUri,
  type IdentifierValue,
  readIdentifier,
} from "../../../domain/identifiers";
import { firstOfEach } from "../values";
import type { Remarking } from "./kinds";

/** The identifier in a text; null where it is none. */
export function identifierOf(scheme: IdentifierScheme, text: string): IdentifierValue | null {
  try {
    return { scheme, value: readIdentifier(scheme, text) };
  } catch {
    return null;
  }
}

interface WrittenIdentifiers {
  readonly doi: string;
  readonly isbn: string;
  readonly handle: string;
  readonly urls: readonly string[];
}

/** The identifiers of a publication, each once, as they are written; empty where they are not. What is none is a remark. */
export function identifiersOfWork(
  { doi, isbn, handle, urls }: WrittenIdentifiers,
  remark: Remarking,
): IdentifierValue[] {
  const ofDoi = doi === "" ? null : identifierOf(IdentifierScheme.DOI, doi);
  if (doi !== "" && ofDoi === null) remark(`“${doi}” is no DOI.`);
  const isbns = isbnsIn(isbn);
  if (isbn !== "" && isbns.length === 0) remark(`“${isbn}” is no ISBN.`);
  const ofHandle = handle === "" ? null : identifierOf(IdentifierScheme.HANDLE, handle);
  const all = [ofDoi, ...isbns, ofHandle, ...urls.map(identifierInUrl)].flatMap((one) => one ?? []);
  return firstOfEach(all, ({ scheme, value }) => `${scheme} ${value}`);
}

/** The ISBNs in a text such as "978-0-306-40615-7 (paperback), 0-306-40615-2": of one book, so each once. */
function isbnsIn(text: string): IdentifierValue[] {
  const written = text.replaceAll(/[‐‑–—]/g, "-").match(/(?:97[89][-\s]?)?\d[\d-\s]{7,14}[\dX]/gi) ?? [];
  const found = written.flatMap((one) => identifierOf(IdentifierScheme.ISBN, one) ?? []);
  return firstOfEach(found, ({ value }) => value);
}

const ofPublications: ReadonlySet<IdentifierScheme> = new Set([
  IdentifierScheme.DOI,
  IdentifierScheme.HANDLE,
  IdentifierScheme.ISBN,
]);

/** The identifier of a publication that an address is of; null where it is of none. */
function identifierInUrl(url: string): IdentifierValue | null {
  const found = identifierOfUri(url);
  return found !== null && ofPublications.has(found.scheme) ? found : null;
}
