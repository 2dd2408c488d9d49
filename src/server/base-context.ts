import type { RequestRecord } from "./telemetry/request-record";

/** What every request has in its context, whatever is served. */
export interface BaseContext {
  readonly requestId: string;
  readonly record: RequestRecord;
}
