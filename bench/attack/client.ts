import { Agent, request } from "node:http";

import type { Sent } from "./sent";

export interface Reply {
  /** 0 where no answer came. */
  readonly status: number;
  readonly text: string;
  readonly ms: number;
  /** Points left of the client's minute; null where the answer does not say. */
  readonly pointsLeft: number | null;
}

/** Longer than the server may take. */
const patienceMs = 15_000;

/** One client with one connection, which comes from an address of its own: `127.0.1.7`. */
export class Client {
  readonly #agent: Agent;
  readonly #url: string;

  /** `url`: the server's, without a path. */
  constructor(url: string, localAddress: string) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress });
  }

  /** Never throws: who gets no answer has status 0. */
  send({ path, body = "", headers }: Sent): Promise<Reply> {
    const began = performance.now();
    return new Promise((resolve) => {
      const end = (status: number, text: string, pointsLeft: number | null = null) =>
        resolve({ status, text, ms: performance.now() - began, pointsLeft });
      const asking = request(
        `${this.#url}${path ?? "/graphql"}`,
        {
          method: path === undefined ? "POST" : "GET",
          agent: this.#agent,
          timeout: patienceMs,
          headers: {
            ...(path === undefined
              ? { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
              : {}),
            ...headers,
          },
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
          response.on("end", () => {
            const left = /r=(\d+)/.exec(String(response.headers["ratelimit"]))?.[1];
            end(response.statusCode ?? 0, text, left === undefined ? null : Number(left));
          });
          response.on("error", () => end(0, ""));
        },
      );
      asking.on("timeout", () => asking.destroy());
      asking.on("error", () => end(0, ""));
      asking.end(path === undefined ? body : undefined);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Whether all that was asked has come. */
export function isWholeAnswer({ status, text }: Reply): boolean {
  if (status !== 200) return false;
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  return Boolean(data) && errors === undefined;
}
