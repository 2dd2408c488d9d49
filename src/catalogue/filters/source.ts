import { Field, ID, InputType } from "type-graphql";

import { raw, sql } from "../../database/sql/sql";
import { BadInput } from "../../domain/errors";
import { all, equals } from "../pages/conditions";
import type { FilterField } from "./field";
import { exists } from "./row";

@InputType({
  description: "A document, an item of documents, or an item of one document. Give at least one.",
})
export class SourceInput {
  @Field(() => ID, { nullable: true, description: "Id or slug of the document." })
  document?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The number or name of the item, exactly as the document writes it: “14”, “#2”.",
  })
  item?: string | null;
}

export interface Source {
  readonly documentId: string | null;
  readonly item: string | null;
}

/** What cites a document or an item: one citation must be of both, where both are given. */
export const source: FilterField<SourceInput, Source> = {
  type: () => SourceInput,
  description:
    "That cite this document or item among their sources, or those of their links. What they cite it for, `sources` says.",
  async read({ document, item }, idOf) {
    const documentId = document ? await idOf("Document", document) : null;
    if (documentId === null && !item)
      throw new BadInput("Expected `source` to name a document, an item or both, but got neither.");
    return { documentId, item: item ?? null };
  },
  where: ({ documentId, item }, row) =>
    exists(
      sql`"citation_entry" c where c."id" = ${row("id")}`,
      all([equals(raw('c."documentId"'), documentId), equals(raw('c."item"'), item)]),
    ),
};
