import { refusedAttacks } from "./attacks";
import { median, type MeasuredServer } from "./measured-server";
import { page20, questions } from "./questions";
import type { Kind } from "./sent";

export interface Price {
  readonly name: string;
  readonly isRefused: boolean;
  readonly status: number;
  readonly hasErrors: boolean;
  readonly cpuMs: number;
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

/** Of each kind: warmed up, then measured. Fewer of what takes long, but at least so many. */
const most = { warming: 60, measured: 25 };
const least = { warming: 1, measured: 5 };
const enoughMs = 1_500;

/** What each kind of request takes of a server that does nothing else, one at a time. */
export async function pricesOf(server: MeasuredServer): Promise<Price[]> {
  for (let warming = 0; warming < 300; warming += 1) await server.ask(page20.next());
  const page = await measure(server, page20);
  const prices: Price[] = [];
  for (const kind of [page20, ...questions, ...refusedAttacks]) {
    const { name, isRefused } = kind;
    const { cpuMs, points, ...rest } = await measure(server, kind);
    const cpuPerPoint = cpuMs / points / (page.cpuMs / page.points);
    prices.push({ name, isRefused, cpuMs, cpu: cpuMs / page.cpuMs, cpuPerPoint, points, ...rest });
  }
  return prices;
}

/** The first ones are not counted: code is compiled, statements are prepared. */
async function measure(server: MeasuredServer, { next }: Kind) {
  const isEnough = (phase: keyof typeof most, count: number, cpuMs: number) =>
    count >= most[phase] || (count >= least[phase] && cpuMs > enoughMs);
  for (let [count, cpuMs] = [0, 0]; !isEnough("warming", count, cpuMs); count += 1)
    cpuMs += (await server.ask(next())).cpuMs;
  const readings = [];
  let [asked, answered] = [0, 0];
  for (let cpuMs = 0; !isEnough("measured", readings.length, cpuMs);) {
    const sent = next();
    const reading = await server.ask(sent);
    cpuMs += reading.cpuMs;
    asked += Buffer.byteLength(sent.body ?? sent.path ?? "");
    answered += Buffer.byteLength(reading.text);
    readings.push(reading);
  }
  return {
    status: readings.at(-1)?.status ?? 0,
    hasErrors: readings.at(-1)?.hasErrors ?? true,
    // Not the last one's: once a second the server looks whether prices have changed, for no request.
    statements: median(readings.map(({ statements }) => statements)),
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
    `one at a time: CPU per point and CPU ÷ a page of 20 rows (${prices[0]?.cpuMs.toFixed(1) ?? "?"} ms, ${prices[0]?.points ?? "?"} points); points; bytes of the answer ÷ of the request; statements:`,
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
