import type { Logger } from "pino";

import type { DatabaseHealth } from "../../catalogue/health";
import type { AskSubgraph, Sender, SubgraphFault } from "../../router/subrequest";
import type { Settings } from "../settings";
import type { Metrics } from "./metrics";
import { serveMetrics } from "./metrics-server";
import type { EndedRequest } from "./request-record";
import { startTracing, type Tracing } from "./tracing";

/** All that a process tells whoever runs it. The log is always on; metrics and spans where a setting says so. */
export interface Telemetry {
  readonly log: Logger;
  readonly tracing: Tracing | null;
  /** One line of the log and the metrics, for each request to the graph. */
  ended(request: EndedRequest): void;
  watch(health: DatabaseHealth): void;
  watchSubgraphs(ask: AskSubgraph): {
    readonly ask: AskSubgraph;
    readonly onFault: (fault: SubgraphFault, sender: Sender) => void;
  };
  stop(): Promise<void>;
}

/** Nothing but the log. */
export function logAlone(log: Logger): Telemetry {
  return telemetryOf(log, null, null, async () => {});
}

/** As the settings say; `service` is what spans are told under. */
export async function startTelemetry(
  { metricsPort, metricsHost, tracesEndpoint }: Settings,
  log: Logger,
  service: string,
): Promise<Telemetry> {
  const metrics = metricsPort === null ? null : newMetrics();
  const server =
    metrics && metricsPort !== null
      ? await serveMetrics(metrics, { host: metricsHost, port: metricsPort }, log)
      : null;
  const tracing = tracesEndpoint === null ? null : await startTracing(tracesEndpoint, service);
  return telemetryOf(log, metrics, tracing, async () => {
    await Promise.all([server?.stop(), tracing?.stop()]);
  });
}

/** What is not asked for is not loaded: the library also brings a part of OpenTelemetry along. */
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
    watchSubgraphs(ask) {
      const traced = tracing?.asking(ask) ?? ask;
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
