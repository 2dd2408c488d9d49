import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

import { Catalogue } from "../../src/catalogue/catalogue";
import { sql } from "../../src/database/sql/sql";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";
import { loadTypescript } from "../helpers/typescript-process";

/** `npm run test:long` kills ten times as many. */
const kills = Number(process.env["KILLS"] ?? 30);

/** An edit has about thirty statements, so that the kills fall on every one of the first, second and third edit. */
const statementOf = (kill: number) => 1 + ((kill * 37) % 90);

interface Killed {
  /** The number of the last edit that was acknowledged; null if none was. */
  readonly acknowledged: number | null;
  /** The statement that was not sent, or was under way. */
  readonly statement: string;
}

/** Edits from this number on, in a process that is killed at its statement `at`. */
async function editUntilKilled(url: string, first: number, at: number, when: string): Promise<Killed> {
  const file = `${__dirname}/processes/edit-until-killed.ts`;
  const child = spawn(process.execPath, [...loadTypescript, file, url, String(first), String(at), when]);
  const exit = once(child, "exit") as Promise<[number | null, string | null]>;
  const [out, err, [, signal]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  expect([signal, err]).toEqual(["SIGKILL", ""]);
  const lines = out.trim().split("\n");
  const numbers = lines.filter((line) => /^\d+$/.test(line)).map(Number);
  return { acknowledged: numbers.at(-1) ?? null, statement: lines.at(-1)?.replace("killed at ", "") ?? "" };
}

/** The topics that are there after this edit: each adds one, removes the one before the last, and counts. */
const topicsAfter = (edit: number) =>
  edit === 0
    ? []
    : [
        ["counter", String(edit)],
        ...[edit - 1, edit].filter((one) => one > 0).map((one) => [`topic-${one}`, null]),
      ];

async function topicsIn({ reader }: Catalogue) {
  const rows = await reader.all<{ slug: string; description: string | null }>(
    sql`select t."slug", t."description" from "topic" t order by t."slug"`,
  );
  return rows.map(({ slug, description }) => [slug, description]);
}

it(
  `a process that is killed at any statement of an edit, ${kills} times, leaves exactly what it has acknowledged`,
  async () => {
    const url = await temporaryDatabaseUrl();
    let last = 0;
    const hit = new Set<string>();
    for (let kill = 0; kill < kills; kill += 1) {
      const when = kill % 2 === 0 ? "before" : "during";
      const { acknowledged, statement } = await editUntilKilled(url, last + 1, statementOf(kill), when);
      last = acknowledged ?? last;
      hit.add(statement);

      const catalogue = await Catalogue.open(url);
      const found = await topicsIn(catalogue);
      // Of a commit under way it is not known whether it was done: then the whole edit is there, or nothing of it.
      const mayBeDone = when === "during" && statement === "commit";
      const isDone =
        mayBeDone && JSON.stringify(found) === JSON.stringify(topicsAfter(last + 1).toSorted(bySlug));
      if (isDone) last += 1;
      expect(found).toEqual(topicsAfter(last).toSorted(bySlug));
      expect((await catalogue.verify()).problems).toEqual([]);
      await catalogue.close();
    }
    const catalogue = await Catalogue.open(url);
    expect(await catalogue.check()).toEqual([]);
    await catalogue.close();
    expect([...hit]).toEqual(expect.arrayContaining(["insert", "update", "delete"]));
    expect(last).toBeGreaterThan(0);
  },
  300_000 + kills * 30_000,
);

const bySlug = ([one]: ReadonlyArray<string | null>, [other]: ReadonlyArray<string | null>) =>
  (one ?? "") < (other ?? "") ? -1 : 1;
