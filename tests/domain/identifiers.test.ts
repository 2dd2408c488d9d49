import * as fc from "fast-check";

import { IdentifierScheme, readIdentifier } from "../../src/domain/identifiers";

describe("an identifier", () => {
  it.each([
    ["ORCID", "0000-0002-1825-0097", "0000-0002-1825-0097"],
    ["ORCID", "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"],
    ["ORCID", "000000021694233x", "0000-0002-1694-233X"],
    ["ISNI", "0000 0001 2150 090X", "0000 0001 2150 090X"],
    ["ISNI", "https://isni.org/isni/000000012150090X", "0000 0001 2150 090X"],
    ["ISNI", "http://www.isni.org/000000012150090X", "0000 0001 2150 090X"],
    ["WIKIDATA", "https://www.wikidata.org/wiki/Special:EntityPage/Q42", "Q42"],
    ["WIKIDATA", "https://www.wikidata.org/wiki/Q42", "Q42"],
    ["ROR", "https://ror.org/05gq02987", "05gq02987"],
    ["ORG_ID", "GB-EDU-123456", "GB-EDU-123456"],
    ["DOI", "https://doi.org/10.1000/ABC", "10.1000/abc"],
    ["DOI", "doi:10.1000/182", "10.1000/182"],
    ["ISBN", "978-0-306-40615-7", "9780306406157"],
    ["ISBN", "0-306-40615-2", "9780306406157"],
    ["ISSN", "20493630", "2049-3630"],
    ["HANDLE", "http://hdl.handle.net/10034/622189", "10034/622189"],
    ["PODCAST_GUID", "917393E3-1B1E-5CEF-ACE4-EDAA54E1F810", "917393e3-1b1e-5cef-ace4-edaa54e1f810"],
  ] as const)("of %s given as %s is kept as %s", (scheme, given, kept) => {
    expect(readIdentifier(IdentifierScheme[scheme], given)).toBe(kept);
    expect(readIdentifier(IdentifierScheme[scheme], kept)).toBe(kept);
  });

  it.each([
    ["ORCID", "0000-0002-1825-0098"],
    ["ORCID", "0000-0002-1825"],
    ["ISNI", "0000 0001 2150 0901"],
    ["WIKIDATA", "P42"],
    ["ROR", "05gq02988"],
    ["ROR", "15gq02987"],
    ["ORG_ID", "123456"],
    ["DOI", "11.1000/182"],
    ["ISBN", "978-0-306-40615-8"],
    ["ISBN", "0-306-40615-3"],
    ["ISSN", "2049-3631"],
    ["HANDLE", "622189"],
    ["PODCAST_GUID", "917393e3"],
    ["DOI", ""],
  ] as const)("of %s refuses %s with what was expected and what came", (scheme, given) => {
    expect(() => readIdentifier(IdentifierScheme[scheme], given)).toThrow(
      expect.objectContaining({
        code: "BAD_IDENTIFIER",
        message: expect.stringMatching(
          new RegExp(`^Expected ${scheme} such as .* but got "${given}"\\.$`),
        ) as string,
      }),
    );
  });

  it.each([
    [IdentifierScheme.ORCID, "0000-0002-1825-0097"],
    [IdentifierScheme.ISNI, "0000 0001 2150 0900"],
    [IdentifierScheme.ROR, "05gq02987"],
    [IdentifierScheme.ISBN, "9780306406157"],
    [IdentifierScheme.ISSN, "2049-3630"],
  ])("of %s with one digit wrong is refused", (scheme, right) => {
    const valid = scheme === IdentifierScheme.ISNI ? "0000 0001 2150 090X" : right;
    const places = Array.from(valid, (character, place) => (/\d/.test(character) ? place : -1)).filter(
      (place) => place >= 0,
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const wrong = (Number(valid[place]) + more) % 10;
        const other = `${valid.slice(0, place)}${wrong}${valid.slice(place + 1)}`;
        expect(() => readIdentifier(scheme, other)).toThrow(/check digit/);
      }),
    );
  });
});
