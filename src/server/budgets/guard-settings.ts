import { isIP } from "node:net";

import { type CleanedEnv, makeValidator } from "envalid";

import { wholeNumber } from "../setting-kinds";
import type { GuardSettings } from "./guard";
import type { Keys } from "./keys";

const keys = makeValidator((text): Keys => {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  return new Map(
    pairs.map((pair) => {
      const [, name, digest] = /^\s*([\w.-]+)=([\da-f]{64})\s*$/i.exec(pair) ?? [];
      if (name && digest) return [name, Buffer.from(digest, "hex")] as const;
      throw new Error(
        "takes names and the SHA-256 of keys in hexadecimal, such as weekly-report=9f86d0…,partner=…",
      );
    }),
  );
});

const proxies = makeValidator((text): number | string | false => {
  if (text === "off") return false;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const names = text.split(",").map((name) => name.trim());
  if (names.every(isProxy)) return names.join(",");
  throw new Error(
    "takes off, how many proxies stand in front, or their addresses, such as loopback,10.0.0.0/8",
  );
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
  )({ default: 60_000, desc: "Points that one address may spend in a minute." }),
  KEYED_POINTS_PER_MINUTE: wholeNumber(
    1,
    1_000_000_000,
  )({ default: 600_000, desc: "Points that one key may spend in a minute." }),
  KEYED_MAX_PRICE: wholeNumber(1, 10_000_000)({ default: 5_000, desc: "`MAX_PRICE` of who has a key." }),
  MAX_BODY_BYTES: wholeNumber(1_000, 100_000_000)({ default: 100_000, desc: "Bytes of a body, inflated." }),
  KEYED_MAX_BODY_BYTES: wholeNumber(
    1_000,
    100_000_000,
  )({ default: 1_000_000, desc: "`MAX_BODY_BYTES` of who has a key." }),
  KEYS: keys({
    default: new Map<string, Buffer>(),
    desc: "Who may spend more: `name=sha256,name=sha256`, the SHA-256 of a key in hexadecimal.",
  }),
  TRUST_PROXY: proxies({
    default: false,
    desc: "Whose `X-Forwarded-For` is believed: nobody's (off), that of so many proxies in front, or of those at these addresses.",
  }),
  MAX_AT_ONCE: wholeNumber(1, 100_000)({ default: 32, desc: "Operations under way at once." }),
  MAX_AT_ONCE_PER_CLIENT: wholeNumber(
    1,
    100_000,
  )({ default: 20, desc: "Of one address or key, those that wait included." }),
  MAX_WAITING: wholeNumber(
    0,
    100_000,
  )({ default: 100, desc: "Operations that may wait until others are done." }),
  MAX_STREAMS: wholeNumber(
    0,
    100_000,
  )({ default: 16, desc: "Subscriptions at once, beside the operations." }),
  MAX_STREAMS_PER_CLIENT: wholeNumber(
    1,
    100_000,
  )({ default: 4, desc: "Subscriptions of one address or key at once." }),
} as const;

/** The longest that an operation waits for others: whoever waits longer is told to come back. */
const patienceMs = 3_000;

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
    keys: values.KEYS,
    trustProxy: values.TRUST_PROXY,
    slots: {
      atOnce: values.MAX_AT_ONCE,
      perClient: values.MAX_AT_ONCE_PER_CLIENT,
      waiting: values.MAX_WAITING,
      patienceMs,
    },
    streams: {
      atOnce: values.MAX_STREAMS,
      perClient: values.MAX_STREAMS_PER_CLIENT,
      // Nobody knows when one of them ends.
      waiting: 0,
      patienceMs,
    },
  };
}
