import { type ClassType, Field, Float, ID, InputType, Int } from "type-graphql";

import { LinkPurpose, LinkTarget } from "../../domain/links/link";
import { Standing } from "../../entities";
import {
  fieldsOf,
  type ValueClass,
  type WrittenField,
  type WrittenValue,
} from "../../entities/written-properties";

@InputType({ description: "A source: who says so, and where." })
export class CitationInput {
  @Field(() => ID, { description: "Id or slug of the document." })
  document!: string;

  @Field(() => Int, { nullable: true, description: "First line, counted from 1." })
  line?: number | null;

  @Field(() => Int, { nullable: true, description: "Last line, where there are several." })
  lastLine?: number | null;

  @Field(() => String, { nullable: true, description: "The document's own number or name for the item." })
  item?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The field that it supports, such as `title`; the whole entity when omitted.",
  })
  field?: string | null;

  @Field(() => String, { nullable: true, description: "The value as stated, where it differs from ours." })
  value?: string | null;

  @Field(() => Standing, {
    nullable: true,
    description: "The standing of the field by this source. Beside `field` only.",
  })
  standing?: Standing | null;

  @Field(() => String, {
    nullable: true,
    description: "What the field was inferred from, in words. Beside `field` only.",
  })
  inferredFrom?: string | null;

  @Field(() => String, { nullable: true, description: "When it was retrieved (ISO 8601)." })
  retrievedAt?: string | null;
}

@InputType({ description: "A link. Its platform and its canonical form are found out." })
export class LinkInput {
  @Field(() => String, { description: "An http or https address." })
  url!: string;

  @Field(() => LinkPurpose, { description: "The purpose." })
  purpose!: LinkPurpose;

  @Field(() => LinkTarget, {
    nullable: true,
    description: "The kind of page that it leads to; that of the entity with the link when omitted.",
  })
  pointsAt?: LinkTarget | null;

  @Field(() => String, {
    nullable: true,
    description: "What it was inferred from that it leads there, in words.",
  })
  inferredFrom?: string | null;

  @Field(() => [CitationInput], {
    nullable: true,
    description: "Its sources; those of the entity when omitted.",
  })
  sources?: CitationInput[] | null;
}

/** "an Episode", "a Person". */
export const withArticle = (name: string) => `${/^(?:[AEIO]|Hon)/.test(name) ? "an" : "a"} ${name}`;

const scalars = {
  text: String,
  date: String,
  integer: Int,
  number: Float,
  boolean: Boolean,
  key: ID,
} as const;

/** What TypeGraphQL takes for a written value: a date is its text, a reference an id or a slug. */
export function inputTypeOf(value: WrittenValue): unknown {
  if (value.kind === "enum") return value.of;
  return value.kind === "object" ? valueInputOf(value.of) : scalars[value.kind];
}

const made = new Map<ValueClass, ClassType>();

/** The input of an object without an id, such as an account, by the fields of its class. */
function valueInputOf(of: ValueClass): ClassType {
  const known = made.get(of);
  if (known) return known;
  @InputType(`${of.name}Input`, { description: `Input of ${of.name}.` })
  class ValueInput {
    [field: string]: unknown;
  }
  for (const field of fieldsOf(of)) addField(ValueInput, field, !isNeeded(field), field.description ?? "");
  made.set(of, ValueInput);
  return ValueInput;
}

/** Whether it has no value unless one is given. */
export function isNeeded({ isNullable, isList, default: usual }: WrittenField): boolean {
  return !isNullable && !isList && usual === null;
}

export function addField(
  input: ClassType,
  { name, isList, value }: Pick<WrittenField, "name" | "isList" | "value">,
  nullable: boolean,
  description: string,
): void {
  const type = inputTypeOf(value);
  Field((() => (isList ? [type] : type)) as () => ClassType, { nullable, description })(
    input.prototype,
    name,
  );
}
