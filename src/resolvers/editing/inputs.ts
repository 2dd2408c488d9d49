import { type ClassType, Field, ID, InputType, Int } from "type-graphql";

import type { TypeName } from "../../domain/ids";
import { Standing } from "../../entities";
import { placeColumn, writtenShapes } from "../../entities/written-properties";
import { addField, CitationInput, isNeeded, LinkInput, withArticle } from "./value-inputs";

/** Of the argument `input`. */
export const described = { description: "What to change." };

/** What every mutation takes beside its values. */
@InputType()
export abstract class ChangeInput {
  @Field(() => String, { nullable: true, description: "Why, in words, for the history." })
  why?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Who says so: an address, a document, for the history.",
  })
  source?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A text of your own for this change. The same change under it again changes nothing, and has the same result; another one is IDEMPOTENCY_CONFLICT. Kept for 24 hours for each key.",
  })
  idempotencyKey?: string | null;
}

@InputType()
abstract class ExistingInput extends ChangeInput {
  @Field(() => ID, { description: "Id or slug." })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "The `version` that you have read. CONFLICT when it is another by now; whatever it is when omitted.",
  })
  expectedVersion?: number | null;
}

@InputType("RemoveInput", { description: "What to remove." })
export class RemoveInput extends ExistingInput {}

@InputType({ description: "Two records of one entity." })
export class MergeInput extends ChangeInput {
  @Field(() => ID, { description: "Id or slug of the one that remains." })
  survivor!: string;

  @Field(() => ID, { description: "Id or slug of the one that goes: both lead to the other one afterwards." })
  absorbed!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The `version` of `survivor` that you have read. CONFLICT when it is another by now.",
  })
  expectedVersion?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "The `version` of `absorbed` that you have read. CONFLICT when it is another by now.",
  })
  expectedAbsorbedVersion?: number | null;
}

@InputType({ description: "What to take out of the entity that it was merged into." })
export class UnmergeInput extends ChangeInput {
  @Field(() => ID, { description: "The id that it had, or its slug." })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "The `version` that you have read of the entity that it was merged into. CONFLICT when it is another by now.",
  })
  expectedVersion?: number | null;
}

export interface TypeInputs {
  readonly create: ClassType<ChangeInput>;
  readonly update: ClassType<ExistingInput>;
}

/** The inputs of a type, by what may be written of it. */
export function inputsOf(type: TypeName): TypeInputs {
  @InputType(`Create${type}Input`, { description: `A new ${type}.` })
  class CreateInput extends ChangeInput {}

  @InputType(`Update${type}Input`, {
    description: `Changes of ${withArticle(type)}: what is not named stays, null takes a value away, and a list replaces the list.`,
  })
  class UpdateInput extends ExistingInput {}

  addValues(type, CreateInput, true);
  addValues(type, UpdateInput, false);
  return { create: CreateInput, update: UpdateInput };
}

/** They follow from others where they are not given. */
const filledProperties: ReadonlySet<string> = new Set(["sortName", "displayTitle"]);

function addValues(type: TypeName, input: ClassType, isNew: boolean): void {
  const { isThing, hasPlace, properties, arcs } = writtenShapes[type];
  for (const property of properties) {
    const { name, description, value } = property;
    const isFilled = filledProperties.has(name);
    const of = value.kind === "key" ? `Id or slug of ${property.isList ? "each " : "the "}${value.to}.` : "";
    addField(input, property, !isNew || isFilled || !isNeeded(property), description ?? of);
  }
  for (const { name, isList, keys } of arcs) {
    const types = keys.map(({ to }) => to).join(", ");
    const value = { kind: "key", to: keys[0]?.to ?? type } as const;
    addField(input, { name, isList, value }, !isNew, `Id of one of ${types}.`);
  }
  const { prototype } = input as { prototype: object };
  const add = (name: string, of: () => unknown, description: string, nullable = true) =>
    Field(of as () => ClassType, { nullable, description })(prototype, name);
  if (isThing)
    add(
      "slug",
      () => String,
      "Its name in URLs: lower-case letters, digits and hyphens. Made of its name when omitted.",
    );
  if (hasPlace) add(placeColumn, () => Int, "Its place in its list, counted from 1; the last when omitted.");
  add("standing", () => Standing, "How certain it is; STATED when omitted.");
  add("inferredFrom", () => String, "What it was inferred from, in words; makes it INFERRED.");
  const sources = "Who says so, and where.";
  if (isNew) {
    add(
      "sources",
      () => [CitationInput],
      type === "Document" ? `${sources} A document needs none.` : sources,
      type === "Document",
    );
  } else {
    add("sources", () => [CitationInput], `${sources} They replace those that there are.`);
    add("addSources", () => [CitationInput], "More sources, after those that there are.");
  }
  add("links", () => [LinkInput], "Its links, in order.");
}
