import {
  IdentifierScheme,
  identifierOfUri,
  type IdentifierValue,
  readIdentifier,
} from "../../../domain/identifiers";

/** The identifier in a text; null where it is none. */
export function identifierOf(scheme: IdentifierScheme, text: string): IdentifierValue | null {
  try {
    return { scheme, value: readIdentifier(scheme, text) };
  } catch {
    return null;
  }
}

/** The ISBNs in a text such as "978-0-306-40615-7 (paperback), 0-306-40615-2": of one book, so each once. */
export function isbnsIn(text: string): IdentifierValue[] {
  const written = text.replaceAll(/[‐‑–—]/g, "-").match(/(?:97[89][-\s]?)?\d[\d-\s]{7,14}[\dX]/gi) ?? [];
  const found = written.flatMap((one) => identifierOf(IdentifierScheme.ISBN, one) ?? []);
  return [...new Map(found.map((one) => [one.value, one])).values()];
}

const ofPublications: ReadonlySet<IdentifierScheme> = new Set([
  IdentifierScheme.DOI,
  IdentifierScheme.HANDLE,
  IdentifierScheme.ISBN,
]);

/** The identifier of a publication that an address is of; null where it is of none. */
export function identifierInUrl(url: string): IdentifierValue | null {
  const found = identifierOfUri(url);
  return found !== null && ofPublications.has(found.scheme) ? found : null;
}
