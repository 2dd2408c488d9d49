import { readdirSync, readFileSync } from "node:fs";

import { Catalogue } from "../../src/catalogue/catalogue";
import { planOf } from "../../src/database/plan";
import type { Sql } from "../../src/database/sql/sql";
import type { Reader } from "../../src/database/statements";
import { readDatabaseUrl } from "../../src/database/url";
import { afterTests } from "../helpers/after-tests";
import { compiledGraph } from "../helpers/compiled-graph";
import { projectFolder, startingDatabaseUrl } from "../helpers/starting-catalogue";

/** Off, PostgreSQL does one of them only where no index serves: on small tables it would rather read all, and sort a few rows. */
const lastResorts = ["enable_seqscan", "enable_sort", "enable_bitmapscan", "enable_hashagg"];

async function openedForPlans(): Promise<Catalogue> {
  const url = await startingDatabaseUrl();
  const isPostgres = readDatabaseUrl(url).dialect === "postgres";
  const address = isPostgres ? new URL(url) : null;
  address?.searchParams.set("options", lastResorts.map((name) => `-c ${name}=off`).join(" "));
  const catalogue = await Catalogue.open(address?.href ?? url);
  afterTests(() => catalogue.close());
  return catalogue;
}

const indentOf = (line: string) => /^[ ]*/.exec(line)?.[0].length ?? 0;

/** Where the rows of a page are found, in order; the outer ones merge such ranges, of a page each. */
const range = /CO-ROUTINE (?:k|cut|scope)$|->\s+Limit/;

/** The sorts within the innermost ranges. */
function sortedIn(plan: readonly string[]): string[] {
  return plan.flatMap((line, index) => {
    if (!range.test(line)) return [];
    const rest = plan.slice(index + 1);
    const end = rest.findIndex((step) => indentOf(step) <= indentOf(line));
    const within = end === -1 ? rest : rest.slice(0, end);
    if (within.some((step) => range.test(step))) return [];
    return within
      .filter((step) => /TEMP B-TREE|-> {2}(?:Incremental )?Sort\b/.test(step))
      .map((step) => step.trim());
  });
}

/** Tables that a plan reads to the end: SQLite walks an index in a page's order as far as the page goes. */
function readToTheEnd(plan: readonly string[], text: string): string[] {
  return plan.flatMap((line) => {
    if (line.includes("Seq Scan on")) return [line.trim()];
    const alias = /^\s*SCAN (\w+)(?!.* (?:INDEX|VIRTUAL TABLE))/.exec(line)?.[1];
    return alias && new RegExp(`(?:from|join) "\\w+" ${alias}\\b`).test(text) ? [line.trim()] : [];
  });
}

const examples = `${projectFolder}/examples`;

it("each compiled example reads no table to its end, and sorts no page", async () => {
  const catalogue = await openedForPlans();
  const { reader } = catalogue;
  const asked: Sql[] = [];
  const watched: Reader = {
    textOf: (statement) => reader.textOf(statement),
    all(statement, caller) {
      if (reader.textOf(statement).includes(" as json")) asked.push(statement);
      return reader.all(statement, caller);
    },
  };
  const { ask, resolved } = compiledGraph(
    Object.create(catalogue, { reader: { value: watched } }) as Catalogue,
  );

  const found: Record<string, unknown> = {};
  for (const name of readdirSync(examples).filter((file) => file.endsWith(".graphql"))) {
    const [before, statements] = [resolved(), asked.length];
    await ask(readFileSync(`${examples}/${name}`, "utf8"));
    if (resolved() > before) continue;
    const [statement] = asked.slice(statements);
    if (!statement) throw new Error(`${name} has asked no statement.`);
    const plan = await planOf(reader, statement);
    found[name] = {
      readToTheEnd: readToTheEnd(plan, reader.textOf(statement)),
      sorted: sortedIn(plan),
    };
  }

  expect(Object.keys(found).length).toBeGreaterThanOrEqual(7);
  for (const [name, plan] of Object.entries(found))
    expect({ name, plan }).toEqual({ name, plan: { readToTheEnd: [], sorted: [] } });
});
