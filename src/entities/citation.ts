import { Field, Int, ObjectType } from "type-graphql";

import { Standing } from "./standing";

@ObjectType({
  description:
    "The source of a fact: lines or an item of a document. A value without an id of its own. A citation of one field has its own standing; a field without one has that of the entity.",
})
export class Citation {
  /** The document's id. */
  documentId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "First line, counted from 1; null when the document has no lines.",
  })
  line!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Last line; null for a single line, or when the document has no lines.",
  })
  lastLine!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The document's own number or name for the item, as stated: “14”, “#2”, a feed item's guid. Null when it has none.",
  })
  item!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The field that it supports; null when it supports the whole entity.",
  })
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The value as stated; null when it equals ours.",
  })
  value!: string | null;

  @Field(() => Standing, {
    nullable: true,
    description: "The standing of the field by this source; null when it is that of the entity.",
  })
  standing!: Standing | null;

  @Field(() => String, {
    nullable: true,
    description: "What the field was inferred from, in words; null unless `standing` is INFERRED.",
  })
  inferredFrom!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "When we retrieved it (ISO 8601); null when it is the document's, or not known.",
  })
  retrievedAt!: string | null;
}
