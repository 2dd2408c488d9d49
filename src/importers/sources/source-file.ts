import { textOf } from "./source-text";

/** How a file came that was fetched. */
export interface Sent {
  /** The address that it has now, and those that have moved there for good. */
  readonly address: string;
  readonly formerAddresses: readonly string[];
  /** What its server said of its encoding; null where it did not. */
  readonly charset: string | null;
}

/** A file of a source. */
export class SourceFile {
  #text: string | undefined;

  /** `name` is as it was named; within a folder or an archive, the path there follows it: `talks/2014/maps.md`. */
  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    /** Null where it was not fetched. */
    readonly sent: Sent | null = null,
  ) {}

  /** Throws Unreadable where the bytes are no text. */
  get text(): string {
    this.#text ??= textOf(this.bytes, this.sent?.charset ?? null);
    return this.#text;
  }
}
