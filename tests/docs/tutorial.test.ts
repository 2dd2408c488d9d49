import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

import { compileCacheEnvironment } from "../helpers/with-compile-cache";
import { projectFolder } from "../helpers/starting-catalogue";
import { afterTests, temporaryFolder } from "../helpers/temporary-catalogue";
import { changed, stepsOf, withShown, type Step } from "./tutorial-steps";

/**
 * Follows docs/tutorials/your-own-subgraph.md from top to bottom, with real processes: the files are as it shows them,
 * its commands are run, and their output is the one that it shows. `UPDATE_ANSWERS=1 npx jest tutorial` writes what is
 * shown anew: read the difference before you commit it.
 *
 * Two things differ from a terminal. Ports are free ones. And `npx` is left out, with what it would find on the path:
 * where it finds nothing it asks a registry.
 */
const tutorial = `${projectFolder}/docs/tutorials/your-own-subgraph.md`;
const text = readFileSync(tutorial, "utf8");
const isUpdate = Boolean(process.env["UPDATE_ANSWERS"]);

/** Commands that run until they are ended, with what they say when they are ready, and their PORT. */
const services: Readonly<Record<string, { says: string; port?: number }>> = {
  "npm run start:federated": { says: "[router] Open", port: 4000 },
  "node examples/bookings/server.js": { says: "Bookings answers", port: 4006 },
  "npx rostrum serve --router --supergraph supergraph.graphql --port 4007": { says: "Open http" },
};
const steps = stepsOf(text, { services: Object.keys(services) });

interface Service {
  readonly command: string;
  readonly child: ChildProcess;
  /** Its process group, as `process.kill` takes it. npm and concurrently do not pass every signal on to theirs. */
  readonly group: number;
  output: string;
}

describe("the tutorial Your own subgraph", () => {
  let folder: string;
  let ports: ReadonlyMap<string, string>;
  const running: Service[] = [];
  const updated = new Map<Step, string>();

  beforeAll(async () => {
    folder = await checkout();
    ports = await freePorts(["4000", "4001", "4002", "4003", "4004", "4005", "4006", "4007"]);
    afterTests(() => Promise.all(running.map(end)));
  });

  afterAll(() => {
    if (updated.size > 0) writeFileSync(tutorial, withShown(text, updated));
  });

  const follow: Readonly<Record<Step["kind"], (step: Step) => Promise<object>>> = {
    shows: async (step) => ({ shown: shownFor(step, read(step.what)) }),

    async changes({ what, shown }) {
      const after = changed(await readFile(`${folder}/${what}`, "utf8"), shown ?? "");
      if (after !== null) await writeFile(`${folder}/${what}`, after);
      return { shown: after === null ? null : shown };
    },

    async starts({ what, shown }) {
      const { says = "", port } = services[what] ?? {};
      const service = start(what, port === undefined ? {} : { PORT: ports.get(String(port)) ?? "" });
      running.push(service);
      await until(() => service.output.includes(says), service);
      const lines = withShownPorts(service.output).split("\n");
      return {
        shown:
          shown
            ?.split("\n")
            .filter((line) => lines.includes(line))
            .join("\n") ?? null,
      };
    },

    async runs(step) {
      const [isQuestion, before] = [step.what.startsWith("curl"), await supergraph()];
      const router = running.find(
        ({ command, child }) => command.includes("--supergraph") && child.exitCode === null,
      );
      const taken = timesTaken(router);
      const giveUp = performance.now() + (isUpdate ? 2_000 : 120_000);
      for (;;) {
        const { code, output } = await run(step.what);
        // Right after the start the router may answer before each subgraph does.
        if (isQuestion && !isAsShown(step, output) && performance.now() < giveUp) await pause(200);
        else {
          const isSame = (await supergraph()) === before;
          if (router && !isSame) await until(() => timesTaken(router) > taken, router);
          const isKept = code === 0 || isSame;
          return { code, shown: shownFor(step, output), ...(isKept ? {} : { supergraph: "is another" }) };
        }
      }
    },

    async ends({ what }) {
      const service = running.findLast(({ command }) => command === what);
      return { shown: service && (await end(service)) ? null : "It does not end." };
    },
  };

  it.each(steps.map((step) => [step.kind, step.what, step] as const))("%s %s", async (kind, _what, step) => {
    const { shown, code } = step;

    const found = await follow[kind](step);

    expect(found).toEqual(kind === "runs" ? { code, shown: steady(shown) } : { shown: steady(shown) });
  });

  it("shows all that a stranger writes, and what comes of it", () => {
    const commands = steps.filter(({ kind }) => kind === "runs");

    expect(steps.filter(({ kind }) => kind === "shows").map(({ what }) => what)).toEqual([
      "examples/bookings/bookings.graphql",
      "examples/bookings/server.js",
      "examples/bookings/question.graphql",
    ]);
    expect(commands.filter(({ shown }) => shown?.includes('"data"'))).toHaveLength(4);
    expect(commands.filter(({ shown }) => shown?.includes("DOWNSTREAM_SERVICE_ERROR"))).toHaveLength(1);
    expect(commands.map(({ code }) => code)).toContain(1);
  });

  it("has a router that goes on after what did not compose", async () => {
    const last = steps.findLast(({ what }) => what.startsWith("curl")) as Step;

    expect(await follow.runs(last)).toEqual({ code: 0, shown: steady(last.shown) });
  });

  it("leaves no process behind after Ctrl-C", async () => {
    expect(await Promise.all(running.map(end))).toEqual(running.map(() => true));
    expect(new Set(running.map(({ command }) => command))).toEqual(new Set(Object.keys(services)));
  });

  /** The expected output of the step; recorded instead when the tutorial is rewritten. */
  function shownFor(step: Step, output: string): string | null {
    if (step.shown === null || isAsShown(step, output)) return steady(step.shown);
    if (!isUpdate) return steady(withShownPorts(output).trimEnd());
    updated.set(step, withShownPorts(output).trimEnd());
    return steady(step.shown);
  }

  function isAsShown({ shown }: Step, output: string): boolean {
    return shown === null || steady(withShownPorts(output).trimEnd()) === steady(shown);
  }

  function supergraph(): Promise<string | null> {
    return readFile(`${folder}/supergraph.graphql`, "utf8").catch(() => null);
  }

  async function run(command: string): Promise<{ code: number | null; output: string }> {
    const started = start(command);
    await once(started.child, "close");
    return { code: started.child.exitCode, output: started.output };
  }

  function start(command: string, environment: Record<string, string> = {}): Service {
    const addresses = ["people", "shows", "works", "discovery", "editing"].map(
      (name, index) => `${name}=http://127.0.0.1:${ports.get(String(4001 + index))}/graphql`,
    );
    const child = spawn("sh", ["-c", `{ ${withFreePorts(command).replaceAll("npx ", "")}; } 2>&1`], {
      cwd: folder,
      detached: true,
      env: {
        PATH: `${folder}/bin:${projectFolder}/node_modules/.bin:${process.env["PATH"]}`,
        HOME: folder,
        ...compileCacheEnvironment(),
        npm_config_update_notifier: "false",
        SUBGRAPHS: addresses.join(","),
        ...environment,
      },
    });
    const started: Service = { command, child, group: -(child.pid ?? 0), output: "" };
    child.stdout.on("data", (chunk: Buffer) => (started.output += chunk.toString()));
    return started;
  }

  function withFreePorts(command: string): string {
    return command.replace(/(?<=127\.0\.0\.1:|--port )\d+/g, (port) => ports.get(port) ?? port);
  }

  function withShownPorts(output: string): string {
    const shownFrom = new Map([...ports].map(([shown, free]) => [free, shown]));
    return output.replace(/(?<=127\.0\.0\.1:)\d+/g, (port) => shownFrom.get(port) ?? port);
  }
});

