import type { Request } from "express";

import { RostrumError } from "../../domain/errors";
import { type FindKey, keyMaxAgeMs } from "./find-key";
import { keyIn } from "./identify";
import { BadKey } from "./refusals";

/**
 * Asks every `keyMaxAgeMs` whether the key of a request still works, and ends what it is for once it does not. While that cannot be found out it
 * goes on. All streams of a process share what `findKey` reads. Returns what ends the asking; anonymous requests are not asked about.
 */
export function watchKey(
  { headers: { authorization } }: Pick<Request, "headers">,
  findKey: FindKey,
  end: (reason: RostrumError) => void,
): () => void {
  if (authorization === undefined) return () => {};
  const check = async () => {
    const found = await findKey(keyIn(authorization));
    if (typeof found !== "string") return;
    const { message } = new BadKey(found);
    end(new RostrumError("UNAUTHENTICATED", message, { reason: found }));
  };
  const asking = setInterval(() => void check().catch(() => {}), keyMaxAgeMs).unref();
  return () => clearInterval(asking);
}
