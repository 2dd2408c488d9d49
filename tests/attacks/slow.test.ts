import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { type Attacked, attackedServer, expectHarmless } from "./attacked";

/** The server's patience here. It is not asserted: without it these sockets would outlast the test. */
const patience = { ARRIVAL_TIMEOUT_MS: "500" };

const head =
  "POST /graphql HTTP/1.1\r\nhost: rostrum\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n";

describe("Who takes all the time in the world", () => {
  let server: Attacked;
  beforeAll(async () => {
    server = await attackedServer(patience);
  });

  /** Each with the promise of its end: the first may be shut out before the last is let in. */
  const connected = (count: number) => {
    const { hostname, port } = new URL(server.url);
    const sockets = Array.from({ length: count }, () =>
      // The server resets a connection whose rest it does not want.
      connect(Number(port), hostname)
        .on("error", () => {})
        .resume(),
    );
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once("close", resolve)));
    return { sockets, closed: Promise.all(closed) };
  };

  it.each([
    ["a header letter by letter", "POST /graphql HTTP/1.1\r\nx: ", "x"],
    ["no end of headers", head, "x-more: 1\r\n"],
    ["a body letter by letter", `${head}\r\n`, "x"],
  ])("case 5: is shut out when sending %s, while others are answered", async (_what, first, more) => {
    const { sockets, closed } = connected(50);
    for (const socket of sockets) socket.write(first);
    const trickle = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write(more);
    }, 100);

    const meanwhile = await server.ask("{ people { totalCount } }");
    await closed;
    clearInterval(trickle);

    expect(meanwhile).toMatchObject({ status: 200, body: { data: { people: { totalCount: 31 } } } });
    await expectHarmless(server, meanwhile);
  });

  it("case 5: is shut out when saying nothing on 1,000 connections, while others are answered", async () => {
    const { closed } = connected(1_000);

    const meanwhile = await server.ask("{ people { totalCount } }");
    await closed;

    expect(meanwhile).toMatchObject({ status: 200, body: { data: { people: { totalCount: 31 } } } });
    await expectHarmless(server, meanwhile);
  });

  it("case 5: leaves a client that is only slow to ask again its connection", async () => {
    const [socket] = connected(1).sockets as [Socket];
    const request = "GET /nothing HTTP/1.1\r\nhost: rostrum\r\n\r\n";
    const answered = () => once(socket, "data").then(([data]: unknown[]) => String(data).slice(0, 12));

    const answers = [];
    for (let time = 0; time < 2; time += 1) {
      const answer = answered();
      socket.write(request);
      answers.push(await answer);
      await new Promise((resolve) => {
        setTimeout(resolve, 900);
      });
    }
    socket.destroy();

    expect(answers).toEqual(["HTTP/1.1 404", "HTTP/1.1 404"]);
  });
});
