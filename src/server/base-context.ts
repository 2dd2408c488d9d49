import type { Account } from "./budgets/account";
import type { LetInto } from "./streams/subscription";
import type { RequestRecord } from "./telemetry/request-record";

/** What every request has in its context, whatever is served. */
export interface BaseContext {
  readonly requestId: string;
  readonly record: RequestRecord;
  /** Aborted when nobody waits any longer. */
  readonly signal?: AbortSignal;
  /** Out of which it is paid; null, or not there, where nobody counts: a subgraph, the command line. */
  readonly account?: Account | null;
  /** Where somebody takes a stream: what subscription they may begin. */
  readonly letInto?: LetInto;
}
