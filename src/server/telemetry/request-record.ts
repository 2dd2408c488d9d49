import type { Read } from "../../catalogue/statements";
import type { Sender } from "../../router/subrequest";

/** What an operation was let in for, and what it did cost, in points. */
interface Price {
  readonly requested: number;
  /** Null where nothing was run. */
  readonly actual: number | null;
}

/** A request that has ended: a line of the log, and what the metrics count. Never its text, and no variable. */
export interface EndedRequest {
  readonly requestId: string;
  /** Null where the client sent no trace, and no span was begun. */
  readonly traceId: string | null;
  /** The operation's own name; null without one, and where the request did not get as far. */
  readonly operation: string | null;
  /** SHA-256 of the document, in hex. */
  readonly hash: string | null;
  readonly type: string | null;
  readonly price: Price | null;
  readonly statements: number;
  readonly rows: number;
  /** Milliseconds that were spent waiting for statements, those side by side added up. */
  readonly databaseMs: number;
  readonly ms: number;
  readonly status: number;
  /** Of its errors, each once, in the order of the answer. */
  readonly codes: readonly string[];
  /** Which limit it was beyond. */
  readonly limit: string | null;
}

/** The span of one request. */
export interface RequestSpan {
  /** What is passed on, so that what others do becomes a part of it. */
  readonly trace: Sender["trace"];
  read(read: Read): void;
  end(request: EndedRequest): void;
}

interface ToldError {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What is known so far of one request. */
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

  failed(errors: readonly ToldError[]): void {
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

  /** Called once, when the answer has been sent or cannot be sent any more. */
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
