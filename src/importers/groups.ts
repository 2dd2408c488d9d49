import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { importPrefix } from "../catalogue/catalogue";
import { type Source, sourceOf } from "./drafts/source";
import { isAddress, normalAddress } from "../domain/links/addresses";
import { type Input, listedIn } from "./fetching/input";
import type { FetchedAddress, Remembered } from "./fetching/remembered";
import type { SourceHead } from "./reading/packed-source";
import { canonicalOf } from "../domain/links/link";
import type { Remark } from "./records";

type ReadInputOf = Extract<Input, { readonly source: SourceHead }>;

/** The files and addresses of one source. */
export interface Group {
  readonly key: string;
  readonly inputs: readonly ReadInputOf[];
  /** What is to be remembered of its addresses, with what was odd about each. */
  readonly fetched: (remarksOf: (file: string) => readonly Remark[]) => readonly FetchedAddress[];
  /** Whether nothing of it failed, so that what was not read is gone from there. */
  readonly isWhole: boolean;
}

/** What the catalogue knows a source by. */
export const folderOf = ({ key }: Pick<Source, "key">): string => `${importPrefix}${key}`;

/** How many records its files have together. */
export const recordsIn = ({ inputs }: Group): number =>
  inputs.reduce((sum, { source }) => sum + source.records, 0);

/** Files and addresses of the same source are together. */
export async function groupsOf(inputs: readonly Input[], remembered: Remembered): Promise<Group[]> {
  const groups = new Map<string, ReadInputOf[]>();
  for (const input of inputs) {
    if (!("source" in input) || listedIn(input) !== null) continue;
    const key = await keyOf(input, remembered);
    groups.set(key, [...(groups.get(key) ?? []), input]);
  }
  const failed = new Set(inputs.flatMap((one) => ("source" in one ? [] : (knownOf(one, remembered) ?? []))));
  return [...groups].map(([key, those]): Group => {
    const folder = folderOf({ key });
    return {
      key,
      inputs: those,
      fetched: (remarksOf) =>
        those.flatMap(({ file, arrival, format }) =>
          arrival ? remembered.rowsOf(arrival, { folder, format, remarks: remarksOf(file) }) : [],
        ),
      isWhole: !failed.has(folder),
    };
  });
}

/** Sources that were read from addresses which are gone for good, all of them. */
export function goneSources(
  inputs: readonly Input[],
  groups: readonly Group[],
  remembered: Remembered,
): Source[] {
  const gone = inputs.filter((one) => "status" in one && one.status === "gone");
  const addresses = new Set(gone.map(({ file }) => remembered.presentOf(normalAddress(file))));
  const read = new Set(groups.map(folderOf));
  const folders = new Set(gone.flatMap((one) => knownOf(one, remembered) ?? []));
  return [...folders]
    .filter((folder) => !read.has(folder))
    .filter((folder) => remembered.addressesOf(folder).every((one) => addresses.has(one)))
    .map((folder) => {
      const files = gone.filter((one) => knownOf(one, remembered) === folder);
      return goneSource(
        folder.slice(importPrefix.length),
        files.map(({ file }) => file),
      );
    });
}

const goneSource = (key: string, files: readonly string[]): Source => ({
  ...sourceOf(key, []),
  title: files[0] ?? key,
  files: files.map((file) => ({ file, items: [] })),
});

const knownOf = ({ file }: Pick<Input, "file">, remembered: Remembered): string | null =>
  remembered.sourceOf(normalAddress(file))?.folder ?? null;

/** A source that nothing but its address tells stays what it was when the address was first imported, wherever it has moved since. */
async function keyOf(
  { file, format, source, arrival }: ReadInputOf,
  remembered: Remembered,
): Promise<string> {
  const { key, url, part } = source;
  const isByAddress = key === null || (url !== null && key === canonicalOf(url));
  const known = knownOf({ file }, remembered);
  if (isByAddress && known?.startsWith(`${importPrefix}${format} `) === true)
    return known.slice(importPrefix.length);
  if (key !== null) return `${format} ${key}`;
  const named = arrival?.addresses.at(-1) ?? file;
  const stem = part?.stem ?? null;
  const address = stem === null ? named : named.replace(/[^/\\]*$/, () => stem);
  return `${format} ${isAddress(address) ? (canonicalOf(address) ?? address) : await realPathOf(address === "" ? "." : address)}`;
}

/** The same by whatever way it is reached; of a file in an archive, its path there follows the archive's. */
async function realPathOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ENOENT", "ENOTDIR"].includes(code) || dirname(file) === file) throw error;
    return join(await realPathOf(dirname(file)), basename(file));
  }
}
