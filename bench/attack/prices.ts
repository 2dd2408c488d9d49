import { refusedAttacks } from "./attacks";
import { median, type MeasuredServer } from "./measured-server";
import { page20, questions } from "./questions";
import type { Kind } from "./sent";

export interface Price {
  readonly name: string;
  readonly isRefused: boolean;
  readonly status: number;
  readonly hasErrors: boolean;
  /** CPU of one, as a multiple of a page of 20 rows: the median of some. */
  readonly cpu: number;
  /** CPU per point, as a multiple of that page's; Infinity where nothing is charged. */
  readonly cpuPerPoint: number;
  /** What was charged on average. */
  readonly points: number;
  /** Bytes of the answer for each of the request. */
  readonly amplification: number;
  readonly statements: number;
}

const rounds = 5;

/** What each kind of request takes of a server that does nothing else, one at a time. */
export async function pricesOf(server: MeasuredServer): Promise<Price[]> {
  for (let warming = 0; warming < 300; warming += 1) await server.ask(page20.next());
  const page = await measure(server, page20, 50);
  const prices: Price[] = [];
  for (const kind of [page20, ...questions, ...refusedAttacks]) {
    const { name, isRefused } = kind;
    const { cpuMs, points, ...rest } = await measure(server, kind, rounds);
    const cpuPerPoint = cpuMs / points / (page.cpuMs / page.points);
    prices.push({ name, isRefused, cpu: cpuMs / page.cpuMs, cpuPerPoint, points, ...rest });
  }
  return prices;
}

/** One first that is not counted: code is compiled, statements are prepared. */
async function measure(server: MeasuredServer, { next }: Kind, count: number) {
  await server.ask(next());
  const readings = [];
  let [asked, answered] = [0, 0];
  for (let round = 0; round < count; round += 1) {
    const sent = next();
    const reading = await server.ask(sent);
    asked += Buffer.byteLength(sent.body ?? sent.path ?? "");
    answered += Buffer.byteLength(reading.text);
    readings.push(reading);
  }
  return {
    status: readings.at(-1)?.status ?? 0,
    hasErrors: readings.at(-1)?.hasErrors ?? true,
    statements: readings.at(-1)?.statements ?? 0,
    cpuMs: median(readings.map(({ cpuMs }) => cpuMs)),
    points: median(readings.map(({ points }) => points)),
    amplification: answered / asked,
  };
}

/** As lines to read. */
export function describePrices(prices: readonly Price[]): string[] {
  const answered = prices.filter(({ isRefused }) => !isRefused);
  const refused = prices.filter(({ isRefused }) => isRefused);
  const worst = (all: readonly Price[], of: (price: Price) => number) => Math.max(...all.map(of));
  return [
    "one at a time: CPU per point and CPU ÷ a page of 20 rows; points; bytes of the answer ÷ of the request; statements:",
    ...prices.map(
      ({ name, status, hasErrors, cpu, cpuPerPoint, points, amplification, statements }) =>
        `  ${name.padEnd(42)}${figure(cpuPerPoint)} ${figure(cpu)} ${String(points).padStart(6)} ${figure(amplification)} ${String(statements).padStart(4)}  ${status}${hasErrors ? " with errors" : ""}`,
    ),
    `  worst CPU per point, of what is answered ${worst(answered, ({ cpuPerPoint }) => cpuPerPoint).toFixed(1)}, of what is refused ${worst(refused, ({ cpuPerPoint }) => cpuPerPoint).toFixed(1)} (aim: 5)`,
    `  worst CPU of a refusal ${worst(refused, ({ cpu }) => cpu).toFixed(1)}, worst amplification ${worst(prices, ({ amplification }) => amplification).toFixed(0)}`,
    `  statements before a refusal ${worst(refused, ({ statements }) => statements)} (aim: 0)`,
  ];
}

function figure(value: number): string {
  return (Number.isFinite(value) ? value.toFixed(1) : "free").padStart(8);
}
