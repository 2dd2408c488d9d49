import { gunzipSync } from "node:zlib";

import { Unreadable } from "../../sources/unreadable";

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Throws Unreadable where it is damaged, or larger than that. */
export function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Unreadable(
      code === "ERR_BUFFER_TOO_LARGE"
        ? `Expected at most ${maxBytes} bytes inflated, but there are more.`
        : `A broken gzip: ${message}.`,
    );
  }
}
