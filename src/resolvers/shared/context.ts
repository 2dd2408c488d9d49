import type { ChangeFeed } from "../../catalogue/change-feed";
import type {
  Catalogue,
  Acceptance,
  Proposal,
  Proposed,
  Rejection,
  RevertOptions,
  RevertResult,
  WriteOptions,
  WriteResult,
} from "../../catalogue/catalogue";
import type { DuplicateRanking } from "../../catalogue/identity/ranking";
import type { Reader } from "../../database/statements";
import type { WriteProblem } from "../../domain/write-problem";
import type { KeyHolder } from "../../domain/keys";
import type { Loaders } from "../../loaders/loaders";
import type { NetworksWithin } from "../../analysis/cache/networks";

export interface Editing {
  write(options: WriteOptions): Promise<WriteResult>;
  revert(options: RevertOptions): Promise<RevertResult>;
  forget: Catalogue["forget"];
  /** Throws RATE_LIMITED for a client that has proposed much. */
  propose(proposal: Proposal): Promise<Proposed>;
  acceptDraft(acceptance: Acceptance): Promise<WriteResult>;
  rejectDraft(rejection: Rejection): Promise<readonly WriteProblem[]>;
  /** Loaders that know nothing of before. */
  newLoaders(): Loaders;
}

/** The context of a request. To fetch by key use a loader; for any other query use the reader. */
export interface Context {
  readonly loaders: Loaders;
  /** Rejects once the request is aborted. */
  readonly reader: Reader;
  /** A cache shared by all requests. */
  readonly networks: NetworksWithin;
  /** What may be two records of one, found once for all requests. */
  readonly duplicates: DuplicateRanking;
  /** The changes from now on, shared by all requests. */
  readonly changes: ChangeFeed;
  /** Who asks; null: anonymous. Rules of fields (`@Needs`) are checked by it. */
  readonly key: KeyHolder | null;
  /** Makes changes. Null where the process does not write. */
  readonly editing: Editing | null;
  readonly requestId: string;
  /** Aborts when the client disconnects or the deadline passes. */
  readonly signal: AbortSignal;
}
