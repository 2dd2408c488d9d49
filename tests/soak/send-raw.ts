import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import type { Dice } from "../helpers/dice";

/** Maximum wait for an answer, in milliseconds. */
const maxWaitMs = 6_000;

/** Ways to send a request, and to treat its answer. Most requests are sent at once, and their answers read. */
const ways = [
  "read",
  "read",
  "read",
  "read",
  "half",
  "halfReset",
  "slow",
  "resetAtFirstByte",
  "resetSoon",
  "closeAtOnce",
  "pipelined",
  "readNothing",
] as const;

export interface Sent {
  readonly way: (typeof ways)[number];
  /** What has come back, as Latin-1. */
  readonly answer: string;
}

/** Sends by a connection of its own, in a random way. Never rejects. */
export async function sendRaw(port: number, bytes: Buffer, dice: Dice): Promise<Sent> {
  const way = dice.oneOf(ways);
  const [share, pauseMs, copies] = [
    dice.roll(),
    Math.floor(dice.roll() * 30),
    2 + Math.floor(dice.roll() * 3),
  ];
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  const closed = once(socket, "close").catch(() => {});
  const chunks: Buffer[] = [];
  if (way === "readNothing") socket.pause();
  else socket.on("data", (chunk) => chunks.push(chunk));
  const half = bytes.subarray(0, Math.floor(bytes.length * share));

  switch (way) {
    case "half":
      socket.end(half);
      break;
    case "halfReset":
      socket.write(half);
      await sleep(pauseMs);
      socket.resetAndDestroy();
      break;
    case "slow":
      await writeSlowly(socket, bytes, pauseMs);
      break;
    case "resetAtFirstByte":
      socket.once("data", () => socket.resetAndDestroy()).write(bytes);
      break;
    case "resetSoon":
      socket.write(bytes);
      await sleep(pauseMs);
      socket.resetAndDestroy();
      break;
    case "closeAtOnce":
      socket.end(bytes);
      break;
    case "pipelined":
      socket.write(Buffer.concat(Array.from({ length: copies }, () => bytes)));
      break;
    case "read":
    case "readNothing":
      socket.write(bytes);
      break;
    default:
      way satisfies never;
  }
  const wait = way === "readNothing" ? 200 : maxWaitMs;
  await Promise.race([closed, untilQuiet(chunks, wait)]);
  socket.destroy();
  return { way, answer: Buffer.concat(chunks).toString("latin1") };
}

async function writeSlowly(socket: Socket, bytes: Buffer, pauseMs: number): Promise<void> {
  const size = Math.max(1, Math.ceil(bytes.length / 10));
  for (let start = 0; start < bytes.length && !socket.destroyed; start += size) {
    socket.write(bytes.subarray(start, start + size));
    await sleep(pauseMs);
  }
}

/** Until an answer has come and 50 ms have brought nothing more. A keep-alive connection stays open. */
async function untilQuiet(chunks: readonly Buffer[], maxMs: number): Promise<void> {
  const end = performance.now() + maxMs;
  for (let before = 0; performance.now() < end; before = chunks.length) {
    await sleep(50);
    if (chunks.length > 0 && chunks.length === before) return;
  }
}
