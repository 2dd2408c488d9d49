import { execFile, spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
const nobody = 65_534;
const asUser: SpawnOptions = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

const parents = [
  "/usr/lib/postgresql",
  "/usr/local/pgsql",
  "/opt/homebrew/opt",
  "/usr/local/opt",
  "/usr/pgsql",
];

/** The folder with `initdb` and `postgres`, newest version first; null where there is none. */
export function findPostgres(): string | null {
  const installed = parents
    .flatMap(programFolders)
    .toSorted((one, other) => other.localeCompare(one, "en", { numeric: true }));
  const onPath = (process.env["PATH"] ?? "").split(":");
  return [...installed, ...onPath].find((folder) => isPostgres(folder)) ?? null;
}

const programFolders = (parent: string): string[] =>
  existsSync(parent) ? ["", ...readdirSync(parent)].map((name) => join(parent, name, "bin")) : [];

const isPostgres = (folder: string) =>
  ["initdb", "postgres", "pg_basebackup"].every((name) => existsSync(join(folder, name)));

export const noPostgres =
  "These tests need PostgreSQL's programs initdb and postgres, and none were found: apt-get install postgresql";

/** How `postgres` ends: `fast` rolls back what runs; `crash` leaves everything to recovery. */
export type Ending = "fast" | "crash";
const signals: Readonly<Record<Ending, string>> = { fast: "INT", crash: "KILL" };

/** A server on a unix socket in a temporary folder: no port, no password. */
export interface Cluster {
  /** The address of a database of it, as its superuser unless another role is given. */
  url(database: string, role?: string): string;
  end(how?: Ending): Promise<void>;
  /** The same data and the same address. */
  start(): Promise<void>;
  /** A streaming replica, from a copy of this server as it is now. */
  replicate(): Promise<Cluster>;
  /** Ends the server and its replicas, and removes their folders. */
  remove(): Promise<void>;
}

/** Without fsync, unless a test needs what survives a crash of the machine; a crash of PostgreSQL loses nothing either way. */
const quick = [
  "fsync=off",
  "max_connections=300",
  "shared_buffers=32MB",
  "max_wal_senders=4",
  "hot_standby=on",
  "wal_retrieve_retry_interval=100ms",
];

/** Makes and starts a server. Its default collation is not by bytes where it can be, as with an ordinary createdb. */
export async function startCluster(settings: readonly string[] = []): Promise<Cluster> {
  const bin = findPostgres();
  if (!bin) throw new Error(noPostgres);
  const folder = await ownFolder();
  const collation = Number(/\/(\d+)\//.exec(bin)?.[1] ?? 0) >= 15 ? icu : ["--locale=C"];
  const fixed = ["-D", join(folder, "data"), "-U", "rostrum", "-A", "trust", "-E", "UTF8", "--no-sync"];
  await run(join(bin, "initdb"), [...fixed, ...collation], { ...asUser, cwd: folder } as object);
  return started(bin, folder, settings);
}

const icu = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"];

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-pg-"));
  if (asUser.uid !== undefined) await chown(folder, nobody, nobody);
  return folder;
}

async function started(bin: string, folder: string, settings: readonly string[]): Promise<Cluster> {
  const replicas: Cluster[] = [];
  let server: ChildProcess | null = null;
  const cluster: Cluster = {
    url: (database, role = "rostrum") => `postgres://${role}@localhost/${database}?host=${folder}`,
    async start() {
      server = await serve(bin, folder, settings).catch(async (error: Error) => {
        // After a crash the server's last processes take a moment to end.
        if (!error.message.includes("pre-existing shared memory")) throw error;
        await sleep(100);
        await cluster.start();
        return server;
      });
    },
    async end(how = "fast") {
      const ending = server;
      server = null;
      if (!ending) return;
      const exit = once(ending, "exit");
      ending.stdin?.end(`${signals[how]}\n`);
      await exit;
    },
    async replicate() {
      const copy = await ownFolder();
      const from = ["-h", folder, "-U", "rostrum", "--checkpoint=fast", "--no-sync", "--write-recovery-conf"];
      await run(join(bin, "pg_basebackup"), ["-D", join(copy, "data"), ...from], {
        ...asUser,
        cwd: copy,
      } as object);
      const replica = await started(bin, copy, settings);
      replicas.push(replica);
      return replica;
    },
    async remove() {
      for (const replica of replicas) await replica.remove();
      await cluster.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await cluster.start();
  return cluster;
}

/** A shell between waits for a signal's name on its input: so the server also ends when this process is killed. */
const keeper = '"$@" </dev/null & read -r signal; kill -s "${signal:-INT}" $!; wait $!';

/** Resolves when connections are taken; rejects with the log where the server ends first. */
async function serve(bin: string, folder: string, settings: readonly string[]): Promise<ChildProcess> {
  const options = ["listen_addresses=", `unix_socket_directories=${folder}`, ...quick, ...settings];
  const command = [
    join(bin, "postgres"),
    "-D",
    join(folder, "data"),
    ...options.flatMap((one) => ["-c", one]),
  ];
  const child = spawn("/bin/sh", ["-c", keeper, "keeper", ...command], {
    ...asUser,
    cwd: folder,
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
  });
  child.stdin?.on("error", () => undefined);
  const log: string[] = [];
  let isReady = false;
  await new Promise<void>((resolve, reject) => {
    if (!child.stderr) return reject(new Error("The server has no log."));
    createInterface(child.stderr).on("line", (line) => {
      // A replica that has lost its primary goes on, and says FATAL too.
      if (isReady) return;
      log.push(line);
      isReady = line.includes("ready to accept");
      if (isReady) resolve();
      if (/FATAL: .*(could not|no space|lock file|shared memory)/.test(line)) {
        child.stdin?.end();
        reject(new Error(log.join("\n")));
      }
    });
    child.once("exit", () => reject(new Error(log.join("\n"))));
  });
  return child;
}
