import { canonicalOf, LinkPurpose } from "../../../domain/links/link";
import type { Place, RecordLink } from "../../records";
import { whyNoLink } from "../addresses";
import type { Row } from "../tables/row";
import { elementsOf, textsOf } from "./expressions";
import type { LinkMapping } from "./mapping";
import { placeIn } from "./places";

/** Reads the links of rows. A broken one costs itself. */
export class LinkReader {
  readonly #report: (place: Place, message: string) => void;

  constructor(report: (place: Place, message: string) => void) {
    this.#report = report;
  }

  read(mappings: readonly LinkMapping[], row: Row, place: Place): RecordLink[] {
    const links = new Map<string, RecordLink>();
    for (const { each, when = {}, from, purpose } of mappings) {
      const rows = elementsOf(row, each).filter((one) =>
        Object.entries(when).every(([column, text]) => textsOf(one, column).includes(text)),
      );
      const urls = rows.flatMap((one) =>
        [from].flat().flatMap((column) => textsOf(one, column).map((url) => [url, column] as const)),
      );
      for (const [url, column] of urls) {
        if (url === "") continue;
        const why = whyNoLink(url);
        const canonical = canonicalOf(url) ?? url;
        if (why !== null) this.#report(placeIn(place, row, column), why);
        else if (!links.has(canonical)) links.set(canonical, { url, purpose: LinkPurpose[purpose] });
      }
    }
    return [...links.values()];
  }
}
