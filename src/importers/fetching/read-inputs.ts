import { Semaphore } from "async-mutex";

import type { InputFile } from "../reading/input-file";
import type { ReadingThreads } from "../reading/reading-threads";
import { isAddress, normalAddress } from "../../domain/links/addresses";
import { opml } from "../sources/opml";
import type { Fetcher } from "./fetcher";
import { addressesIn, type Input, listedIn } from "./input";
import { NotFetched } from "./not-fetched";
import type { Remembered } from "./remembered";

interface ReadInputsOptions {
  readonly threads: ReadingThreads;
  readonly fetcher: Fetcher;
  readonly remembered: Remembered;
  readonly as: string | null;
  readonly mapping: InputFile | null;
  /** The encoding that a person says; null: as each file says or shows. */
  readonly encoding: string | null;
  /** Whose profile each is; null: as it says itself. */
  readonly person: string | null;
  /** Whether what has not changed is sent and read too. */
  readonly refetch: boolean;
  readonly onFile: ((done: number, of: number) => void) | undefined;
}

/** So many hosts are asked at once. */
const maxHosts = 4;

/**
 * Reads files, folders and addresses, each once, in the order in which they are given, and after them what lists among them name. What cannot be
 * fetched or read costs itself.
 */
export async function readInputs(given: readonly string[], options: ReadInputsOptions): Promise<Input[]> {
  const named = [...new Set(given.map((one) => (isAddress(one) ? normalAddress(one) : one)))];
  const inputs = await readEach(named, options);
  const listed = [...new Set(inputs.flatMap(addressesIn))].filter((one) => !named.includes(one));
  const found = await readEach(listed, { ...options, as: options.as === opml.name ? null : options.as });
  return [...inputs, ...found.map((one) => (listedIn(one) === null ? one : unfollowed(one)))];
}

const unfollowed = ({ file }: Input): Input => ({
  file,
  unreadable: "It is a list of feeds itself: lists in lists are not followed.",
  line: null,
});

async function readEach(named: readonly string[], options: ReadInputsOptions): Promise<Input[]> {
  const results = new Map<string, Input[]>();
  const slots = new Semaphore(maxHosts);
  const chains = byHost(named).map((those) =>
    slots.runExclusive(async () => {
      for (const one of those) {
        results.set(one, await (isAddress(one) ? readAddress(one, options) : readPath(one, options)));
        options.onFile?.(results.size, named.length);
      }
    }),
  );
  await Promise.all(chains);
  return named.flatMap((one) => results.get(one) ?? []);
}

/** All files are of one host. */
function byHost(named: readonly string[]): string[][] {
  const hosts = new Map<string, string[]>();
  for (const one of named) {
    const host = URL.canParse(one) ? new URL(one).host : "";
    hosts.set(host, [...(hosts.get(host) ?? []), one]);
  }
  return [...hosts.values()];
}

const readPath = (
  path: string,
  { threads, as, mapping, encoding, person }: ReadInputsOptions,
): Promise<Input[]> => threads.read(path, { as, mapping, encoding, person });

async function readAddress(
  address: string,
  { threads, fetcher, remembered, as, mapping, encoding, person, refetch }: ReadInputsOptions,
): Promise<Input[]> {
  const present = remembered.presentOf(address);
  try {
    const fetched = await fetcher.fetch(present, refetch ? null : remembered.validatorsOf(present));
    if (fetched.outcome !== "sent")
      return [{ file: address, status: fetched.outcome, known: remembered.sourceOf(address) }];
    const { bytes, charset, validators } = fetched;
    const current = fetched.addresses.at(-1) ?? present;
    const former = [...remembered.formerOf(present), ...fetched.addresses].filter((one) => one !== current);
    const addresses = [...new Set(former), current];
    const sent = { address: current, formerAddresses: addresses.slice(0, -1), charset };
    const read = await threads.readFiles([{ name: address, bytes, sent }], {
      name: address,
      as,
      mapping,
      encoding,
      person,
    });
    // An archive of several sources is fetched at every import: each source is an edit of its own, and only some of them may be made.
    return read.length === 1
      ? read.map((one) => Object.assign(one, { arrival: { addresses, validators } }))
      : read;
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    return [{ file: address, unreadable: error.message, line: null }];
  }
}
