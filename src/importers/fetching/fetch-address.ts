import { STATUS_CODES } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

import { version } from "../../domain/version";
import type { AllowedHosts } from "./allowed-hosts";
import { type Answer, exchange } from "./exchange";
import type { FetchLimits } from "./fetch-limits";
import { NotFetched } from "./not-fetched";

/** What a server has said of an answer, so that it need not send the same again. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Fetched =
  | {
      readonly outcome: "sent";
      readonly bytes: Uint8Array;
      /** What Content-Type says; null where it does not. */
      readonly charset: string | null;
      readonly validators: Validators;
      /** The address, and those to which it has moved for good. */
      readonly addresses: readonly string[];
    }
  | { readonly outcome: "unchanged" }
  /** 410: it will not come back. */
  | { readonly outcome: "gone" };

interface FetchOptions {
  readonly hosts: AllowedHosts;
  readonly limits: FetchLimits;
  /** Of what was read of this address before; null: it is sent in any case. */
  readonly validators: Validators | null;
  /** Makes each request, when it is the turn of its host. */
  readonly inTurn: <T>(host: string, request: () => Promise<T>) => Promise<T>;
}

/** Fetches an address. What may be better at another try is tried again, after a wait. Throws NotFetched. */
export async function fetchAddress(address: string, options: FetchOptions): Promise<Fetched> {
  const { maxTries, backoffMs, maxWaitMs } = options.limits;
  if (!URL.canParse(address)) throw new NotFetched("It is no address.");
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetchOnce(address, options);
    } catch (error) {
      if (!(error instanceof NotFetched) || !error.isTransient) throw error;
      const { message, retryAfterMs } = error;
      if (retryAfterMs !== null && retryAfterMs > maxWaitMs)
        throw new NotFetched(`${message} It asks to wait ${Math.ceil(retryAfterMs / 1_000)} s.`);
      if (tries === maxTries)
        throw new NotFetched(`${message}${tries > 1 ? ` It was tried ${tries} times.` : ""}`);
      await wait(retryAfterMs ?? backoffMs * 2 ** (tries - 1));
    }
  }
}

async function fetchOnce(
  address: string,
  { hosts, limits, validators, inTurn }: FetchOptions,
): Promise<Fetched> {
  const addresses = [address];
  let url = new URL(address);
  let [known, isForGood] = [validators, true];
  for (let redirects = 0; ; redirects += 1) {
    const requested = url;
    const headers = headersOf(known);
    hosts.assertAllowed(requested);
    const answer = await inTurn(requested.host, () =>
      exchange(requested, { hosts, limits, headers, signal: AbortSignal.timeout(limits.maxMs) }),
    );
    const { status, bytes } = answer;
    if (status === 200)
      return {
        outcome: "sent",
        bytes,
        charset: charsetOf(answer),
        validators: validatorsOf(answer),
        addresses,
      };
    if (status === 304 && known) return { outcome: "unchanged" };
    if (status === 410) return { outcome: "gone" };
    url = redirectOf(answer, requested);
    if (redirects === limits.maxRedirects)
      throw new NotFetched(`Expected at most ${limits.maxRedirects} redirects, but it redirects again.`);
    isForGood &&= status === 301 || status === 308;
    if (!isForGood) continue;
    addresses.push(url.href);
    // They are of the former address.
    known = null;
  }
}

function headersOf(known: Validators | null): Record<string, string> {
  return {
    "user-agent": `Rostrum/${version}`,
    accept: "*/*",
    "accept-encoding": "gzip, deflate, br",
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
  };
}

const validatorsOf = ({ headers }: Answer): Validators => ({
  etag: headers.etag ?? null,
  lastModified: headers["last-modified"] ?? null,
});

function charsetOf({ headers }: Answer): string | null {
  const found = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(headers["content-type"] ?? "");
  return found?.[1] ?? found?.[2] ?? null;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer leads. Throws NotFetched where it leads nowhere. */
function redirectOf({ status, headers }: Answer, from: URL): URL {
  if (!redirects.has(status)) throw refusalOf(status, headers["retry-after"]);
  const { location = "" } = headers;
  if (location === "" || !URL.canParse(location, from.href))
    throw new NotFetched(`Expected an address to go to, but ${status} came with none.`);
  const to = new URL(location, from);
  to.hash = "";
  return to;
}

const busy: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

const reasons: Readonly<Record<number, string>> = {
  204: "there is nothing at the address",
  401: "one has to log in",
  403: "it is not allowed",
  404: "there is no such page",
  429: "these are too many requests",
  503: "the server is busy or being repaired",
};

function refusalOf(status: number, retryAfter: string | undefined): NotFetched {
  const reason = reasons[status] ?? STATUS_CODES[status] ?? "of no known meaning";
  return new NotFetched(`The server answered ${status}: ${reason}.`, {
    isTransient: busy.has(status),
    retryAfterMs: retryAfter === undefined ? null : msOf(retryAfter),
  });
}

/** Seconds or a date. Null for any other text. */
function msOf(retryAfter: string): number | null {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? null : Math.max(0, until - Date.now());
}
