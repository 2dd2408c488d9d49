import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "Where a fact came from. A value without an id of its own." })
export class Citation {
  @Field(() => String, { description: "The key of the document or feed." })
  document!: string;

  @Field(() => String, {
    nullable: true,
    description: "What the document is called; null where it has no title.",
  })
  documentTitle!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "First line, counted from 1; null where the source has no lines.",
  })
  line!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Last line; null where it is one line, or where there are none.",
  })
  lastLine!: number | null;

  @Field(() => String, { nullable: true, description: "The item of a feed (its guid); null for a document." })
  item!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The one field it supports; null where it supports the whole.",
  })
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The value as stated; null where it is what we hold.",
  })
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "When we took it from the source (ISO 8601); null where that is not known.",
  })
  retrievedAt!: string | null;
}
