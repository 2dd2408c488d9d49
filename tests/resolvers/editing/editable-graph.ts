import type { Catalogue } from "../../../src/catalogue/catalogue";
import { IdentifierScheme } from "../../../src/domain/identifiers";
import type { KeyHolder } from "../../../src/domain/keys";
import { editor } from "../../helpers/editor";
import { graphOver } from "../../helpers/graph-over";
import * as make from "../../helpers/make-entities";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { upsert } from "../../helpers/upsert";

export interface Changed {
  readonly person?: { readonly id: string; readonly [field: string]: unknown } | null;
  readonly removed?: string | null;
  readonly nodes?: ReadonlyArray<{ readonly id: string } | null> | null;
  readonly userErrors: ReadonlyArray<Record<string, unknown>>;
}

export const problem = "userErrors { code field message expected currentVersion node { id } }";
export const sources = [{ document: "handout", line: 3 }];

/** Ann, who appears in an episode of the show "talks", and the document "handout" of ten lines. */
export const handout = make.makeDocument({ title: "Handout", slug: "handout", lines: 10 });
export const ann = make.makePerson({
  name: "Ann Lee",
  slug: "ann-lee",
  description: "A speaker.",
  identifiers: [make.makeIdentifier(IdentifierScheme.ORCID, "0000-0002-1825-0097")],
});
export const show = make.makeShow({ title: "Talks", slug: "talks" });
export const episode = make.makeEpisode({ show, title: "One" });
export const appearance = make.makeAppearance({ person: ann, episode });

/** A catalogue of these, and its graph for one with this key. */
export async function editableGraph() {
  const catalogue = await temporaryCatalogue();
  await upsert(catalogue, handout, ann, show, episode, appearance);
  return { catalogue, ...editingOf(catalogue, editor) };
}

/** What a client with this key may ask. Each expects no errors but user errors. */
export function editingOf(catalogue: Catalogue, key: KeyHolder) {
  const ask = graphOver(catalogue, key);
  const run = async (mutation: string, variables = {}): Promise<Record<string, Changed>> => {
    const { data, errors } = await ask<Record<string, Changed>>(mutation, variables);
    expect(errors).toEqual([]);
    return data;
  };
  return {
    ask,
    run,
    createPerson: async (input: object): Promise<Changed> => {
      const { createPerson: changed } = await run(
        `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id slug version sortName } ${problem} } }`,
        { input },
      );
      return changed as Changed;
    },
    countPeople: async () =>
      (await ask<{ people: { totalCount: number } }>("{ people { totalCount } }")).data.people.totalCount,
  };
}
