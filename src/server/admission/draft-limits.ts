import { RateLimit } from "./rate-limit";
import { TooManyProposals } from "./refusals";

/** Bounds of what is proposed without a key. */
export interface DraftLimits {
  /** Of one client in 24 hours. */
  readonly perDay: number;
  /** Open drafts of one kind. */
  readonly maxOpen: number;
}

export const usualDraftLimits: DraftLimits = { perDay: 20, maxOpen: 1_000 };

const dayMs = 86_400_000;

/** Proposals per client and day. Counted in this process, from a client's first one. */
export function proposalLimit({ perDay }: DraftLimits): RateLimit {
  return new RateLimit(perDay, {
    windowMs: dayMs,
    refusal: (_needed, { secondsLeft }) => new TooManyProposals(perDay, secondsLeft),
  });
}
