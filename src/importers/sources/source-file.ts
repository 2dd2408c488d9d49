import { textOf } from "./source-text";

/** A file of a source. */
export class SourceFile {
  #text: string | undefined;

  /** `name` is as it was named; within a folder or an archive, the path there follows it: `talks/2014/maps.md`. */
  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
  ) {}

  /** Throws Unreadable where the bytes are no text. */
  get text(): string {
    this.#text ??= textOf(this.bytes);
    return this.#text;
  }
}
