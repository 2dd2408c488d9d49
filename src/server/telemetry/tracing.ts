import type { Span } from "@opentelemetry/api";

import type { Dialect } from "../../database/sql/sql";
import type { AskSubgraph, SubgraphRequestContext } from "../../router/subrequest";
import type { EndedRequest, RequestSpan } from "./request-record";

type Trace = SubgraphRequestContext["trace"];

/** Spans, exported by OTLP over HTTP. If the collector is unreachable, only spans are lost. */
export interface Tracing {
  /** Starts the span of a request, as a child of the client's trace. */
  begin(trace: Trace): RequestSpan;
  /** Adds a span to each request to a subgraph. */
  traceSubgraphs(ask: AskSubgraph): AskSubgraph;
  /** Flushes the remaining spans. */
  stop(): Promise<void>;
}

/** Maximum wait for the collector on shutdown. */
const maxStopMs = 2_000;

/**
 * OpenTelemetry is loaded only here. The trace context is passed explicitly with the request:
 * AsyncLocalStorage would slow down every promise.
 */
export async function startTracing(
  endpoint: string,
  service: string,
  database: Dialect | null,
): Promise<Tracing> {
  const [api, { W3CTraceContextPropagator }, { OTLPTraceExporter }, { resourceFromAttributes }, sdk] =
    await Promise.all([
      import("@opentelemetry/api"),
      import("@opentelemetry/core"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
      import("@opentelemetry/sdk-trace-node"),
    ]);
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode } = api;
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, "")}/v1/traces`,
    timeoutMillis: maxStopMs,
  });
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer("rostrum");
  const propagator = new W3CTraceContextPropagator();

  const contextOf = (trace: Trace) => propagator.extract(ROOT_CONTEXT, trace, api.defaultTextMapGetter);
  const traceOf = (span: Span): Trace => {
    const trace: Record<string, string> = {};
    propagator.inject(api.trace.setSpan(ROOT_CONTEXT, span), trace, api.defaultTextMapSetter);
    return trace;
  };

  return {
    begin(parent) {
      const span = tracer.startSpan("GraphQL Operation", { kind: SpanKind.SERVER }, contextOf(parent));
      const within = api.trace.setSpan(ROOT_CONTEXT, span);
      return {
        trace: traceOf(span),
        read({ text, rows, begunAt, endedAt }) {
          const attributes = statementAttributes(text, rows, database);
          const statement = tracer.startSpan(
            attributes["db.operation.name"],
            { kind: SpanKind.CLIENT, startTime: begunAt, attributes },
            within,
          );
          if (rows === null) statement.setStatus({ code: SpanStatusCode.ERROR });
          statement.end(endedAt);
        },
        end(request) {
          if (request.type) span.updateName(request.type);
          span.setAttributes(requestAttributes(request));
          if (request.status >= 500 || request.codes.includes("INTERNAL_SERVER_ERROR")) {
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
    traceSubgraphs: (ask) => async (request) => {
      const { subgraph, context } = request;
      const span = tracer.startSpan(
        `POST ${subgraph}`,
        {
          kind: SpanKind.CLIENT,
          attributes: { "rostrum.subgraph": subgraph, "http.request.method": "POST" },
        },
        contextOf(context.trace),
      );
      try {
        return await ask({ ...request, context: { ...context, trace: traceOf(span) } });
      } catch (error) {
        const { reason = "OTHER" } = error as { reason?: string };
        span.setAttribute("error.type", reason).setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    async stop() {
      // Spans that cannot be sent are dropped: a collector that is down must not delay the exit.
      await provider.shutdown().catch(() => undefined);
    },
  };
}

const systemNames: Readonly<Record<Dialect, string>> = { sqlite: "sqlite", postgres: "postgresql" };

/** By OpenTelemetry's semantic conventions for databases. Statements contain no values, only parameters. */
function statementAttributes(text: string, rows: number | null, database: Dialect | null) {
  return {
    ...(database === null ? {} : { "db.system.name": systemNames[database] }),
    "db.operation.name": /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? "sql",
    "db.query.text": text,
    ...(rows === null ? {} : { "db.response.returned_rows": rows }),
  };
}

/**
 * By OpenTelemetry's semantic conventions for GraphQL servers. Without the document, which may contain
 * private values.
 */
function requestAttributes({ requestId, operation, type, hash, status, codes, ...work }: EndedRequest) {
  return {
    ...(operation ? { "graphql.operation.name": operation } : {}),
    ...(type ? { "graphql.operation.type": type } : {}),
    ...(hash ? { "rostrum.document.hash": hash } : {}),
    ...(codes[0] ? { "error.type": codes[0] } : {}),
    "http.response.status_code": status,
    "rostrum.request.id": requestId,
    "rostrum.statements": work.statements,
    "rostrum.rows": work.rows,
    ...(work.price ? { "rostrum.price.requested": work.price.requested } : {}),
  };
}
