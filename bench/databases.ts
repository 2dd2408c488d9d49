import "reflect-metadata";

import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { Client } from "pg";
import pino from "pino";

import { Catalogue } from "../src/catalogue/catalogue";
import { raw } from "../src/database/sql/sql";
import { idForKey } from "../src/domain/ids";
import { wholeGraph } from "../src/server/graph";
import { internalRequest } from "../src/server/request-context";
import { startCluster } from "../tests/helpers/postgres/cluster";
import { fill, topOrganisationKey } from "./fill";

/**
 * The same graph on SQLite and on PostgreSQL: how long it takes to load and to copy, how large it is, and what a request
 * costs. PostgreSQL is started here, with the settings that its package brings.
 */
const { values } = parseArgs({
  options: {
    appearances: { type: "string", default: "100000" },
    requests: { type: "string", default: "300" },
  },
});
const appearances = Number(values.appearances);
const size = {
  appearances,
  episodes: Math.ceil(appearances / 1.5),
  people: Math.ceil(appearances / 15),
  shows: Math.ceil(appearances / 150),
};
const [requests, clients] = [Number(values.requests), 8];

const questions: Readonly<Record<string, { query: string; variables: Record<string, unknown> }>> = {
  "the Army question": {
    query: `query ($subject: ID!) {
      appearances(filter: { relatedTo: { organisation: $subject } }, first: 50) { edges {
        because { reason }
        node { person { name } episode { displayTitle show { displayTitle } hosts { person { name } } } }
      } }
    }`,
    variables: { subject: idForKey("Organisation", topOrganisationKey) },
  },
  "a person's page": {
    query: `query ($id: ID!) {
      person(id: $id) {
        name description affiliations(first: 10) { nodes { roleTitle organisation { name } } }
        appearances(first: 20) { totalCount nodes { episode { displayTitle publishedOn { edtf } show { displayTitle } } } }
      }
    }`,
    variables: { id: idForKey("Person", "person-7") },
  },
};

interface Opened {
  readonly name: string;
  readonly catalogue: Catalogue;
  /** Seconds of CPU that the database's own processes have used; none for SQLite, which runs in this one. */
  readonly cpuOfServer: () => Promise<number>;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-bench-"));
  const cluster = await startCluster(["shared_buffers=128MB", "fsync=on"]);
  const sqlite = await Catalogue.open(`sqlite:${join(folder, "bench.sqlite")}`);
  const postgres = await Catalogue.open(cluster.url("postgres"));
  const loaded = await Catalogue.open(await newDatabase(cluster.url("postgres"), "loaded"));
  const back = await Catalogue.open(`sqlite:${join(folder, "back.sqlite")}`);
  for (const catalogue of [sqlite, postgres, loaded, back]) await catalogue.migrate();
  print(
    `Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "of an unknown kind"}`,
  );

  const rows = await timed("loaded into SQLite", () => fill(sqlite, size));
  print(`  ${rows} rows of ${appearances} appearances, projections beside them`);
  await timed("loaded into PostgreSQL", () => fill(loaded, size));
  await timed("copied from SQLite to PostgreSQL", () => sqlite.copyTo(postgres));
  await timed("copied from PostgreSQL to SQLite", () => postgres.copyTo(back));

  const both: readonly Opened[] = [
    { name: "SQLite", catalogue: sqlite, cpuOfServer: async () => 0 },
    { name: "PostgreSQL", catalogue: postgres, cpuOfServer: () => cpuOfBackends(postgres) },
  ];
  for (const one of both) {
    const { database } = await one.catalogue.health.sizes();
    print(`${one.name} ${one.catalogue.health.about.version}: ${(database / 1e6).toFixed(0)} MB`);
    for (const [what, question] of Object.entries(questions)) print(await costOf(one, what, question));
  }
  await Promise.all([sqlite, postgres, loaded, back].map((catalogue) => catalogue.close()));
  await cluster.remove();
  await rm(folder, { recursive: true });
}

/** Makes a database beside this one; returns its URL. */
async function newDatabase(beside: string, name: string): Promise<string> {
  const client = new Client({ connectionString: beside });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(beside);
  url.pathname = `/${name}`;
  return url.href;
}

/** CPU per request, in process and in the database's, with as many requests under way as a busy server has. */
async function costOf(
  { catalogue, cpuOfServer }: Opened,
  what: string,
  { query, variables }: { query: string; variables: Record<string, unknown> },
): Promise<string> {
  const { server, contextOf } = wholeGraph(catalogue, pino({ level: "silent" }));
  const ask = async () => {
    const { body } = await server.executeOperation(
      { query, variables },
      { contextValue: contextOf(internalRequest("bench")) },
    );
    if (body.kind !== "single" || body.singleResult.errors) throw new Error(JSON.stringify(body));
  };
  let left = 0;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      await ask();
    }
  };
  const run = async (count: number) => {
    left = count;
    await Promise.all(Array.from({ length: clients }, client));
  };
  await run(requests / 5);
  const [before, serverBefore, began] = [process.cpuUsage(), await cpuOfServer(), performance.now()];
  await run(requests);
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const [own, theirs] = [(user + system) / 1e3 / requests, ((await cpuOfServer()) - serverBefore) * 1e3];
  await server.stop();
  return `  ${what}: ${own.toFixed(2)} ms of CPU in Rostrum, ${(theirs / requests).toFixed(2)} ms in the server, ${(requests / seconds).toFixed(0)} a second`;
}

/** Of those that are connected, which stay the same while the pool is full. Linux says it in hundredths of a second. */
async function cpuOfBackends({ reader }: Catalogue): Promise<number> {
  const rows = await reader.all<{ pid: number }>(
    raw("select pid from pg_stat_activity where datname = current_database()"),
  );
  return rows.reduce((sum, { pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) / 100;
  }, 0);
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [before, began] = [process.cpuUsage(), performance.now()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  print(
    `${what}: ${((performance.now() - began) / 1_000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU in Rostrum`,
  );
  return result;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
