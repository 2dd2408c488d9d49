import { Refusal } from "../limits/refusal";
import type { KeyProblem } from "./find-key";

const messages: Readonly<Record<KeyProblem, string>> = {
  MALFORMED: "Expected `Authorization: Bearer` and a whole key of Rostrum, or no such header.",
  UNKNOWN: "Expected `Authorization: Bearer` with a key that is known here, or no such header.",
  EXPIRED: "The key has expired. Ask for a new one, or send no `Authorization`.",
  REVOKED: "The key was revoked. Ask for a new one, or send no `Authorization`.",
};

/** A request with a key that does not work. */
export class BadKey extends Refusal {
  constructor(readonly reason: KeyProblem) {
    super(401, messages[reason], { code: "UNAUTHENTICATED", reason });
  }
}

/** A request with a key that cannot be checked now: the database, or a router's subgraphs, do not answer. */
export class KeyUnchecked extends Refusal {
  constructor() {
    super(503, "The key cannot be checked at the moment. Try again in 1 s.", {
      code: "KEY_UNCHECKED",
      retryAfterSeconds: 1,
    });
  }
}
