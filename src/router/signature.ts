import { createHmac, timingSafeEqual } from "node:crypto";

/** Header with the time and the HMAC of a request from a router to a subgraph. */
export const signatureHeader = "x-rostrum-signature";

/** How far the time of a signature may be from ours, in milliseconds. Within it a captured request can be sent again. */
export const signatureWindowMs = 30_000;

/** The headers of a signed request; none for a subgraph without a secret. `purpose`: what it asks for, where it has no body. */
export type Sign = (subgraph: string, purpose: string, body?: string) => Record<string, string>;

export const unsigned: Sign = () => ({});

/** Signs with each subgraph's own secret, so that a subgraph cannot pass what it gets on to another. */
export function signing(secrets: ReadonlyMap<string, string>, now: () => number = Date.now): Sign {
  return (subgraph, purpose, body = ""): Record<string, string> => {
    const secret = secrets.get(subgraph);
    if (secret === undefined) return {};
    const time = String(now());
    return { [signatureHeader]: `${time}.${macOf(secret, time, purpose, body).toString("base64url")}` };
  };
}

export function isSigned(
  secret: string,
  purpose: string,
  body: Uint8Array | string,
  header: unknown,
  now = Date.now(),
): boolean {
  const [, time = "", mac = ""] = /^(\d{1,15})\.([\w-]{43})$/.exec(String(header)) ?? [];
  if (time === "" || Math.abs(now - Number(time)) > signatureWindowMs) return false;
  return timingSafeEqual(Buffer.from(mac, "base64url"), macOf(secret, time, purpose, body));
}

function macOf(secret: string, time: string, purpose: string, body: Uint8Array | string): Buffer {
  return createHmac("sha256", secret).update(`${time}\n${purpose}\n`).update(body).digest();
}
