import { deserialize, serialize } from "node:v8";

import type { ReadItem, ReadSource, Remark } from "../records";
import type { InputFile } from "./input-file";
import { type ReadInput, readInput, type ReadInputOptions } from "./read-input";

/** What is known of a source that was read while its records wait elsewhere. */
export interface SourceHead extends Pick<ReadSource, "key" | "title" | "documentTitle" | "url" | "part"> {
  /** How many records it has. */
  readonly records: number;
  /** Where it is a list of sources: what it lists, each with its address. Else null. */
  readonly listed: { readonly items: readonly ReadItem[]; readonly remarks: readonly Remark[] } | null;
}

type ReadSourceInput = Extract<ReadInput, { readonly source: ReadSource }>;

/** A `ReadInput` in which the source is its head, and its records are `Packed`: bytes, or where they are. */
export type InputWith<Packed> =
  | Exclude<ReadInput, ReadSourceInput>
  | (Omit<ReadSourceInput, "source"> & { readonly source: SourceHead; readonly packed: Packed });

/** What `readInput` reads, as it crosses from a thread: bytes are moved and not copied. */
export async function readPacked(
  given: readonly InputFile[],
  options: ReadInputOptions,
): Promise<Array<InputWith<Uint8Array>>> {
  return (await readInput(given, options)).map(packed);
}

function packed(input: ReadInput): InputWith<Uint8Array> {
  if (!("source" in input)) return input;
  const { source, ...rest } = input;
  const { key, title, documentTitle, url, part, records, items, remarks } = source;
  const isList = records.length === 0 && items.some(({ outcome }) => outcome === "listed");
  const listed = isList ? { items, remarks } : null;
  const head = { key, title, documentTitle, url, ...(part ? { part } : {}), records: records.length, listed };
  return { ...rest, source: head, packed: new Uint8Array(serialize(source)) };
}

export const unpackedSource = (bytes: Uint8Array): ReadSource => deserialize(bytes) as ReadSource;
