import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import type { DatabaseHealth } from "../../database/health";
import type { AskSubgraph, SubgraphFault } from "../../router/subrequest";
import type { EndedRequest } from "./request-record";

/** From a request without statements to a timeout. */
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const points = [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000];

/**
 * Maximum number of label values. Foreign subgraphs have their own codes, and Prometheus keeps every label
 * value.
 */
const maxWords = 50;

/** The metrics of one process. docs/operations.md explains each. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #labels = new Set<string>();

  readonly #requests = new Counter({
    name: "rostrum_requests_total",
    help: "Finished requests, by operation type, HTTP status and code of the first error.",
    labelNames: ["type", "status", "code"],
    registers: [this.#registry],
  });
  readonly #duration = new Histogram({
    name: "rostrum_request_duration_seconds",
    help: "Duration of a request, from its headers to the end of the answer.",
    labelNames: ["type"],
    buckets: seconds,
    registers: [this.#registry],
  });
  readonly #price = new Histogram({
    name: "rostrum_price_points",
    help: "Price of an operation in points: requested (the estimate) and actual.",
    labelNames: ["kind"],
    buckets: points,
    registers: [this.#registry],
  });
  readonly #refused = new Counter({
    name: "rostrum_refused_total",
    help: "Refused operations, by exceeded limit.",
    labelNames: ["limit"],
    registers: [this.#registry],
  });
  readonly #statements = new Counter({
    name: "rostrum_statements_total",
    help: "SQL statements sent by requests.",
    registers: [this.#registry],
  });
  readonly #statementSeconds = new Counter({
    name: "rostrum_statement_seconds_total",
    help: "Time that requests waited for SQL statements. Parallel statements add up.",
    registers: [this.#registry],
  });
  readonly #rows = new Counter({
    name: "rostrum_rows_total",
    help: "Rows returned by SQL statements.",
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

  watchLog(linesDropped: () => number): void {
    void new Counter({
      name: "rostrum_log_lines_dropped_total",
      help: "Log lines dropped because standard error could not be written.",
      registers: [this.#registry],
      collect() {
        this.reset();
        this.inc(linesDropped());
      },
    });
  }

  /** Adds metrics of the database. */
  watch(health: DatabaseHealth): void {
    const registers = [this.#registry];
    void new Gauge({
      name: "rostrum_edits_waiting",
      help: "Edits in the writer's queue, including the running one.",
      registers,
      collect() {
        this.set(health.editsWaiting());
      },
    });
    void new Gauge({
      name: "rostrum_database_disk_full",
      help: "1 while edits fail because the disk of the database is full, else 0.",
      registers,
      collect() {
        this.set(health.isDiskFull() ? 1 : 0);
      },
    });
    void new Gauge({
      name: "rostrum_database_bytes",
      help: "Size on disk of the database file and of its write-ahead log.",
      labelNames: ["file"],
      registers,
      async collect() {
        const { database, writeAheadLog } = await health.sizes();
        this.set({ file: "database" }, database);
        if (writeAheadLog !== null) this.set({ file: "wal" }, writeAheadLog);
      },
    });
  }

  /** Measures requests to subgraphs. `onFault` counts failures. */
  watchSubgraphs(ask: AskSubgraph): {
    readonly ask: AskSubgraph;
    readonly onFault: (fault: SubgraphFault) => void;
  } {
    const registers = [this.#registry];
    const duration = new Histogram({
      name: "rostrum_subgraph_request_duration_seconds",
      help: "Duration of a subgraph request, until the answer or the timeout.",
      labelNames: ["subgraph"],
      buckets: seconds,
      registers,
    });
    const faults = new Counter({
      name: "rostrum_subgraph_faults_total",
      help: "Subgraph failures that cost a client data, by reason; requests that were not sent have CIRCUIT_OPEN or OVERLOADED.",
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

  watchCircuits(circuits: () => ReadonlyMap<string, boolean>): void {
    void new Gauge({
      name: "rostrum_subgraph_circuit_open",
      help: "1 while a subgraph is not asked because it does not answer, else 0.",
      labelNames: ["subgraph"],
      registers: [this.#registry],
      collect() {
        for (const [subgraph, isOpen] of circuits()) this.set({ subgraph }, isOpen ? 1 : 0);
      },
    });
  }

  #bounded(label: string): string {
    if (!this.#labels.has(label)) {
      if (this.#labels.size >= maxWords || !/^\w{1,50}$/.test(label)) return "other";
      this.#labels.add(label);
    }
    return label;
  }
}
