import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** A POST whose head has arrived, and whose body is sent by `finish`, which returns the answer's text. */
export async function arrivingRequest(url: string, body: string, accept: string) {
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    accept,
    expect: "100-continue",
  };
  const asking = request(url, { method: "POST", headers });
  asking.flushHeaders();
  await once(asking, "continue");
  return {
    async finish(): Promise<string> {
      asking.end(body);
      const [response] = (await once(asking, "response")) as [IncomingMessage];
      return text(response);
    },
  };
}
