import * as fc from "fast-check";

import { IdentifierScheme } from "../../src/domain/identifiers";
import { LinkPurpose, LinkTarget } from "../../src/domain/links/link";
import { Platform } from "../../src/domain/links/platforms";
import { Standing } from "../../src/entities/standing";
import * as make from "../helpers/make-entities";

/** Of the same few addresses, in several forms, for whatever purpose. */
export const anyLinks = fc.array(
  fc
    .record({
      url: fc.constantFrom(
        "https://youtu.be/Vss6Ln103Us?si=1",
        "https://www.youtube.com/watch?v=Vss6Ln103Us",
        "http://example.org/",
        "https://dx.doi.org/10.1000/182",
      ),
      purpose: fc.constantFrom(...Object.values(LinkPurpose)),
      pointsAt: fc.constantFrom(...Object.values(LinkTarget)),
    })
    .map((link) => make.makeLink(link)),
  { maxLength: 3 },
);
export const anyAccounts = fc.array(
  fc.record({
    platform: fc.constantFrom(Platform.X, Platform.YOUTUBE, Platform.LINKEDIN),
    handle: fc.constantFrom("@Ada", "ada", "no handle"),
    url: fc.constantFrom(null, "https://twitter.com/ADA", "no address"),
  }),
  { maxLength: 2 },
);
/** DISPUTED, so that several may have the same. */
export const anyIdentifiers = fc
  .uniqueArray(
    fc.constantFrom(
      { scheme: IdentifierScheme.DOI, value: "10.1000/182" },
      { scheme: IdentifierScheme.HANDLE, value: "10.1000/182" },
      { scheme: IdentifierScheme.ORG_ID, value: "GB-EDU-123456" },
    ),
    { maxLength: 2 },
  )
  .map((identifiers) =>
    identifiers.map(({ scheme, value }) =>
      Object.assign(make.makeIdentifier(scheme, value), { standing: Standing.DISPUTED }),
    ),
  );
