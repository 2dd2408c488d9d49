import type { Logger } from "pino";

import type { DatabaseHealth } from "../../database/health";
import type { Dialect } from "../../database/sql/sql";
import type { AskSubgraph, SubgraphRequestContext, SubgraphFault } from "../../router/subrequest";
import type { Settings } from "../settings";
import type { Metrics } from "./metrics";
import { serveMetrics } from "./metrics-server";
import type { EndedRequest } from "./request-record";
import { startTracing, type Tracing } from "./tracing";

/** Log, metrics and traces of a process. The log is always on, the others only when configured. */
export interface Telemetry {
  readonly log: Logger;
  readonly tracing: Tracing | null;
  /** Writes one log line and updates the metrics, for each request. */
  ended(request: EndedRequest): void;
  watch(health: DatabaseHealth): void;
  watchSubgraphs(ask: AskSubgraph): {
    readonly ask: AskSubgraph;
    readonly onFault: (fault: SubgraphFault, context: SubgraphRequestContext) => void;
  };
  /** Of each subgraph: whether its circuit is open. */
  watchCircuits(circuits: () => ReadonlyMap<string, boolean>): void;
  stop(): Promise<void>;
}

/** Only the log. */
export function logOnly(log: Logger): Telemetry {
  return telemetryOf(log, null, null, async () => {});
}

/** As configured. `service` is the service name of the spans; a router has no database. */
export async function startTelemetry(
  { metricsPort, metricsHost, tracesEndpoint }: Settings,
  { log, linesDropped = () => 0 }: { readonly log: Logger; readonly linesDropped?: () => number },
  service: string,
  database: Dialect | null = null,
): Promise<Telemetry> {
  const metrics = metricsPort === null ? null : newMetrics();
  metrics?.watchLog(linesDropped);
  const server =
    metrics && metricsPort !== null
      ? await serveMetrics(metrics, { host: metricsHost, port: metricsPort }, log)
      : null;
  const tracing = tracesEndpoint === null ? null : await startTracing(tracesEndpoint, service, database);
  return telemetryOf(log, metrics, tracing, async () => {
    await Promise.all([server?.stop(), tracing?.stop()]);
  });
}

/** Loaded only when configured: prom-client also loads part of OpenTelemetry. */
function newMetrics(): Metrics {
  const loaded = require("./metrics") as typeof import("./metrics");
  return new loaded.Metrics();
}

function telemetryOf(
  log: Logger,
  metrics: Metrics | null,
  tracing: Tracing | null,
  stop: () => Promise<void>,
): Telemetry {
  return {
    log,
    tracing,
    stop,
    ended(request) {
      log.info(request, "answered");
      metrics?.ended(request);
    },
    watch(health) {
      metrics?.watch(health);
    },
    watchCircuits(circuits) {
      metrics?.watchCircuits(circuits);
    },
    watchSubgraphs(ask) {
      const traced = tracing?.traceSubgraphs(ask) ?? ask;
      const watched = metrics?.watchSubgraphs(traced);
      return {
        ask: watched?.ask ?? traced,
        onFault(fault, { requestId }) {
          const { subgraph, reason, message } = fault;
          log.warn({ subgraph, reason, requestId }, message);
          watched?.onFault(fault);
        },
      };
    },
  };
}
