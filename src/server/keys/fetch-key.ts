import { isJsonObject } from "../../domain/json-object";
import type { KeyHolder } from "../../domain/keys";
import { Role } from "../../domain/roles";
import { textOf } from "../../router/response-text";
import { type KeyProblem, keyTimeoutMs } from "./find-key";
import { keyPath } from "./publish-key";

/** Asks the subgraph at an address who holds a key. Rejects when it does not say. */
export type FetchKey = (address: string, key: string, subgraph: string) => Promise<KeyHolder | KeyProblem>;

const maxBytes = 10_000;

const problems: ReadonlySet<unknown> = new Set<KeyProblem>(["MALFORMED", "UNKNOWN", "EXPIRED", "REVOKED"]);
const roles: ReadonlySet<unknown> = new Set(Object.values(Role));

export async function fetchKey(
  address: string,
  key: string,
  signature: Record<string, string> = {},
): Promise<KeyHolder | KeyProblem> {
  const response = await fetch(new URL(`.${keyPath}`, address), {
    // Redirects are not followed: another server would get the key.
    redirect: "manual",
    headers: { accept: "application/json", authorization: `Bearer ${key}`, ...signature },
    signal: AbortSignal.timeout(keyTimeoutMs),
  });
  const found: unknown = JSON.parse(await textOf(response, maxBytes));
  const { reason, name, role, expiresAt } = isJsonObject(found) ? found : {};
  if (response.status === 401 && problems.has(reason)) return reason as KeyProblem;
  const isHolder =
    typeof name === "string" && roles.has(role) && (expiresAt === null || typeof expiresAt === "string");
  if (response.status === 200 && isHolder) return { name, role: role as Role, expiresAt };
  throw new Error(`Expected a key's holder, but got the status ${response.status}.`);
}
