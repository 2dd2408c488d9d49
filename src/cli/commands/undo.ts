import { programParts } from "../../catalogue/history/stamp";
import { databaseName } from "../../database/url";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";

interface UndoOptions {
  readonly why?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Takes back one change, or all of a run. */
export async function undoCommand(
  what: string,
  { why, dryRun: isDryRun = false, json = false }: UndoOptions,
): Promise<void> {
  await withCatalogue(async (catalogue, _, { databaseUrl }) => {
    const undoable = /^\d{1,9}$/.test(what) ? { change: Number(what) } : { run: what };
    const { run, ...undone } = await catalogue.undo({ by: programParts.cli, why: why ?? null }, undoable, {
      isDryRun,
    });
    const database = databaseName(databaseUrl);
    if (json) {
      print(JSON.stringify({ database, isDryRun, run: isDryRun ? null : run, ...undone }, null, 2));
      return;
    }
    const counts = Object.entries(undone).flatMap(([kind, { length }]) =>
      length > 0 ? `${length} ${kind}` : [],
    );
    const dry = isDryRun ? " A dry run: nothing was kept." : "";
    print(`In ${database}: ${counts.join(", ") || "nothing was left to undo"}.${dry}`);
    if (run !== null && !isDryRun) print(`To take that back: rostrum undo ${run}`);
  });
}
