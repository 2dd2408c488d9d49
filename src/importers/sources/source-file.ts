import { officeFileIn, type PartsOfFile } from "./office-files";
import type { PdfLine } from "./pdf-text";
import { type DecodedText, decodedText } from "./source-text";
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
  /** The lines of a PDF, or why there are none. Absent where it is no PDF. */
  readonly pages?: readonly PdfLine[] | string;
  /** The encoding that a person says; absent where no one does. */
  readonly encoding?: string;
}

/** A file of a source. */
export class SourceFile {
  readonly sent: Sent | null;
  readonly parts: PartsOfFile | null;
  readonly pages: readonly PdfLine[] | string | null;
  readonly #encoding: string | null;
  #decoded: DecodedText | undefined;

  /** `name` is as it was named; within a folder or an archive, the path there follows it: `talks/2014/maps.md`. */
  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    { sent, parts, pages, encoding }: About = {},
  ) {
    this.sent = sent ?? null;
    this.parts = parts ?? null;
    this.pages = pages ?? null;
    this.#encoding = encoding ?? null;
  }

  /** Throws Unreadable where the bytes are no text. */
  get text(): string {
    if (this.pages !== null) throw new Unreadable("Expected text, but got a PDF.");
    const office = officeFileIn(this.bytes, this.parts);
    if (office !== null) throw new Unreadable(`Expected text, but got ${office}`);
    const said = { charset: this.sent?.charset ?? null, asked: this.#encoding };
    this.#decoded ??= decodedText(this.bytes, said);
    return this.#decoded.text;
  }

  /** What is odd about its encoding, once its text was read; null where nothing is. */
  get oddEncoding(): DecodedText["guess"] {
    return this.#decoded?.guess ?? null;
  }
}
