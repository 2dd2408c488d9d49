import { Unreadable } from "../../sources/unreadable";
import type { InputFile } from "../input-file";
import type { Archive, ArchiveLimits, RefusedFile } from "./archive";

/** Collects the entries of one archive by path, and counts what they take. */
export class Entries {
  readonly #archive: string;
  readonly #limits: ArchiveLimits;
  readonly #files = new Map<string, Uint8Array>();
  readonly #refused: RefusedFile[] = [];
  #count = 0;

  constructor(archive: string, limits: ArchiveLimits) {
    this.#archive = archive;
    this.#limits = limits;
  }

  /** The path of an entry; null where it is not read. Throws Unreadable for one entry too many. */
  pathOf(written: string): string | null {
    this.#count += 1;
    const { maxFiles } = this.#limits;
    if (this.#count > maxFiles)
      throw new Unreadable(`Expected at most ${maxFiles} files in the archive, but there are more.`);
    const parts = written.split("/").filter((part) => part !== "" && part !== ".");
    if (parts.includes("..") || /^(?:\/|[A-Za-z]:)/.test(written) || written.includes("\0")) {
      this.refuse(written, "Its path leads out of the archive.");
      return null;
    }
    const isHidden = parts.some((part) => part.startsWith(".") || part === "__MACOSX");
    return isHidden || parts.length === 0 ? null : parts.join("/");
  }

  /** Of several entries with one path the last counts, as where an archive is unpacked. */
  add(path: string, bytes: Uint8Array): void {
    this.#files.set(path, bytes);
  }

  refuse(path: string, why: string): void {
    this.#refused.push({ name: this.#nameOf(path), why });
  }

  get archive(): Archive {
    const files = [...this.#files].map(([path, bytes]): InputFile => ({ name: this.#nameOf(path), bytes }));
    return {
      name: this.#archive,
      files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      refused: this.#refused,
    };
  }

  #nameOf(path: string): string {
    return `${this.#archive}/${path}`;
  }
}
