import { isIP } from "node:net";

import { type CleanedEnv, makeValidator } from "envalid";

import { wholeNumber } from "../setting-kinds";
import type { GuardSettings } from "./guard";

const proxies = makeValidator((text): number | string | false => {
  if (text === "off") return false;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const names = text.split(",").map((name) => name.trim());
  if (names.every(isProxy)) return names.join(",");
  throw new Error("takes off, the number of proxies, or their addresses, such as loopback,10.0.0.0/8");
});

function isProxy(name: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(name)) return true;
  const [address = "", bits, more] = name.split("/");
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

export const guardSettings = {
  POINTS_PER_MINUTE: wholeNumber(
    1,
    1_000_000_000,
  )({ default: 60_000, desc: "Rate limit of one address, in points per minute." }),
  KEYED_POINTS_PER_MINUTE: wholeNumber(
    1,
    1_000_000_000,
  )({ default: 600_000, desc: "Rate limit of one key, in points per minute." }),
  FILE_BYTES_PER_MINUTE: wholeNumber(
    1,
    1_000_000_000_000,
  )({
    default: 50_000_000,
    desc: "Bytes of the playground's files that one address or key gets per minute.",
  }),
  KEYED_MAX_PRICE: wholeNumber(
    1,
    10_000_000,
  )({ default: 5_000, desc: "`MAX_PRICE` for requests with a key." }),
  MAX_BODY_BYTES: wholeNumber(
    1_000,
    100_000_000,
  )({ default: 100_000, desc: "Maximum size of a body in bytes, after decompression." }),
  KEYED_MAX_BODY_BYTES: wholeNumber(
    1_000,
    100_000_000,
  )({ default: 1_000_000, desc: "`MAX_BODY_BYTES` for requests with a key." }),
  TRUST_PROXY: proxies({
    default: false,
    desc: "Proxies whose `X-Forwarded-For` is trusted: off (none), the number of proxies, or their addresses.",
  }),
  MAX_AT_ONCE: wholeNumber(
    1,
    100_000,
  )({
    default: 32,
    desc: "Maximum operations running at once; at a router, also maximum requests to one subgraph at once.",
  }),
  MAX_AT_ONCE_PER_CLIENT: wholeNumber(
    1,
    100_000,
  )({ default: 20, desc: "Maximum operations of one address or key, running and waiting." }),
  MAX_WAITING: wholeNumber(0, 100_000)({ default: 100, desc: "Maximum operations waiting for a slot." }),
  MAX_STREAMS: wholeNumber(
    0,
    100_000,
  )({ default: 16, desc: "Maximum subscriptions running at once, in addition to operations." }),
  MAX_STREAMS_PER_CLIENT: wholeNumber(
    1,
    100_000,
  )({ default: 4, desc: "Maximum subscriptions of one address or key at once." }),
} as const;

/** Maximum wait of an operation for a slot. After it, the client gets `OVERLOADED`. */
const maxWaitMs = 3_000;

export function readGuardSettings(
  values: CleanedEnv<typeof guardSettings>,
  { price }: { readonly price: number },
): GuardSettings {
  return {
    anonymous: { pointsPerMinute: values.POINTS_PER_MINUTE, price, bodyBytes: values.MAX_BODY_BYTES },
    keyed: {
      pointsPerMinute: values.KEYED_POINTS_PER_MINUTE,
      price: values.KEYED_MAX_PRICE,
      bodyBytes: values.KEYED_MAX_BODY_BYTES,
    },
    fileBytesPerMinute: values.FILE_BYTES_PER_MINUTE,
    trustProxy: values.TRUST_PROXY,
    concurrency: {
      maxRunning: values.MAX_AT_ONCE,
      maxPerClient: values.MAX_AT_ONCE_PER_CLIENT,
      maxWaiting: values.MAX_WAITING,
      maxWaitMs,
    },
    streams: {
      maxRunning: values.MAX_STREAMS,
      maxPerClient: values.MAX_STREAMS_PER_CLIENT,
      // Subscriptions have no predictable end, so nothing waits for one.
      maxWaiting: 0,
      maxWaitMs,
    },
  };
}
