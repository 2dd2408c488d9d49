import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import type { DatabaseHealth } from "../../catalogue/health";
import type { AskSubgraph, SubgraphFault } from "../../router/subrequest";
import type { EndedRequest } from "./request-record";

/** From a request that asks the database nothing to one whose time is up. */
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const points = [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000];

/** Labels take no more words than these: other people's subgraphs tell codes of their own, and each is kept for good. */
const mostWords = 50;

/** What one process counts. docs/operations.md tells what each means. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #words = new Set<string>();

  readonly #requests = new Counter({
    name: "rostrum_requests_total",
    help: "Requests that have ended, by operation type, HTTP status and the first error's code.",
    labelNames: ["type", "status", "code"],
    registers: [this.#registry],
  });
  readonly #duration = new Histogram({
    name: "rostrum_request_duration_seconds",
    help: "From a request's headers to the end of its answer.",
    labelNames: ["type"],
    buckets: seconds,
    registers: [this.#registry],
  });
  readonly #price = new Histogram({
    name: "rostrum_price_points",
    help: "Points of an operation: those that it requested, and those that it did cost.",
    labelNames: ["kind"],
    buckets: points,
    registers: [this.#registry],
  });
  readonly #refused = new Counter({
    name: "rostrum_refused_total",
    help: "Operations that were refused, by the limit that they were beyond.",
    labelNames: ["limit"],
    registers: [this.#registry],
  });
  readonly #statements = new Counter({
    name: "rostrum_statements_total",
    help: "SQL statements that requests have sent.",
    registers: [this.#registry],
  });
  readonly #statementSeconds = new Counter({
    name: "rostrum_statement_seconds_total",
    help: "Time that requests have waited for SQL statements, those side by side added up.",
    registers: [this.#registry],
  });
  readonly #rows = new Counter({
    name: "rostrum_rows_total",
    help: "Rows that those statements brought.",
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** In Prometheus's text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  ended({ type, status, codes, price, limit, ms, statements, databaseMs, rows }: EndedRequest): void {
    const ofType = type ?? "none";
    this.#requests.inc({ type: ofType, status, code: this.#bounded(codes[0] ?? "none") });
    this.#duration.observe({ type: ofType }, ms / 1_000);
    this.#statements.inc(statements);
    this.#statementSeconds.inc(databaseMs / 1_000);
    this.#rows.inc(rows);
    if (limit) this.#refused.inc({ limit: this.#bounded(limit) });
    if (!price) return;
    this.#price.observe({ kind: "requested" }, price.requested);
    if (price.actual !== null) this.#price.observe({ kind: "actual" }, price.actual);
  }

  /** From now on it also tells how the database is doing. */
  watch(health: DatabaseHealth): void {
    const registers = [this.#registry];
    void new Gauge({
      name: "rostrum_edits_waiting",
      help: "Edits that wait for the one writer, that which is under way included.",
      registers,
      collect() {
        this.set(health.editsWaiting());
      },
    });
    void new Gauge({
      name: "rostrum_database_bytes",
      help: "Size on the disk, of the database file and of its write-ahead log.",
      labelNames: ["file"],
      registers,
      async collect() {
        const { database, writeAheadLog } = await health.sizes();
        this.set({ file: "database" }, database);
        this.set({ file: "wal" }, writeAheadLog);
      },
    });
  }

  /** Measures what is asked of subgraphs, and tells how to count what went wrong with it. */
  watchSubgraphs(ask: AskSubgraph): {
    readonly ask: AskSubgraph;
    readonly onFault: (fault: SubgraphFault) => void;
  } {
    const registers = [this.#registry];
    const duration = new Histogram({
      name: "rostrum_subgraph_request_duration_seconds",
      help: "How long a subgraph took to answer the router, or the router to give up.",
      labelNames: ["subgraph"],
      buckets: seconds,
      registers,
    });
    const faults = new Counter({
      name: "rostrum_subgraph_faults_total",
      help: "Failures of subgraphs that cost a client something, by reason.",
      labelNames: ["subgraph", "reason"],
      registers,
    });
    return {
      async ask(request) {
        const end = duration.startTimer({ subgraph: request.subgraph });
        return ask(request).finally(end);
      },
      onFault: ({ subgraph, reason }) => faults.inc({ subgraph: subgraph ?? "unknown", reason }),
    };
  }

  #bounded(word: string): string {
    if (!this.#words.has(word)) {
      if (this.#words.size >= mostWords || !/^\w{1,50}$/.test(word)) return "other";
      this.#words.add(word);
    }
    return word;
  }
}
