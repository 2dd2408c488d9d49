import { setTimeout as sleep } from "node:timers/promises";

import type { Misbehaviour } from "./subgraph-proxy";

export interface Body {
  data: Record<string, unknown> | null;
  errors?: unknown;
}

/** Accepts the request, and never answers. */
export const silence: Misbehaviour = () => {};

export function answers(status: number, body: string, headers: Record<string, string> = {}): Misbehaviour {
  return (response) => void response.writeHead(status, headers).end(body);
}

export const answersJson = (body: string) => answers(200, body, { "content-type": "application/json" });

/** An answer that is under way for ever, a byte a second. */
export const trickle: Misbehaviour = async (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  while (!response.destroyed) {
    response.write(" ");
    await sleep(1_000, undefined, { ref: false });
  }
};

/** A string that does not end, as fast as it is taken. */
export const endless: Misbehaviour = (response) => {
  response.writeHead(200, { "content-type": "application/json" }).write('{"data":{"people":"');
  const part = "x".repeat(65_536);
  const fill = () => {
    while (!response.destroyed && response.write(part));
  };
  response.on("drain", fill);
  fill();
};

/** The first half of the real answer, as if it were all. */
export const half: Misbehaviour = async (response, real, asked) => {
  const { body } = await real(asked);
  response.writeHead(200, { "content-type": "application/json" }).end(body.slice(0, body.length / 2));
};

/** The first half of the real answer; then the connection breaks. */
export const brokenOff: Misbehaviour = async (response, real, asked) => {
  const { body } = await real(asked);
  response.writeHead(200, { "content-length": String(Buffer.byteLength(body)) });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
};

/** The real subgraph's refusal of a field that it does not have. */
export const drift: Misbehaviour = async (response, real, asked) => {
  const { query, variables } = JSON.parse(asked) as { query: string; variables: unknown };
  const { status, body } = await real(
    JSON.stringify({ query: query.replace("{", "{nothingLikeIt "), variables }),
  );
  response.writeHead(status, { "content-type": "application/json" }).end(body);
};

/** The real answer, with something wrong in it. */
export function changed(change: (body: Body) => void): Misbehaviour {
  return async (response, real, asked) => {
    const answer = await real(asked);
    const body = JSON.parse(answer.body) as Body;
    change(body);
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
}
