import { Refusal, withCommas } from "../limits/refusal";
import { rateLimitHeaders, type RateLimitState } from "./rate-limit-state";

/** The client has too few points, or bytes of static files, left in this minute. */
export class RateLimited extends Refusal {
  constructor(needed: number, state: RateLimitState) {
    const { policy, remaining, perMinute, secondsLeft: retryAfterSeconds } = state;
    super(
      429,
      `${policy === "points" ? "Price" : "Bytes"} ${withCommas(needed)}, and ${withCommas(remaining)} left of ${withCommas(perMinute)} a minute. Try again in ${retryAfterSeconds} s.`,
      { code: "RATE_LIMITED", needed, remaining, perMinute, retryAfterSeconds },
      rateLimitHeaders(state),
    );
  }
}

/** The client has proposed as much as it may in a day. */
export class TooManyProposals extends Refusal {
  constructor(perDay: number, retryAfterSeconds: number) {
    super(429, `At most ${perDay} proposals of one client a day. Try again in ${retryAfterSeconds} s.`, {
      code: "RATE_LIMITED",
      perDay,
      retryAfterSeconds,
    });
  }
}

/** The client has reached its concurrency limit. */
export class TooManyAtOnce extends Refusal {
  constructor(max: number) {
    super(429, `At most ${max} operations of one client at once. Wait for an answer before asking again.`, {
      code: "TOO_MANY_AT_ONCE",
      max,
      retryAfterSeconds: 1,
    });
  }
}

/** The server has reached its concurrency limit. */
export class Overloaded extends Refusal {
  constructor() {
    super(503, "The server is overloaded. Try again in 1 s.", {
      code: "OVERLOADED",
      retryAfterSeconds: 1,
    });
  }
}
