import { connect } from "node:net";

import { refusedAttacks } from "./attacks";
import { Client } from "./client";
import { answeredAttacks } from "./questions";

/** What came of all the attacks: how often each was answered in which way, by its name. */
export type Outcomes = Record<string, Record<string, number>>;

/** So many of them, from these addresses only: a budget by address is soon spent. */
const addresses = ["127.0.66.1", "127.0.66.2", "127.0.66.3", "127.0.66.4"];

/** A process of its own, so that it takes nothing of the readers' time but the server's. */
async function main(): Promise<void> {
  const [url = "", connections = "8", seconds = "5", only = ""] = process.argv.slice(2);
  const attacks = [...refusedAttacks, ...answeredAttacks].filter(({ name }) => name.includes(only));
  const until = performance.now() + Number(seconds) * 1_000;
  const outcomes: Outcomes = {};
  const note = (name: string, outcome: string) => {
    const own = (outcomes[name] ??= {});
    own[outcome] = (own[outcome] ?? 0) + 1;
  };

  // An eighth of them sends letter by letter; the others what they have, one after the other, as fast as they may.
  const slow = only === "" ? Math.ceil(Number(connections) / 8) : 0;
  const attack = async (_: unknown, place: number) => {
    const client = new Client(url, addresses[place % addresses.length] ?? "127.0.66.1");
    for (let index = place * 5; performance.now() < until; index += 1) {
      const { name, next } = attacks[index % attacks.length] ?? {};
      if (!name || !next) break;
      const { status } = await client.send(next());
      note(name, String(status));
    }
    client.close();
  };
  await Promise.all([
    ...Array.from({ length: Number(connections) - slow }, attack),
    ...Array.from({ length: slow }, () => trickle(url, until, note)),
  ]);
  process.stdout.write(JSON.stringify(outcomes));
}

/** A body letter by letter, on a new connection whenever the last one is closed. */
async function trickle(
  url: string,
  until: number,
  note: (name: string, outcome: string) => void,
): Promise<void> {
  const { hostname, port } = new URL(url);
  while (performance.now() < until) {
    await new Promise<void>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port), localAddress: "127.0.66.5" });
      socket.on("error", () => {});
      socket.write(
        "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9000\r\n\r\n",
      );
      const letters = setInterval(() => {
        if (performance.now() > until) socket.destroy();
        else if (socket.writable) socket.write("x");
      }, 50);
      socket.resume().once("close", () => {
        clearInterval(letters);
        note("a body letter by letter", performance.now() > until ? "still open" : "closed");
        resolve();
      });
    });
  }
}

void main();
