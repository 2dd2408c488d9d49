import { writeFile } from "node:fs/promises";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { inputOf, type State } from "../../../src/catalogue/history/state";
import { readStates } from "../../../src/catalogue/history/read-states";
import { raw } from "../../../src/database/sql/sql";
import type { Citation } from "../../../src/entities/citation";
import type { EntityInput } from "../../../src/catalogue/commands/derived-columns";
import { importFiles, type ImportOptions } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { temporaryFolder } from "../../helpers/temporary-catalogue";

/** What a bibliography says of one article; null: it has it no more. */
export interface Article {
  readonly title?: string;
  readonly date?: string;
  readonly language?: string;
  readonly author?: string;
}

/** Files of BibTeX by their names, which are sources each: all have one article by its DOI, and one of their own. */
export class Bibliographies {
  readonly #catalogue: Catalogue;
  readonly #folder = temporaryFolder();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  async import(name: string, article: Article | null, options: ImportOptions = {}): Promise<ImportReport> {
    const file = `${await this.#folder}/${name}.bib`;
    const { title = "On maps", date, language, author = "Lee, Ann" } = article ?? {};
    const entries = [
      `@article{own, title = {Of ${name}}, author = {Ray, Bo}, doi = {10.5555/${name}}}`,
      ...(article === null
        ? []
        : [
            `@article{both, title = {${title}}, author = {${author}}, doi = {10.5555/both}` +
              `${date === undefined ? "" : `, date = {${date}}`}${language === undefined ? "" : `, language = {${language}}`}}`,
          ]),
    ];
    await writeFile(file, entries.join("\n"));
    return importFiles(this.#catalogue, [file], options);
  }
}

/** The article that all have: what is shown, and what its sources say in short. */
export async function articleIn(catalogue: Catalogue): Promise<{
  readonly id: string;
  readonly state: State;
  readonly said: string[];
}> {
  const { reader } = catalogue;
  const rows = await reader.all<{ id: string }>(
    raw(`select i."ownerId" as "id" from "identifier" i where i."value" = '10.5555/both'`),
  );
  const documents = await reader.all<{ id: string; title: string }>(
    raw(`select d."id", d."title" from "document" d`),
  );
  const titles = new Map(documents.map(({ id, title }) => [id, title.replace(/^.*?(\w+)(\.bib)?$/, "$1")]));
  const [id = ""] = rows.map((row) => row.id);
  const state = (await readStates(reader, [id])).get(id) ?? {};
  const said = ((state["sources"] ?? []) as Citation[]).map(({ documentId, field, value, standing }) =>
    [titles.get(documentId), field, value, standing].filter((one) => one !== null).join(" "),
  );
  return { id, state, said };
}

/** Edits the article as an editor does. */
export async function editArticle(catalogue: Catalogue, values: State): Promise<void> {
  const { id, state } = await articleIn(catalogue);
  const entity = inputOf("Publication", id, { ...state, ...values }) as EntityInput<"Publication">;
  await catalogue.edit({ by: "alice" }, (edit) => edit.upsert("Publication", [entity]));
}
