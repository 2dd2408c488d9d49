import { readdirSync } from "node:fs";
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { playgroundFolder } from "../../src/cli/paths";
import { mergedSchema } from "../../src/subgraphs/merged";
import { Dice } from "../helpers/dice";
import { readExposition } from "../helpers/exposition";
import { post } from "../helpers/federated-servers";
import { freePorts } from "../helpers/free-ports";
import { knownIn } from "../helpers/known-in";
import { startServer, type ServerProcess } from "../helpers/server-process";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { until } from "../helpers/until";
import { randomRequest, type Subject } from "./random-request";
import { type Sent, sendRaw } from "./send-raw";

const minutes = Number(process.env["MINUTES"] ?? 1);
/** The servers' heap, in MB; Node's default if not set. */
const heap = process.env["HEAP_MB"];
const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));

/** Connections at once to one server. */
const connections = 12;

/** Short, so that slow connections and streams end within the minute. Points are tested elsewhere. */
const settings = {
  POINTS_PER_MINUTE: "1000000000",
  ARRIVAL_TIMEOUT_MS: "2000",
  REQUEST_TIMEOUT_MS: "3000",
  STREAM_TIMEOUT_MS: "3000",
  LOG_LEVEL: "info",
  ...(heap === undefined ? {} : { NODE_OPTIONS: `--max-old-space-size=${heap}` }),
};

/** Statuses from 500 that are an answer of ours: not ready or overloaded, and the code of the latter. To HEAD, only the header. */
const typed =
  /"code":"(?:OVERLOADED|DEADLINE_EXCEEDED)"|"ready":false|The playground has not been built|\nRetry-After: \d/i;
/** Answers that are our own sources: the playground. */
const sources = /content-type: (?:text|application)\/(?:html|css|javascript|wasm)/i;
const leaks = /INTERNAL_SERVER_ERROR|node_modules|\bat \w+ \(|\.[jt]s:\d+/;

interface Target {
  readonly name: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly server: ServerProcess;
  /** Memory in MB, over time. */
  readonly memory: number[];
  readonly statuses: Map<string, number>;
}

async function started(
  name: string,
  more: Record<string, string>,
  words: readonly string[],
): Promise<Target> {
  const [metricsPort = 0] = await freePorts(1);
  const server = await startServer({ ...settings, METRICS_PORT: String(metricsPort), ...more }, words);
  return {
    name,
    port: Number(new URL(server.url).port),
    metricsPort,
    server,
    memory: [],
    statuses: new Map(),
  };
}

/** How many sockets and timers are open in its process: of our scrapes, and of a router that polls. */
async function openIn(target: Target): Promise<number> {
  const samples = await samplesOf(target);
  const countOf = (type: string) => samples.get(`nodejs_active_resources{type="${type}"}`) ?? 0;
  return countOf("TCPSocketWrap") + countOf("Timeout");
}

/** Far fewer than the thousands that were there. */
const maxLeftOpen = 9;

async function samplesOf({ metricsPort }: Target): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  return readExposition(await response.text()).samples;
}

/** What is wrong with an answer; null if nothing. */
function problemOf({ answer }: Sent, statuses: Map<string, number>): string | null {
  // The statuses of all answers on the connection. A body has no line that begins so.
  for (const [, status = ""] of answer.matchAll(/(?:^|\n|\})HTTP\/1\.1 (\d{3}) /g)) {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= "500" && !typed.test(answer)) return `status ${status}`;
  }
  return sources.test(answer) ? null : (leaks.exec(answer)?.[0] ?? null);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

describe(`every route, for ${minutes} min, with SEED=${seed}`, () => {
  let subject: Subject;
  const targets: Target[] = [];
  const problems: string[] = [];
  let sent = 0;

  beforeAll(async () => {
    const catalogue = await startingCatalogue();
    const files = readdirSync(playgroundFolder, { recursive: true }).map(
      (file) => `/playground/${String(file)}`,
    );
    subject = {
      schema: mergedSchema(),
      known: await knownIn(catalogue),
      files: ["/playground/index.html", ...files],
    };
    targets.push(await started("the whole graph", {}, []));
    // The other subgraphs are unreachable.
    const subgraph = await started("a subgraph", {}, ["--subgraph", "discovery", "--port", "0"]);
    const SUBGRAPHS = `discovery=${subgraph.server.url}/graphql`;
    targets.push(await started("a router", { SUBGRAPHS }, ["--router"]), subgraph);
  }, 120_000);

  /** Request n is the same in every run with this seed, and sent in the same way. */
  async function attack(number: number): Promise<void> {
    const dice = new Dice(seed + number * 7919);
    const target = targets[number % targets.length] as Target;
    const { bytes, isForMetrics } = randomRequest(dice, subject);
    const outcome = await sendRaw(isForMetrics ? target.metricsPort : target.port, bytes, dice);
    const problem = problemOf(outcome, target.statuses);
    if (problem === null) return;
    const [asked, answered] = [bytes.toString("latin1").slice(0, 600), outcome.answer.slice(0, 600)];
    problems.push(
      `Request ${number} to ${target.name} (${outcome.way}): ${problem}\n${asked}\n→ ${answered}`,
    );
  }

  async function measure(): Promise<void> {
    for (const target of targets) {
      const bytes = (await samplesOf(target)).get("process_resident_memory_bytes") ?? 0;
      target.memory.push(Math.round(bytes / 1e6));
    }
    print(targets.map(({ name, memory }) => `${name} ${memory.at(-1)} MB`).join(", ") + `; ${sent} requests`);
  }

  it(
    "ends with the same processes: no fault, no raw line on standard error, and the next query answered",
    async () => {
      const end = Date.now() + minutes * 60_000;
      const worker = async () => {
        while (Date.now() < end && problems.length < 10) await attack(sent++);
      };
      const measuring = (async () => {
        for (; Date.now() < end && problems.length < 10; await sleep((minutes * 60_000) / 20))
          await measure();
      })();
      await Promise.all([...Array.from({ length: connections * targets.length }, worker), measuring]);

      expect(problems).toEqual([]);
      for (const target of targets) {
        const { name, server, statuses, memory } = target;
        expect([name, server.child.exitCode, server.child.signalCode]).toEqual([name, null, null]);
        expect((await fetch(`${server.url}/livez`)).status).toBe(200);
        expect((await post(`${server.url}/graphql`, "{ __typename }")).data).toEqual({ __typename: "Query" });
        // What a request leaves open would stay: this waits for ever then.
        await until(
          () => openIn(target),
          (open) => open <= maxLeftOpen,
        );
        const faults = [...(await samplesOf(target)).keys()].filter((series) =>
          series.includes("INTERNAL_SERVER_ERROR"),
        );
        expect([name, faults]).toEqual([name, []]);
        const { code, log } = await server.end("SIGINT");
        const told = log.split("\n").filter(Boolean);
        expect([name, told.filter((line) => !line.startsWith("{"))]).toEqual([name, []]);
        const lines = told.map((line) => JSON.parse(line) as { level: number });
        expect([name, lines.filter(({ level }) => level >= 50)]).toEqual([name, []]);
        expect([name, code]).toEqual([name, 0]);
        print(
          `${name}: ${JSON.stringify(Object.fromEntries([...statuses].toSorted(([one], [other]) => Number(one) - Number(other))))}; ${memory.join(" ")} MB`,
        );
      }
      print(`${sent} requests with SEED=${seed}`);
    },
    minutes * 60_000 + 180_000,
  );
});
