import { verifyBackup } from "../../catalogue/backups";
import { databaseName } from "../../database/url";
import { print } from "../output";
import { printVerified } from "../print-verified";
import { withCatalogue } from "../with-catalogue";

interface VerifyOptions {
  readonly json?: boolean;
}

/** Whether the history is whole: its hashes chain, and its changes lead to what is stored. Of a backup also whether the file is. */
export async function verifyCommand(backup: string | undefined, { json }: VerifyOptions): Promise<void> {
  if (backup === undefined) {
    await withCatalogue(async (catalogue, _, { databaseUrl }) => {
      const { last, problems } = await catalogue.verify();
      if (json) print(JSON.stringify({ last, problems }, null, 2));
      printVerified({ last, problems }, databaseName(databaseUrl), json);
    });
    return;
  }
  const found = await verifyBackup(backup);
  if (json) print(JSON.stringify({ file: backup, ...found }, null, 2));
  else if (found.hash === null)
    print(`${backup} is whole. It is of an older Rostrum: restore it to check its history.`);
  else print(`${backup} is whole: ${found.bytes} bytes, SHA-256 of the content ${found.hash}.`);
  if (found.hash !== null) printVerified(found, backup, json);
}
