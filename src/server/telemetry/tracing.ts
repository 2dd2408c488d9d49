import type { Span } from "@opentelemetry/api";

import type { AskSubgraph, Sender } from "../../router/subrequest";
import type { EndedRequest, RequestSpan } from "./request-record";

type Trace = Sender["trace"];

/** Spans, sent by OTLP over HTTP to whoever collects them. A collector that cannot be reached costs spans and nothing else. */
export interface Tracing {
  /** Begins the span of a request; the client's own trace goes on in it. */
  begin(trace: Trace): RequestSpan;
  /** Asks subgraphs, each time with a span of its own. */
  asking(ask: AskSubgraph): AskSubgraph;
  /** Sends what has not been sent yet. */
  stop(): Promise<void>;
}

/** The longest that stopping waits for a collector. */
const patienceMs = 2_000;

/**
 * Nothing of OpenTelemetry is loaded before this is called. The trace is passed on by hand, with the request: following it
 * through promises would slow down every one of them.
 */
export async function startTracing(endpoint: string, service: string): Promise<Tracing> {
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
    timeoutMillis: patienceMs,
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
    begin(came) {
      const span = tracer.startSpan("GraphQL Operation", { kind: SpanKind.SERVER }, contextOf(came));
      const within = api.trace.setSpan(ROOT_CONTEXT, span);
      return {
        trace: traceOf(span),
        read({ sql, rows, begunAt, endedAt }) {
          const attributes = statementAttributes(sql, rows);
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
    asking: (ask) => async (request) => {
      const { subgraph, sender } = request;
      const span = tracer.startSpan(
        `POST ${subgraph}`,
        {
          kind: SpanKind.CLIENT,
          attributes: { "rostrum.subgraph": subgraph, "http.request.method": "POST" },
        },
        contextOf(sender.trace),
      );
      try {
        return await ask({ ...request, sender: { ...sender, trace: traceOf(span) } });
      } catch (error) {
        const { reason = "OTHER" } = error as { reason?: string };
        span.setAttribute("error.type", reason).setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    async stop() {
      // What cannot be sent any more is lost: a collector that is down may not keep the process from ending.
      await provider.shutdown().catch(() => undefined);
    },
  };
}

/** By OpenTelemetry's conventions for databases. Values are parameters: they do not stand in a statement's text. */
function statementAttributes(sql: string, rows: number | null) {
  return {
    "db.system.name": "sqlite",
    "db.operation.name": /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? "sql",
    "db.query.text": sql,
    ...(rows === null ? {} : { "db.response.returned_rows": rows }),
  };
}

/** By OpenTelemetry's conventions for GraphQL servers; its document is left out, which may hold what a client keeps to itself. */
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
