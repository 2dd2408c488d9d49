import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from "type-graphql";

import { type WriteProblem, WriteProblemCode } from "../../domain/write-problem";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import type { Context } from "../shared/context";

describeEnum(WriteProblemCode, "UserErrorCode", "Why a change was not made.", {
  ALREADY_MERGED: "It was merged into another entity already: `node`.",
  BAD_CITATION: "Lines that the document does not have, or a field that the entity does not have.",
  BAD_DATE: "No date (EDTF), or dates that contradict each other.",
  BAD_ID: "The id of another type.",
  BAD_IDENTIFIER: "No identifier of this registry, such as one with a wrong check digit.",
  BAD_LINK: "No http or https address.",
  BAD_USER_INPUT: "Another value than expected.",
  CONFLICT:
    "The entity has been changed since: `currentVersion` is its version, or `changes` are the changes in the way. Of an un-merge, what is in the way is `node`.",
  DANGLING_REFERENCE: "There is nothing with this id or slug.",
  DISTINCT: "They are known to be two, or a fact between them says so: `node`.",
  ERASED: "What the entity said before was erased, so it cannot be put back: `node`.",
  FORGOTTEN: "A person who was forgotten at their request is not made again.",
  GONE: "This person was forgotten before.",
  IDEMPOTENCY_CONFLICT: "Another change was made under this idempotency key.",
  IDENTIFIER_TAKEN: "Another entity has this identifier: `node`. Mark it DISPUTED where both claim it.",
  IN_USE: "Another entity refers to it: `node`.",
  NO_SOURCE: "A fact needs a source.",
  NOT_FOUND: "There is no entity to change, or no longer.",
  REQUIRED: "A value that must be there.",
  SLUG_TAKEN: "Another entity has this slug: `node`.",
  TOO_MANY_DRAFTS: "As many proposals wait to be decided as can be kept.",
});

@ObjectType({ description: "Why a change was not made. Nothing of a request with one was." })
export class UserError implements WriteProblem {
  @Field(() => WriteProblemCode, { description: "The kind." })
  code!: WriteProblemCode;

  @Field(() => [String], {
    nullable: true,
    description: "The way to the value in `input`: `sources`, `0`, `line`. Null when it is no single one.",
  })
  field!: readonly string[] | null;

  @Field(() => String, { description: "What was expected, and what was given." })
  message!: string;

  @Field(() => String, { nullable: true, description: "What was expected; null when the message says all." })
  expected!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The version by now; null unless an `expectedVersion` was another.",
  })
  currentVersion!: number | null;

  id!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Of what stands in the way, the field that was changed since: as in `history`. Null when it is the entity as a whole, and when nothing was.",
  })
  entityField!: string | null;

  // As many as an undoing tells.
  @Field(() => [Int], {
    description:
      "The numbers of the changes that stand in the way of `revert`, the first 20, as in `history`; empty for every other error.",
  })
  changes!: readonly number[];
}

@Resolver(() => UserError)
export class UserErrorResolver {
  @FieldResolver(() => ID, {
    nullable: true,
    description: "The id of what stands in the way, also of an entity that is gone; null when nothing does.",
  })
  entity(@Root() { id }: UserError): string | null {
    return id;
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "What stands in the way: what has the slug or the identifier, refers to what was to be removed, has been changed since, or keeps two from being one. Null when nothing does, when it is gone, and when its subgraph is unavailable.",
  })
  node(@Root() { id }: UserError, @Ctx() { loaders }: Context) {
    return id === null ? null : loaders.referredById.load(id);
  }
}
