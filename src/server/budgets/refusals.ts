import { Refusal, withCommas } from "../limits/refusal";

/** No points are left of this minute's. */
export class RateLimited extends Refusal {
  constructor(needed: number, { remaining, perMinute, resetsAt }: Left) {
    const retryAfterSeconds = Math.max(1, Math.ceil((resetsAt - Date.now()) / 1_000));
    super(
      429,
      `Price ${withCommas(needed)}, and ${withCommas(remaining)} left of ${withCommas(perMinute)} a minute. Try again in ${retryAfterSeconds} s.`,
      { code: "RATE_LIMITED", needed, remaining, perMinute, retryAfterSeconds },
    );
  }
}

/** What is left of a budget, and when it is whole again. */
export interface Left {
  readonly remaining: number;
  readonly perMinute: number;
  /** In milliseconds since 1970. */
  readonly resetsAt: number;
}

/** This client has as many operations under way as one may have. */
export class TooManyAtOnce extends Refusal {
  constructor(most: number) {
    super(429, `At most ${most} operations of one client at once. Wait for an answer before asking again.`, {
      code: "TOO_MANY_AT_ONCE",
      most,
      retryAfterSeconds: 1,
    });
  }
}

/** Everybody together has. */
export class Overloaded extends Refusal {
  constructor() {
    super(503, "More is asked at once than can be answered. Try again in 1 s.", {
      code: "OVERLOADED",
      retryAfterSeconds: 1,
    });
  }
}

/** A key was sent, and nobody has it: to answer as if none had been would hide the mistake. */
export class UnknownKey extends Refusal {
  constructor() {
    super(401, "Expected `Authorization: Bearer` with a key that is known here, or no such header.", {
      code: "UNKNOWN_KEY",
    });
  }
}
