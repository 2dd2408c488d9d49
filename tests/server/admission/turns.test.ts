import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { guardedServer } from "../../helpers/guarded-server";
import { keyOf } from "../../helpers/key-of";

async function connected(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  return socket;
}

/** Writes a request at once, and tells who was answered. */
function post(
  socket: Socket,
  client: string,
  { authorization }: { readonly authorization: string },
  answered: string[],
): Promise<void> {
  const body = JSON.stringify({ query: "{ __typename }" });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
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
    const { url, catalogue } = await guardedServer();
    const keys = { many: await keyOf(catalogue), one: await keyOf(catalogue) };
    const clients = [...Array<"many">(9).fill("many"), "one"] as const;
    const sockets = await Promise.all(clients.map(() => connected(url)));
    const postAll = async () => {
      const answered: string[] = [];
      await Promise.all(
        clients.map((client, index) => post(sockets[index] as Socket, client, keys[client], answered)),
      );
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
