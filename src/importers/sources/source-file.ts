import { officeFileIn, type PartsOfFile } from "./office-files";
import { textOf } from "./source-text";
import { Unreadable } from "./unreadable";

/** How a file came that was fetched. */
export interface Sent {
  /** The address that it has now, and those that have moved there for good. */
  readonly address: string;
  readonly formerAddresses: readonly string[];
  /** What its server said of its encoding; null where it did not. */
  readonly charset: string | null;
}

/** What is known of a file beside its bytes. */
interface About {
  /** Absent where it was not fetched. */
  readonly sent?: Sent;
  /** Absent where it is none of several parts. */
  readonly parts?: PartsOfFile;
}

/** A file of a source. */
export class SourceFile {
  readonly sent: Sent | null;
  readonly parts: PartsOfFile | null;
  #text: string | undefined;

  /** `name` is as it was named; within a folder or an archive, the path there follows it: `talks/2014/maps.md`. */
  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    { sent, parts }: About = {},
  ) {
    this.sent = sent ?? null;
    this.parts = parts ?? null;
  }

  /** Throws Unreadable where the bytes are no text. */
  get text(): string {
    const office = officeFileIn(this.bytes, this.parts);
    if (office !== null) throw new Unreadable(`Expected text, but got ${office}`);
    this.#text ??= textOf(this.bytes, this.sent?.charset ?? null);
    return this.#text;
  }
}
