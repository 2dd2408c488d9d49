import type { Catalogue } from "../../catalogue/catalogue";
import type { Remark } from "../records";
import type { Validators } from "./fetch-address";

/** What is remembered of an address. */
export type FetchedAddress = Awaited<ReturnType<Catalogue["fetched"]>>[number];

/** How an address was fetched whose answer was read. */
export interface Arrival {
  /** Those that have moved for good, and last that to which. */
  readonly addresses: readonly string[];
  readonly validators: Validators;
}

/** What an address was read as. */
export interface KnownSource {
  readonly folder: string;
  readonly format: string | null;
  /** What was odd about it or refused. */
  readonly remarks: readonly Remark[];
}

/** A source with more of them is read again at each import. */
const maxRemarks = 1_000;

/** What earlier imports have remembered of addresses. */
export class Remembered {
  readonly #rows: ReadonlyMap<string, FetchedAddress>;
  readonly #all: readonly FetchedAddress[];
  readonly #readAs: string;

  /** `readAs` is the digest of how sources are read now. */
  constructor(rows: readonly FetchedAddress[], readAs: string) {
    this.#all = rows;
    this.#rows = new Map(rows.map((row) => [row.address, row]));
    this.#readAs = readAs;
  }

  /** Where an address is to be looked for. */
  presentOf(address: string): string {
    return this.#rows.get(address)?.movedTo ?? address;
  }

  formerOf(address: string): string[] {
    return this.#all.flatMap((row) => (row.movedTo === address ? row.address : []));
  }

  /** The source that an address was read as, and its format; null where it was not. */
  sourceOf(address: string): KnownSource | null {
    const row = this.#rows.get(this.presentOf(address));
    if (!row?.source) return null;
    const remarks = JSON.parse(row.remarks ?? "[]") as readonly Remark[];
    return { folder: row.source, format: row.format, remarks };
  }

  /** The addresses that this source was read from. */
  addressesOf(folder: string): string[] {
    return this.#all.flatMap(({ source, address }) => (source === folder ? address : []));
  }

  /** Null where the answer is to be read in any case. Of a source of several addresses each is, since all are read together. */
  validatorsOf(address: string): Validators | null {
    const row = this.#rows.get(address);
    if (
      !row?.source ||
      row.readAs !== this.#readAs ||
      row.remarks === null ||
      this.addressesOf(row.source).length > 1
    )
      return null;
    return row.etag === null && row.lastModified === null ? null : row;
  }

  /** What is to be remembered of an address that was read as this source. */
  rowsOf({ addresses, validators }: Arrival, { folder, format, remarks }: KnownSource): FetchedAddress[] {
    const present = addresses.at(-1) ?? "";
    const former = addresses.slice(0, -1);
    const moved = new Set([...former, ...former.flatMap((one) => this.formerOf(one))]);
    moved.delete(present);
    const { etag, lastModified } = validators;
    return [
      ...[...moved].map((address) => movedRow(address, present)),
      {
        address: present,
        movedTo: null,
        source: folder,
        format,
        etag,
        lastModified,
        readAs: this.#readAs,
        remarks: remarks.length > maxRemarks ? null : JSON.stringify(remarks),
      },
    ];
  }
}

const movedRow = (address: string, movedTo: string): FetchedAddress => ({
  address,
  movedTo,
  source: null,
  format: null,
  etag: null,
  lastModified: null,
  readAs: null,
  remarks: null,
});
