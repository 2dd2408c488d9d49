import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";

import { type Forgot, type Place, PlaceAction, problemOf } from "../../catalogue/catalogue";
import type { TypeName } from "../../domain/ids";
import { Role } from "../../domain/roles";
import type { WriteProblem } from "../../domain/write-problem";
import { describeEnum } from "../../entities/describe-enum";
import { NodeType } from "../../entities/node-type";
import type { Context } from "../shared/context";
import { Needs } from "../shared/needs";
import { Price } from "../shared/price";
import { editorOf, readAgain } from "./change";
import { described } from "./inputs";
import { UserError } from "./user-error";

/** Places in one answer. */
const maxPlaces = 1_000;

describeEnum(PlaceAction, "PlaceAction", "What was done about a place where a forgotten person stood.", {
  REMOVED: "It was removed: the person, a value of the person, or what is nothing without the person.",
  REDACTED: "The name in it was taken out. Look whether the text still reads well.",
  ERASED: "Values that were kept beside were erased: of the history, former slugs, drafts.",
  QUESTION: "Nothing: it may mean another one of the same name. Look at it, and change it if it does not.",
});

@ObjectType({ description: "A place where a forgotten person stood, or a question whether it is one." })
class ForgottenPlace implements Omit<Place, "id"> {
  @Field(() => PlaceAction, { description: "What was done." })
  action!: PlaceAction;

  @Field(() => NodeType, { nullable: true, description: "The type of the entity; null for what is of none." })
  type!: TypeName | null;

  @Field(() => ID, { nullable: true, description: "The id of the entity; null for what is of none." })
  entity!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The field; or `history`, `slug`, `edit`, `draft`, `idempotency`, `load` or `key` for what is kept beside. Null for the whole entity.",
  })
  where!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The text as it is now, without the name; of a QUESTION as it was left. Null where there is none.",
  })
  text!: string | null;
}

@InputType({ description: "Whom to forget." })
class ForgetPersonInput {
  @Field(() => ID, { description: "Id or slug; also of a person who was removed." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Why, for the history. Without the name." })
  why?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether to change nothing, and only list the places.",
  })
  isDryRun!: boolean;
}

@ObjectType({ description: "What was done to forget a person, or why nothing was." })
class ForgetPersonPayload {
  @Field(() => ID, {
    nullable: true,
    description: "The person's id, which stays; null when there are user errors.",
  })
  forgotten!: string | null;

  @Price({ assumedSize: maxPlaces })
  @Field(() => [ForgottenPlace], { description: `The places where the person stood, at most ${maxPlaces}.` })
  places!: readonly ForgottenPlace[];

  @Field(() => Int, { description: "The number of all of them." })
  placeCount!: number;

  @Field(() => Boolean, {
    description:
      "Whether the database's files have nothing of what was erased, either. False for a dry run, on PostgreSQL, and while another process reads.",
  })
  isOverwritten!: boolean;

  @Field(() => [UserError], { description: "Why nothing was changed; empty when it was." })
  userErrors!: readonly WriteProblem[];
}

const payloadOf = ({
  id,
  places,
  isOverwritten,
}: Forgot & { readonly isOverwritten: boolean }): ForgetPersonPayload => ({
  forgotten: id,
  places: places
    .slice(0, maxPlaces)
    .map(({ id: entity, action, type, where, text }) => ({ entity, action, type, where, text })),
  placeCount: places.length,
  isOverwritten,
  userErrors: [],
});

@Resolver(() => ForgetPersonPayload)
export class ForgetPersonResolver {
  @Price({ asked: 1_000 })
  @Needs(Role.ADMIN)
  @Mutation(() => ForgetPersonPayload, {
    nullable: true,
    description:
      "Takes a person down: removes them with their appearances, affiliations, contributions, honours and hosting, takes the name out of other texts, erases the history of it, and keeps loads from bringing them back. It cannot be undone, and reads every row. Null only with an error.",
  })
  async forgetPerson(
    @Arg("input", () => ForgetPersonInput, described) { id, why = null, isDryRun }: ForgetPersonInput,
    @Ctx() context: Context,
  ): Promise<ForgetPersonPayload> {
    const { key, editing } = editorOf(context);
    try {
      const forgot = await editing.forget({ by: key.name, why }, id, { isDryRun });
      readAgain(context);
      return payloadOf(forgot);
    } catch (error) {
      const known = problemOf(error, ["id"]);
      if (known === null) throw error;
      return { forgotten: null, places: [], placeCount: 0, isOverwritten: false, userErrors: [known] };
    }
  }
}
