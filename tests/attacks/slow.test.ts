import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { type Attacked, attackedServer, expectHarmless } from "./attacked";

/** How long a request may take to arrive: long enough for a good client of a busy machine. */
const patience = { ARRIVAL_TIMEOUT_MS: "10000" };

/** Less than Node's keep-alive of 5 s. */
const shortPatience = { ARRIVAL_TIMEOUT_MS: "1000" };

const head =
  "POST /graphql HTTP/1.1\r\nhost: rostrum\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n";

/** Fewer than the kernel queues for a server: of more, it may forget some that then wait for ever (SYN cookies). */
const atOnce = 100;

/** Each with the promise of its end: the first may be shut out before the last is let in. */
async function connected({ url }: Attacked, count: number) {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  const closed: Array<Promise<unknown>> = [];
  while (sockets.length < count) {
    const batch = Array.from({ length: Math.min(atOnce, count - sockets.length) }, () =>
      // The server resets a connection whose rest it does not want.
      connect(Number(port), hostname)
        .on("error", () => {})
        .resume(),
    );
    closed.push(...batch.map((socket) => new Promise((resolve) => socket.once("close", resolve))));
    await Promise.all(batch.map((socket) => once(socket, "connect")));
    sockets.push(...batch);
  }
  return { sockets, closed: Promise.all(closed) };
}

describe("Who takes all the time in the world", () => {
  it("case 5: is shut out, whatever it sends slowly, while others are answered", async () => {
    const server = await attackedServer(patience);
    const slow = {
      "a header letter by letter": { count: 50, first: "POST /graphql HTTP/1.1\r\nx: ", more: "x" },
      "no end of headers": { count: 50, first: head, more: "x-more: 1\r\n" },
      "a body letter by letter": { count: 50, first: `${head}\r\n`, more: "x" },
      nothing: { count: 1_000, first: "", more: "" },
    };
    const shutOut: string[] = [];
    const outcomes = Object.entries(slow).map(async ([what, { count, first, more }]) => {
      const { sockets, closed } = await connected(server, count);
      for (const socket of sockets) if (first !== "") socket.write(first);
      const trickle = setInterval(() => {
        for (const socket of sockets) if (more !== "" && socket.writable) socket.write(more);
      }, 100);
      await closed;
      clearInterval(trickle);
      shutOut.push(what);
    });

    const [meanwhile] = await Promise.allSettled([server.ask("{ people { totalCount } }")]);
    await Promise.all(outcomes);
    if (meanwhile.status === "rejected") throw meanwhile.reason;

    expect(meanwhile.value).toMatchObject({ status: 200, body: { data: { people: { totalCount: 31 } } } });
    expect(shutOut.toSorted()).toEqual(Object.keys(slow).toSorted());
    await expectHarmless(server, meanwhile.value);
  });

  it("case 5: leaves a client that is only slow to ask again its connection", async () => {
    const server = await attackedServer(shortPatience);
    const [socket] = (await connected(server, 1)).sockets as [Socket];
    const ask = async () => {
      socket.write("GET /nothing HTTP/1.1\r\nhost: rostrum\r\n\r\n");
      const [data] = (await once(socket, "data")) as [Buffer];
      return String(data).slice(0, 12);
    };

    const first = await ask();
    // As long as a request may take to arrive.
    const { closed } = await connected(server, 1);
    await closed;
    const second = await ask();
    socket.destroy();

    expect([first, second]).toEqual(["HTTP/1.1 404", "HTTP/1.1 404"]);
  });
});
