import { howToRestore } from "../../database/damage";
import type { Database } from "../../database/database";
import { identityTables } from "../../entities/identity-tables";
import { declaredTable } from "../../entities/columns";
import { tableClasses } from "../../entities/relations";
import { projectionTables } from "../../projections";
import type { Inspection } from "../../database/inspection";
import { maxAttempts, ofOneRevision } from "../content/unchanged";
import { checkProjections } from "./check-projections";
import {
  checkCitedDocuments,
  checkFollowedColumns,
  checkNodes,
  checkReferences,
  checkSlugs,
} from "./check-rows";
import type { Check, DatabaseProblem } from "./problem";

/** Maximum number of reported problems per kind. */
const maxOfAKind = 20;

/** Checks the invariants. Empty if all hold. */
export async function checkDatabase({
  reader,
  inspection,
}: Pick<Database, "reader" | "inspection">): Promise<DatabaseProblem[]> {
  // Of a damaged database nothing else can be asked, and the other checks need the tables.
  const damage = await inspection.damage();
  if (damage.length > 0) return damageProblems(damage);
  const shape = await checkTables(inspection);
  if (shape.length > 0) return shape;

  const broken = problemsOf("FOREIGN_KEY", await inspection.brokenKeys());
  const found = await ofOneRevision(reader, () => runChecks(reader));
  if (found) return [...broken, ...found.result];
  const message = `The catalogue changed each of the ${maxAttempts} times that it was checked. Check it while there are no edits.`;
  return [...broken, { check: "BUSY", message }];
}

/** What is damaged, and at last what to do about it. */
export const damageProblems = (damage: readonly string[]): DatabaseProblem[] =>
  problemsOf("INTEGRITY", [...damage, howToRestore]);

const problemsOf = (check: DatabaseProblem["check"], messages: readonly string[]): DatabaseProblem[] =>
  messages.map((message) => ({ check, message }));

const checks: readonly Check[] = [
  checkReferences,
  checkCitedDocuments,
  checkSlugs,
  checkNodes,
  checkFollowedColumns,
  checkProjections,
];

async function runChecks(reader: Database["reader"]): Promise<DatabaseProblem[]> {
  const found: DatabaseProblem[] = [];
  for (const check of checks) found.push(...firstOfEachKind(await check(reader)));
  return found;
}

function firstOfEachKind(problems: readonly DatabaseProblem[]): DatabaseProblem[] {
  const seen = new Map<string, number>();
  return problems.filter(({ check }) => {
    seen.set(check, (seen.get(check) ?? 0) + 1);
    return (seen.get(check) ?? 0) <= maxOfAKind;
  });
}

const expected = [...tableClasses, ...identityTables, ...projectionTables].map(declaredTable);
const view = "episode_host";

async function checkTables(inspection: Inspection): Promise<DatabaseProblem[]> {
  const actual = await inspection.columns();
  const names = [...expected.map(({ name }) => name), view];
  const missing = names.filter((name) => !actual.has(name));
  if (missing.length > 0) {
    const what =
      missing.length === names.length
        ? "has none of Rostrum's tables"
        : `has no table called ${missing.join(", ")}`;
    return [{ check: "TABLES", message: `The database ${what}. Run \`rostrum migrate\`.` }];
  }
  return expected.flatMap(({ name, columns }): DatabaseProblem[] => {
    const [wanted, found] = [listed(columns), listed(actual.get(name) ?? [])];
    if (wanted === found) return [];
    const message = `Expected table ${name} to have ${wanted}, but it has ${found}. Run \`rostrum migrate\`.`;
    return [{ check: "COLUMNS", message }];
  });
}

function listed(columns: ReadonlyArray<{ name: string; nullable: boolean }>): string {
  return columns
    .map(({ name, nullable }) => `${name}${nullable ? "?" : ""}`)
    .toSorted()
    .join(", ");
}
