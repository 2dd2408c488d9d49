import type { Read } from "../../database/statements";
import type { SubgraphRequestContext } from "../../router/subrequest";

/** Requested and actual price, in points. */
interface Price {
  readonly requested: number;
  /** Null when the operation was not executed. */
  readonly actual: number | null;
}

/** A finished request, for the log and the metrics. Never contains the operation's text or variables. */
export interface EndedRequest {
  readonly requestId: string;
  /** Null without a client trace and a span. */
  readonly traceId: string | null;
  /** The operation's name; null for an anonymous operation, and for a request that was refused earlier. */
  readonly operation: string | null;
  /** SHA-256 of the document, in hex. */
  readonly hash: string | null;
  readonly type: string | null;
  readonly price: Price | null;
  readonly statements: number;
  readonly rows: number;
  /** Milliseconds waiting for statements. Parallel statements add up. */
  readonly databaseMs: number;
  readonly ms: number;
  readonly status: number;
  /** Distinct error codes, in order of the answer. */
  readonly codes: readonly string[];
  /** The exceeded limit. */
  readonly limit: string | null;
}

/** The span of one request. */
export interface RequestSpan {
  /** The trace context for outgoing requests, so that their spans become children. */
  readonly trace: SubgraphRequestContext["trace"];
  read(read: Read): void;
  end(request: EndedRequest): void;
}

interface ReportedError {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Collects data about one running request. */
export class RequestRecord {
  readonly #begunAt = performance.now();
  readonly #span: RequestSpan | null;
  readonly #codes = new Set<string>();
  #operation: Pick<EndedRequest, "operation" | "hash" | "type"> = { operation: null, hash: null, type: null };
  #price: Price | null = null;
  #limit: string | null = null;
  #statements = 0;
  #rows = 0;
  #databaseMs = 0;

  constructor(span: RequestSpan | null = null) {
    this.#span = span;
  }

  resolved(operation: Pick<EndedRequest, "operation" | "hash" | "type">): void {
    this.#operation = operation;
  }

  priced(price: Price): void {
    this.#price = price;
  }

  failed(errors: readonly ReportedError[]): void {
    for (const { extensions: { code, limit } = {} } of errors) {
      if (typeof code === "string") this.#codes.add(code);
      if (code === "LIMIT_EXCEEDED" && typeof limit === "string") this.#limit ??= limit;
    }
  }

  read(read: Read): void {
    this.#statements += 1;
    this.#rows += read.rows ?? 0;
    this.#databaseMs += read.endedAt - read.begunAt;
    this.#span?.read(read);
  }

  /** Called once, when the answer was sent or the connection has closed. */
  ended(requestId: string, traceId: string | null, status: number): EndedRequest {
    const request = {
      requestId,
      traceId,
      ...this.#operation,
      price: this.#price,
      statements: this.#statements,
      rows: this.#rows,
      databaseMs: rounded(this.#databaseMs),
      ms: rounded(performance.now() - this.#begunAt),
      status,
      codes: [...this.#codes],
      limit: this.#limit,
    };
    this.#span?.end(request);
    return request;
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
