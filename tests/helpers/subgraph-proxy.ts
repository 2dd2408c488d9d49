import { once } from "node:events";
import {
  createServer,
  request as requestOf,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

import { revisionHeader } from "../../src/domain/revision";
import { signatureHeader } from "../../src/router/signature";
import { afterTests } from "./temporary-catalogue";

/** A request as the subgraph got it. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Fulfilled once the connection's other end waits no longer, or has its answer: true where it has gone without one. */
  readonly wasLeft: Promise<boolean>;
}

export interface RealAnswer {
  readonly status: number;
  readonly body: string;
  /** What it says to have written. */
  readonly revision: string | null;
}

/** Answers what was asked in place of the subgraph; `real` asks the subgraph itself. */
export type Misbehaviour = (
  response: ServerResponse,
  real: (body: string) => Promise<RealAnswer>,
  asked: string,
) => void | Promise<void>;

const passOn: Misbehaviour = async (response, real, asked) => {
  const { status, body, revision } = await real(asked);
  if (revision !== null) response.setHeader(revisionHeader, revision);
  response.writeHead(status, { "content-type": "application/json" }).end(body);
};

function signatureIn({ [signatureHeader]: signature }: IncomingHttpHeaders): Record<string, string> {
  return typeof signature === "string" ? { [signatureHeader]: signature } : {};
}

/** A proxy of a real subgraph that can be switched to a misbehaviour and back. */
export class SubgraphProxy {
  /** The requests of GraphQL, without health checks. */
  readonly received: Received[] = [];
  /** The `if-none-match` of each request for the bounds, and the status of its answer. */
  readonly boundsRequests: Array<readonly [etag: string | null, status: number]> = [];
  /** How often a router asked who holds a key. */
  keyRequests = 0;
  /** Whether it answers like a subgraph that publishes no bounds. */
  publishesNoBounds = false;
  /** Answers what asks for pictures in place of the subgraph; null passes it on. */
  picture: Misbehaviour | null = null;
  /** Whether it accepts subscriptions, and never answers. */
  hangsStreams = false;
  readonly #target: string;
  readonly #server: Server;
  #behaviour: Misbehaviour = passOn;
  #port = 0;

  private constructor(target: string) {
    this.#target = target;
    // A busy machine is silent for longer than the five seconds after which Node would close what a router still uses.
    this.#server = createServer(
      { keepAliveTimeout: 600_000 },
      (request, response) => void this.#answer(request, response),
    );
  }

  /** Before the subgraph at this address, until the tests of the file are done. */
  static async before(target: string): Promise<SubgraphProxy> {
    const proxy = new SubgraphProxy(target);
    await proxy.#listen();
    afterTests(() => proxy.refuse());
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/graphql`;
  }

  misbehave(behaviour: Misbehaviour): void {
    this.#behaviour = behaviour;
  }

  /** Takes no connection any more, and breaks those that there are. */
  async refuse(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async heal(): Promise<void> {
    this.#behaviour = passOn;
    if (!this.#server.listening) await this.#listen();
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async #answerBounds({ headers, url = "" }: IncomingMessage, response: ServerResponse): Promise<void> {
    const etag = headers["if-none-match"] ?? null;
    const real = await fetch(new URL(url, this.#target), {
      headers: { ...(etag === null ? {} : { "if-none-match": etag }), ...signatureIn(headers) },
    }).catch(() => null);
    if (real === null) return void response.destroy();
    const status = this.publishesNoBounds ? 404 : real.status;
    this.boundsRequests.push([etag, status]);
    response.writeHead(status, { etag: real.headers.get("etag") ?? "" }).end(await real.text());
  }

  async #answerKey({ headers, url = "" }: IncomingMessage, response: ServerResponse): Promise<void> {
    this.keyRequests += 1;
    const { authorization = "" } = headers;
    const real = await fetch(new URL(url, this.#target), {
      headers: { authorization, ...signatureIn(headers) },
    });
    response.writeHead(real.status, { "content-type": "application/json" }).end(await real.text());
  }

  async #answerPicture({ headers, url = "" }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.picture)
      return void this.picture(response, async () => ({ status: 0, body: "", revision: null }), "");
    const { accept = "" } = headers;
    const real = await fetch(new URL(url, this.#target), { headers: { accept, ...signatureIn(headers) } });
    response.writeHead(real.status, { "content-type": real.headers.get("content-type") ?? "" });
    response.end(Buffer.from(await real.arrayBuffer()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "GET" && request.url === "/bounds") return this.#answerBounds(request, response);
    if (request.method === "GET" && request.url === "/key") return this.#answerKey(request, response);
    if (request.method === "GET" && request.url?.startsWith("/pictures/"))
      return this.#answerPicture(request, response);
    const wasLeft = once(response, "close").then(() => !response.writableFinished);
    const given = await textOf(request);
    const isProbe = request.headers["x-request-id"] === "are-you-there";
    if (!isProbe) this.received.push({ headers: request.headers, body: given, wasLeft });
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    try {
      if (request.headers.accept === "text/event-stream" && this.hangsStreams) return;
      if (request.headers.accept === "text/event-stream")
        return await this.#passEvents(request.headers, given, response);
      await this.#behaviour(response, (body) => this.#ask(request.headers, body, gone.signal), given);
    } catch (error) {
      if (!gone.signal.aborted) response.destroy(error as Error);
    }
  }

  /** Event by event, for as long as both ends want. */
  async #passEvents(headers: IncomingHttpHeaders, body: string, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const real = await this.#send(headers, body, gone.signal);
    response.writeHead(real.statusCode ?? 0, real.headers);
    await pipeline(real, response).catch(() => {});
  }

  async #ask(headers: IncomingHttpHeaders, body: string, signal: AbortSignal): Promise<RealAnswer> {
    const response = await this.#send(headers, body, signal);
    const revision = response.headers[revisionHeader];
    return {
      status: response.statusCode ?? 0,
      body: await textOf(response),
      revision: typeof revision === "string" ? revision : null,
    };
  }

  async #send(headers: IncomingHttpHeaders, body: string, signal: AbortSignal): Promise<IncomingMessage> {
    const own = { ...headers, host: new URL(this.#target).host, "content-length": Buffer.byteLength(body) };
    const request = requestOf(this.#target, { method: "POST", headers: own, signal, agent: false }).end(body);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    return response;
  }
}
