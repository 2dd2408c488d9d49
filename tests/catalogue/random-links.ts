import * as fc from "fast-check";

import { LinkPurpose, LinkTarget } from "../../src/domain/links/link";
import { Platform } from "../../src/domain/links/platforms";
import * as make from "../helpers/make-entities";

/** Of the same few addresses, in several forms, for whatever purpose. */
export const anyLinks = fc.array(
  fc
    .record({
      url: fc.constantFrom(
        "https://youtu.be/Vss6Ln103Us?si=1",
        "https://www.youtube.com/watch?v=Vss6Ln103Us",
        "http://example.org/",
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
