import { readFile, rename, rm, writeFile } from "node:fs/promises";

import { type GraphQLError, parse } from "graphql";

import { parsedUrl } from "../../domain/links/parsed-url";
import { BadInput, NotFound, shown } from "../../domain/errors";
import { compose, type SubgraphDefinition } from "../../federation/compose";
import { readSettings } from "../../server/settings";
import { exitCodes } from "../exit-codes";
import { print } from "../output";

interface ComposeOptions {
  readonly with?: readonly string[];
  readonly alone?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/**
 * Composes our subgraphs and those of others. Problems go to standard error, since the supergraph goes to standard output.
 * With problems an existing file stays unchanged.
 */
export async function composeCommand({ with: given = [], alone, out, json }: ComposeOptions): Promise<void> {
  const { subgraphs } = readSettings(process.env);
  const others = await Promise.all(given.map(readDefinition));
  const own = alone ? [] : await ownDefinitions(subgraphs);
  checkNames(own, others);
  const { supergraphSdl, problems } = compose([...own, ...others]);

  if (supergraphSdl !== null && out !== undefined) await replaceFile(out, supergraphSdl);
  if (json) {
    const written = out === undefined ? { supergraphSdl } : { out: supergraphSdl === null ? null : out };
    print(JSON.stringify({ problems, ...written }, null, 2));
  } else if (supergraphSdl === null) {
    for (const { code, message } of problems) process.stderr.write(`${code} ${message}\n`);
    process.stderr.write("rostrum: The subgraphs do not compose; wrote nothing.\n");
  } else if (out === undefined) process.stdout.write(supergraphSdl);
  else print(`Wrote ${out}.`);

  if (supergraphSdl === null) process.exitCode = exitCodes.found;
}

/** Our subgraphs load the whole schema, which takes most of the time. */
async function ownDefinitions(overrides: ReadonlyMap<string, string>): Promise<SubgraphDefinition[]> {
  const { subgraphDefinitions } = await import("../../subgraphs/supergraph.js");
  return subgraphDefinitions(overrides);
}

async function readDefinition(given: string): Promise<SubgraphDefinition> {
  const [, name, file, url] = /^([A-Za-z][\w-]*)=(.+)@(https?:\/\/[^@]+)$/.exec(given) ?? [];
  if (!name || !file || !url || !parsedUrl(url)) {
    throw new BadInput(
      `Expected --with to be a name, a file and a URL, such as bookings=bookings.graphql@http://127.0.0.1:4006/graphql, but got ${shown(given)}.`,
    );
  }
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new NotFound(`Expected the SDL of ${name} in ${file}, but it cannot be read (${error.code}).`);
  });
  try {
    return { name, url, typeDefs: parse(text) };
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    const place = (locations ?? []).map(({ line, column }) => `:${line}:${column}`).join("");
    throw new BadInput(`Expected GraphQL SDL in ${file}${place}, but got: ${message}`);
  }
}

/** Subgraph names must be unique. */
function checkNames(own: readonly SubgraphDefinition[], others: readonly SubgraphDefinition[]): void {
  const taken = new Set(own.map(({ name }) => name));
  for (const { name } of others) {
    if (taken.has(name))
      throw new BadInput(`Expected a unique name for each subgraph, but two have the name ${name}.`);
    taken.add(name);
  }
}

/** Written by a rename, so that a watching router never reads half a file. */
async function replaceFile(file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw new Error(`Cannot write ${file} (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}
