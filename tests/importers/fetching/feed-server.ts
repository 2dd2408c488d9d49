import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** How a path is answered: by a text, with a status and headers, or by a function. */
export type Route =
  | string
  | Uint8Array
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    }
  | RequestListener;

/** A server of the test on this machine, whose routes may be changed, and which keeps all requests. */
export class FeedServer {
  readonly requests: IncomingMessage[] = [];
  readonly #server: Server;
  routes: Record<string, Route> = {};

  constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      answer(request, response, this.routes[request.url ?? ""] ?? { status: 404 });
    });
  }

  static async started(routes: Record<string, Route> = {}): Promise<FeedServer> {
    const server = new FeedServer();
    server.routes = routes;
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The address of a path, by another name of this machine where one is given. */
  at(path: string, host = "127.0.0.1"): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** The paths that were requested since the last call. */
  requested(): string[] {
    return this.requests.splice(0).map(({ url }) => url ?? "");
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}

function answer(request: IncomingMessage, response: ServerResponse, route: Route): void {
  if (typeof route === "function") {
    route(request, response);
    return;
  }
  const {
    status = 200,
    headers = {},
    body = "",
  } = typeof route === "string" || route instanceof Uint8Array ? { body: route } : route;
  response.writeHead(status, headers).end(body);
}
