import type { ImportRecord, Inference, Place, RecordLink, Remark } from "../../records";
import { whyNoLink } from "../addresses";

interface Said {
  readonly values: Readonly<Record<string, unknown>>;
  readonly references: ImportRecord["references"];
  readonly links: readonly RecordLink[];
  readonly inference?: Inference | null;
}

/** The records of a feed, and what is odd about it. */
export class FeedRecords {
  readonly records: ImportRecord[] = [];
  readonly remarks: Remark[] = [];

  add(type: ImportRecord["type"], key: string, place: Place, said: Said): void {
    const links = said.links.filter(({ url }) => this.address(url, place) !== null);
    this.records.push({ inference: null, isMentioned: false, ...said, type, key, place, links });
  }

  /** A broken link costs the link. */
  address(url: string | null, place: Place): string | null {
    if (url === null) return null;
    const why = whyNoLink(url);
    if (why !== null) this.remark(place, why);
    return why === null ? url : null;
  }

  remark(place: Place, message: string): void {
    this.remarks.push({ place, message });
  }
}
