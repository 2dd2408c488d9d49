import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";

import { maxReverted } from "../../catalogue/catalogue";
import { Role } from "../../domain/roles";
import { Node } from "../../entities";
import type { Context } from "../shared/context";
import { expectEither } from "../shared/either";
import { Needs } from "../shared/needs";
import { Price } from "../shared/price";
import { editorOf, idempotencyOf, readAgain } from "./change";
import { ChangeInput } from "./inputs";
import { UserError } from "./user-error";

@InputType({ description: "What to take back: a change or a run." })
class RevertInput extends ChangeInput {
  @Field(() => Int, { nullable: true, description: "The `number` of a change." })
  change?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: `The \`run\` of changes, of at most ${maxReverted}.`,
  })
  run?: string | null;
}

@ObjectType({ description: "What was taken back, or why nothing was." })
class RevertPayload {
  @Field(() => ID, {
    nullable: true,
    description:
      "The run of the new changes, by which they can be reverted in turn. Null when nothing was left to take back, and when nothing was changed.",
  })
  run!: string | null;

  @Price({ assumedSize: maxReverted })
  @Field(() => [ID], { description: "The ids of what was removed, since the change had created it." })
  removed!: readonly string[];

  restoredIds!: readonly string[];

  changedIds!: readonly string[];

  @Field(() => [UserError], {
    description:
      "What stands in the way, each with its `entity`, `entityField` and `changes`; empty when it was taken back, all of it.",
  })
  userErrors!: readonly UserError[];
}

const [restored, changed] = [
  "What was put back, since the change had removed it",
  "What was changed back",
].map((what) => `${what}, as it is now. An item is null when its subgraph is unavailable.`) as [
  string,
  string,
];

@Resolver(() => RevertPayload)
export class RevertResolver {
  @Price({ asked: 100 })
  @Needs(Role.EDITOR)
  @Mutation(() => RevertPayload, {
    nullable: true,
    description:
      "Takes back a change, or all changes of a run: a change of its own in the history. All or nothing; what has been taken back already is left as it is. Null only with an error.",
  })
  async revert(
    @Arg("input", () => RevertInput, { description: "What to take back." }) input: RevertInput,
    @Ctx() context: Context,
  ): Promise<RevertPayload> {
    const { change = null, run = null, why = null, source = null } = input;
    const { key, editing } = editorOf(context);
    const what = whatOf(change, run);
    const { undone, problems } = await editing.revert({
      stamp: { by: key.name, why, source },
      what,
      idempotency: idempotencyOf(key, input, { mutation: "revert", why, source, what }),
    });
    readAgain(context);
    return {
      run: undone?.run ?? null,
      removed: undone?.removed ?? [],
      restoredIds: undone?.restored ?? [],
      changedIds: undone?.changed ?? [],
      userErrors: problems,
    };
  }

  @Price({ assumedSize: maxReverted })
  @FieldResolver(() => [Node], { nullable: "items", description: restored })
  restored(@Root() { restoredIds }: RevertPayload, @Ctx() { loaders }: Context) {
    return restoredIds.map((id) => loaders.referredById.load(id));
  }

  @Price({ assumedSize: maxReverted })
  @FieldResolver(() => [Node], { nullable: "items", description: changed })
  changed(@Root() { changedIds }: RevertPayload, @Ctx() { loaders }: Context) {
    return changedIds.map((id) => loaders.referredById.load(id));
  }
}

function whatOf(change: number | null, run: string | null) {
  expectEither({ change, run });
  return change === null ? { run: run ?? "" } : { change };
}
