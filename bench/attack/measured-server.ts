import pino from "pino";

import { Catalogue } from "../../src/catalogue/catalogue";
import { readSettings } from "../../src/server/settings";
import { startWhole } from "../../src/server/start";
import { Client } from "./client";
import type { Sent } from "./sent";

export interface Reading {
  readonly status: number;
  readonly text: string;
  /** Whether it has errors. */
  readonly hasErrors: boolean;
  /** Milliseconds of the processor, of all threads, the client's little share included. */
  readonly cpuMs: number;
  readonly statements: number;
  /** What it was charged. */
  readonly points: number;
}

/** A server in this process that does nothing else, and a client that asks it one thing at a time. */
export class MeasuredServer {
  readonly catalogue: Catalogue;
  readonly #client: Client;
  readonly #stop: () => Promise<void>;
  readonly #counted: { statements: number };
  #pointsLeft = 0;

  private constructor(
    catalogue: Catalogue,
    client: Client,
    stop: () => Promise<void>,
    counted: { statements: number },
  ) {
    this.catalogue = catalogue;
    this.#client = client;
    this.#stop = stop;
    this.#counted = counted;
  }

  static async open(file: string, maxPrice: string): Promise<MeasuredServer> {
    const counted = { statements: 0 };
    const catalogue = await Catalogue.open(`sqlite:${file}`, {
      onStatement: () => (counted.statements += 1),
    });
    const settings = readSettings({
      PORT: "0",
      POINTS_PER_MINUTE: "1000000000",
      REQUEST_TIMEOUT_MS: "60000",
      MAX_PRICE: maxPrice,
    });
    const log = pino({ level: "silent" });
    const server = await startWhole(catalogue, { settings, log, playgroundFolder: null });
    const client = new Client(server.url, "127.0.0.1");
    return new MeasuredServer(catalogue, client, () => server.stop(), counted);
  }

  async ask(sent: Sent): Promise<Reading> {
    this.#counted.statements = 0;
    const before = process.cpuUsage();
    const { status, text, pointsLeft } = await this.#client.send(sent);
    const { user, system } = process.cpuUsage(before);
    const left = pointsLeft ?? this.#pointsLeft;
    const points = this.#pointsLeft - left;
    this.#pointsLeft = left;
    const { statements } = this.#counted;
    // A new minute, or the first answer of all: what it was charged is not known.
    if (points < 0) return this.ask(sent);
    return {
      status,
      text,
      hasErrors: text.startsWith('{"errors"'),
      cpuMs: (user + system) / 1_000,
      statements,
      points,
    };
  }

  async close(): Promise<void> {
    this.#client.close();
    await this.#stop();
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