describe("examples/bookings", () => {
  it("needs no package that the checkout lacks", () => {
    interface Package {
      readonly dependencies: Record<string, string>;
    }
    const { dependencies: own } = JSON.parse(read("examples/bookings/package.json")) as Package;
    const { dependencies } = JSON.parse(read("package.json")) as Package;

    expect(Object.keys(own)).toHaveLength(3);
    expect(dependencies).toEqual(expect.objectContaining(own));
  });
});

/** What a newcomer has after `npm ci`, as far as the tutorial needs it. Only what it changes is a copy. */
async function checkout(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(`${folder}/bin`);
  await symlink(`${projectFolder}/dist/cli/main.js`, `${folder}/bin/rostrum`);
  for (const name of ["package.json", ".prettierrc.json", "dist", "node_modules"]) {
    await symlink(`${projectFolder}/${name}`, `${folder}/${name}`);
  }
  await cp(`${projectFolder}/examples/bookings`, `${folder}/examples/bookings`, { recursive: true });
  return folder;
}

/** Below the system's ephemeral ports, so that no other process gets one before we listen on it. */
async function freePorts(shown: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let port = 20_000 + (process.pid % 1_000) * 10;
  for (const one of shown) {
    while (!(await isFree(port))) port += 1;
    found.set(one, String(port));
    port += 1;
  }
  return found;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const answer = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
  });
  server.close();
  return answer;
}

/** How often a router has taken another supergraph. */
const timesTaken = (router: Service | undefined) =>
  router?.output.split("serving a new supergraph").length ?? 0;

async function until(isSo: () => boolean, service: Service): Promise<void> {
  while (!isSo()) {
    if (service.child.exitCode !== null) {
      throw new Error(`It did not start, but said:\n${service.output}`);
    }
    await pause(50);
  }
}

/** Ctrl-C; false where that is not heeded, and it has to be killed. */
async function end({ group }: Service): Promise<boolean> {
  const giveUp = performance.now() + 120_000;
  if (isAlive(group)) process.kill(group, "SIGINT");
  while (isAlive(group) && performance.now() < giveUp) await pause(50);
  if (!isAlive(group)) return true;
  process.kill(group, "SIGKILL");
  return false;
}

function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

/** Requests have another id each time. */
function steady(output: string | null): string | null {
  return output?.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, "an-id") ?? null;
}

function read(file: string): string {
  return readFileSync(`${projectFolder}/${file}`, "utf8");
}
