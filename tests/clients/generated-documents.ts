import { execFile } from "node:child_process";
import { copyFile, symlink, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

import type { DocumentNode } from "graphql";

import { readTrustedDocuments, type TrustedDocuments } from "../../src/server/trusted/trusted-documents";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

/** What GraphQL Code Generator makes of operations, by their names, and what a server trusts by the manifest beside them. */
export async function generatedDocuments(
  operations: string,
): Promise<{ documents: Readonly<Record<string, DocumentNode>>; trusted: TrustedDocuments }> {
  const folder = await temporaryFolder();
  // A project that has installed what it needs.
  await symlink(`${projectFolder}/node_modules`, `${folder}/node_modules`);
  await copyFile(`${projectFolder}/schema/api.graphql`, `${folder}/schema.graphql`);
  await writeFile(`${folder}/operations.ts`, `graphql(\`${operations}\`);`);
  await promisify(execFile)(
    "node_modules/.bin/graphql-codegen",
    ["--config", `${__dirname}/codegen.ts`, "--silent"],
    { cwd: folder },
  );

  const made = (await import(`${folder}/gql/graphql.ts`)) as Record<string, DocumentNode>;
  const documents = Object.entries(made).map(([name, one]) => [name.replace(/Document$/, ""), one] as const);
  const manifest = { file: `${folder}/gql/persisted-documents.json`, only: true };
  return { documents: Object.fromEntries(documents), trusted: readTrustedDocuments(manifest) };
}
