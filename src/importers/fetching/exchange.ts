import { get as getByHttp, type IncomingMessage } from "node:http";
import { get as getByHttps } from "node:https";
import { Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createUnzip } from "node:zlib";

import { shown } from "../../domain/errors";
import type { AllowedHosts } from "./allowed-hosts";
import type { FetchLimits } from "./fetch-limits";
import { NotFetched } from "./not-fetched";

export interface ExchangeOptions {
  readonly hosts: AllowedHosts;
  readonly limits: FetchLimits;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the exchange. */
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  /** Without its encoding for transfer; empty unless the status is 200. */
  readonly bytes: Uint8Array;
}

/** One request, and its answer: no redirects, no cookies, a connection of its own. */
export async function exchange(url: URL, options: ExchangeOptions): Promise<Answer> {
  options.hosts.assertAllowed(url);
  try {
    const answer = await answerTo(url, options);
    const { statusCode: status = 0, headers } = answer;
    if (status === 200) return { status, headers, bytes: await bytesOf(answer, options) };
    answer.destroy();
    return { status, headers, bytes: new Uint8Array() };
  } catch (error) {
    throw notFetchedBy(error, options);
  }
}

function answerTo(url: URL, { hosts, limits, headers, signal }: ExchangeOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === "https:" ? getByHttps : getByHttp;
    const request = get(url, { agent: false, headers, lookup: hosts.lookup, signal });
    const timer = setTimeout(() => {
      request.destroy(
        new NotFetched(`It sent nothing for ${limits.maxFirstByteMs / 1_000} s.`, { isTransient: true }),
      );
    }, limits.maxFirstByteMs);
    request.on("response", (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

async function bytesOf(answer: IncomingMessage, { limits, signal }: ExchangeOptions): Promise<Uint8Array> {
  const { maxBytes } = limits;
  const announced = Number(answer.headers["content-length"] ?? 0);
  if (announced > maxBytes)
    throw new NotFetched(`Expected at most ${maxBytes} bytes, but it announces ${announced}.`);
  const inflate = inflaterOf(answer.headers["content-encoding"]);
  const chunks: Uint8Array[] = [];
  const received = counting(maxBytes, "bytes");
  const inflated = counting(maxBytes, "bytes after inflation");
  const collect = async (from: AsyncIterable<Uint8Array>) => {
    for await (const chunk of from) chunks.push(chunk);
  };
  await (inflate
    ? pipeline(answer, received, inflate, inflated, collect, { signal })
    : pipeline(answer, received, collect, { signal }));
  return new Uint8Array(Buffer.concat(chunks));
}

function inflaterOf(encoding = "identity"): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case "":
    case "identity":
      return null;
    case "gzip":
    case "x-gzip":
    case "deflate":
      return createUnzip();
    case "br":
      return createBrotliDecompress();
    default:
      throw new NotFetched(`Expected gzip, deflate or br, but it sent ${shown(encoding)}.`);
  }
}

/** Lets so many bytes pass. */
function counting(maxBytes: number, what: string): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding: string, done: TransformCallback) {
      count += chunk.byteLength;
      if (count > maxBytes) done(new NotFetched(`Expected at most ${maxBytes} ${what}, but it sends more.`));
      else done(null, chunk);
    },
  });
}

/** Of the network: another time it may be there. */
const transient = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ETIMEDOUT",
]);

function notFetchedBy(error: unknown, { signal, limits }: ExchangeOptions): unknown {
  if (error instanceof NotFetched) return error;
  if (signal.aborted) return new NotFetched(`It took more than ${limits.maxMs / 1_000} s.`);
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (code === "ENOTFOUND") return new NotFetched("There is no such host.");
  if (code.startsWith("Z_") || code.startsWith("ERR__ERROR_FORMAT") || code.startsWith("ERR_BROTLI"))
    return new NotFetched(`What it sent cannot be inflated (${code}).`);
  return new NotFetched(`The connection failed (${code}).`, { isTransient: transient.has(code) });
}
