import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { guardedServer } from "../../helpers/guarded-server";

const keys = ["many", "one"].map(
  (name) => `${name}=${createHash("sha256").update(`secret-of-${name}`).digest("hex")}`,
);

async function connected(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  return socket;
}

/** Writes a request at once, and tells who was answered. */
function post(socket: Socket, client: string, answered: string[]): Promise<void> {
  const body = JSON.stringify({ query: "{ __typename }" });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer secret-of-${client}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  return new Promise((resolve) => {
    socket.once("data", (chunk) => {
      expect(String(chunk)).toMatch(/^HTTP\/1\.1 200/);
      answered.push(client);
      resolve();
    });
  });
}

describe("Requests that arrive together", () => {
  it("are parsed by client in turn: one client's many do not hold up another's one", async () => {
    const { url } = await guardedServer({ KEYS: keys.join(",") });
    const clients = [...Array<string>(9).fill("many"), "one"];
    const sockets = await Promise.all(clients.map(() => connected(url)));
    const postAll = async () => {
      const answered: string[] = [];
      await Promise.all(clients.map((client, index) => post(sockets[index] as Socket, client, answered)));
      return answered;
    };
    // The server accepts one connection per turn of the event loop.
    await postAll();

    // It shares this thread, so that all have arrived when it looks again.
    const answered = await postAll();
    for (const socket of sockets) socket.destroy();

    expect(answered).toHaveLength(10);
    expect(answered.indexOf("one")).toBeLessThanOrEqual(2);
  });
});
