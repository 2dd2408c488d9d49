import { databaseName } from "../../database/url";
import { countedProblems } from "../counted-problems";
import { exitCodes } from "../exit-codes";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";

/** Whether the history is whole: its hashes chain, and its changes lead to what is stored. */
export async function verifyCommand({ json }: { json?: boolean }): Promise<void> {
  await withCatalogue(async (catalogue, _, { databaseUrl }) => {
    const { last, problems } = await catalogue.verify();
    if (json) print(JSON.stringify({ last, problems }, null, 2));
    else {
      if (last.number > 0)
        print(`Change ${last.number} is the last that chains, with the hash ${last.hash}.`);
      for (const { check, message } of problems) print(`${check} ${message}`);
      print(`${countedProblems(problems)} in the history of ${databaseName(databaseUrl)}.`);
    }
    if (problems.length > 0) process.exitCode = exitCodes.found;
  });
}
