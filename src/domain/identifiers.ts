import { RostrumError, shown } from "./errors";

/** The registries of identifiers. */
export enum IdentifierScheme {
  ORCID = "ORCID",
  ISNI = "ISNI",
  WIKIDATA = "WIKIDATA",
  ROR = "ROR",
  ORG_ID = "ORG_ID",
  DOI = "DOI",
  ISBN = "ISBN",
  ISSN = "ISSN",
  HANDLE = "HANDLE",
  PODCAST_GUID = "PODCAST_GUID",
}

export interface IdentifierValue {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

interface Rule {
  /** An example, for error messages. */
  readonly example: string;
  /** Its URI: how it begins, and every form in which that is written. Absent if the registry has none. */
  readonly uri?: { readonly beginning: string; readonly forms: RegExp };
  /** The canonical spelling; null if invalid. */
  readonly normalise: (text: string) => string | null;
}

/** A page at a registry: this host, and the path before the identifier. */
const pageAt = (hostAndPath: string): RegExp =>
  new RegExp(String.raw`^(?:https?://)?(?:www\.)?(?:${hostAndPath})/`, "i");

const matched = (text: string, shape: RegExp): string | null => (shape.test(text) ? text : null);

// A DOI is a handle too: DOI stands before HANDLE, so that one at hdl.handle.net is read as a DOI.
const rules: Readonly<Record<IdentifierScheme, Rule>> = {
  ORCID: {
    example: "0000-0002-1825-0097",
    uri: { beginning: "https://orcid.org/", forms: pageAt("orcid\\.org") },
    normalise: (text) => inFours(text, "-"),
  },
  ISNI: {
    example: "0000 0001 2281 955X",
    uri: { beginning: "https://isni.org/isni/", forms: pageAt("isni\\.org(?:/isni)?") },
    normalise: (text) => inFours(text, " "),
  },
  WIKIDATA: {
    example: "Q42",
    uri: {
      beginning: "http://www.wikidata.org/entity/",
      forms: pageAt("(?:m\\.)?wikidata\\.org/(?:wiki(?:/Special:Entity(?:Page|Data))?|entity)"),
    },
    normalise: (text) => matched(text.toUpperCase(), /^Q[1-9]\d*$/),
  },
  ROR: {
    example: "05gq02987",
    uri: { beginning: "https://ror.org/", forms: pageAt("ror\\.org") },
    normalise: (text) => rorOf(text.toLowerCase()),
  },
  ORG_ID: { example: "GB-EDU-123456", normalise: (text) => matched(text, /^[A-Z]{2,}-[A-Z0-9]+-\S+$/) },
  DOI: {
    example: "10.1000/182",
    uri: { beginning: "https://doi.org/", forms: pageAt("(?:dx\\.)?doi\\.org|hdl\\.handle\\.net") },
    // DOIs are compared without case (DOI Handbook 2.4).
    normalise: (text) => matched(text.toLowerCase(), /^10\.\d{4,9}\/\S+$/),
  },
  ISBN: {
    example: "978-0-306-40615-7",
    uri: { beginning: "urn:isbn:", forms: /^urn:isbn:/i },
    normalise: (text) => isbnOf(text.replaceAll(/[-\s]/g, "").toUpperCase()),
  },
  ISSN: {
    example: "2049-3630",
    uri: { beginning: "urn:issn:", forms: /^urn:issn:/i },
    normalise: (text) => issnOf(text.replace("-", "").toUpperCase()),
  },
  HANDLE: {
    example: "10034/622189",
    uri: { beginning: "https://hdl.handle.net/", forms: pageAt("hdl\\.handle\\.net") },
    normalise: (text) => matched(text, /^[\w.]+\/\S+$/),
  },
  PODCAST_GUID: {
    example: "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    normalise: (text) => matched(text.toLowerCase(), /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/),
  },
};

const uriForms = Object.values(rules).flatMap(({ uri }) => uri?.forms ?? []);

/** The URI of an identifier: its page at the registry, or a URN. Null if the registry has none. */
export function identifierUriOf({ scheme, value }: IdentifierValue): string | null {
  const { uri } = rules[scheme];
  if (uri === undefined) return null;
  return uri.beginning + encodeURI(value.replaceAll(" ", "")).replaceAll(/[?#]/g, encodeURIComponent);
}

/** The identifier with a URI, in any form of it, its text not percent-encoded. Null if it is none. */
export function identifierOfUri(text: string): IdentifierValue | null {
  for (const scheme of Object.values(IdentifierScheme)) {
    const { uri, normalise } = rules[scheme];
    const value = uri?.forms.test(text) ? normalise(text.replace(uri.forms, "")) : null;
    if (value !== null) return { scheme, value };
  }
  return null;
}

/**
 * Parses an identifier in any common form, including its URL, and returns the registry's spelling. Throws BAD_IDENTIFIER
 * for a wrong form or check digit.
 */
export function readIdentifier(scheme: IdentifierScheme, text: string): string {
  const { example, normalise } = rules[scheme];
  const given = text.trim();
  const form = uriForms.find((one) => one.test(given)) ?? /^(?:doi|isbn|issn|orcid|isni):\s*/i;
  const value = normalise(given.replace(form, ""));
  if (value !== null) return value;
  throw new RostrumError(
    "BAD_IDENTIFIER",
    `Expected ${scheme} such as ${example}, with a valid check digit if it has one, but got ${shown(text)}.`,
  );
}

/** ORCID and ISNI: 16 characters, the last of them a check digit by ISO 7064 mod 11-2. */
function inFours(text: string, separator: string): string | null {
  const digits = text.replaceAll(/[-\s]/g, "").toUpperCase();
  if (!/^\d{15}[\dX]$/.test(digits)) return null;
  let sum = 0;
  for (const digit of digits.slice(0, 15)) sum = ((sum + Number(digit)) * 2) % 11;
  const check = (12 - sum) % 11;
  if (digits.at(-1) !== (check === 10 ? "X" : String(check))) return null;
  return (digits.match(/.{4}/g) ?? []).join(separator);
}

const crockford = "0123456789abcdefghjkmnpqrstvwxyz";

/** ROR: 0, six characters of Crockford's base 32, two digits of a checksum by ISO 7064 mod 97-10. */
function rorOf(text: string): string | null {
  if (!/^0[0-9a-hj-km-np-tv-z]{6}\d{2}$/.test(text)) return null;
  let number = 0;
  for (const character of text.slice(0, 7)) number = number * 32 + crockford.indexOf(character);
  return Number(text.slice(7)) === 98 - ((number * 100) % 97) ? text : null;
}

/** An ISBN of 10 characters becomes one of 13. */
function isbnOf(text: string): string | null {
  if (/^\d{9}[\dX]$/.test(text)) {
    const sum = Array.from(text).reduce(
      (total, digit, at) => total + (10 - at) * (digit === "X" ? 10 : Number(digit)),
      0,
    );
    return sum % 11 === 0 ? `978${text.slice(0, 9)}${ean13CheckOf(`978${text.slice(0, 9)}`)}` : null;
  }
  if (!/^97[89]\d{10}$/.test(text)) return null;
  return ean13CheckOf(text.slice(0, 12)) === text.at(-1) ? text : null;
}

function ean13CheckOf(digits: string): string {
  const sum = Array.from(digits).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

function issnOf(text: string): string | null {
  if (!/^\d{7}[\dX]$/.test(text)) return null;
  const sum = Array.from(text).reduce(
    (total, digit, at) => total + (8 - at) * (digit === "X" ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0 ? `${text.slice(0, 4)}-${text.slice(4)}` : null;
}
