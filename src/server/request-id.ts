import { randomUUID } from "node:crypto";

/** The client's request id if it is safe to log; else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === "string" && /^[\w-]{8,64}$/.test(header) ? header : randomUUID();
}
