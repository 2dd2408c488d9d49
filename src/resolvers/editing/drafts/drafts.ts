import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

import { type DraftRecord, findDraft, listDrafts } from "../../../catalogue/queries/drafts";
import { maxProperties } from "../../../catalogue/history/state";
import { expectRole } from "../../../domain/field-rule";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { includesRole, Role } from "../../../domain/roles";
import { Node } from "../../../entities";
import { DraftKind, DraftState } from "../../../entities/draft-table";
import { NodeType } from "../../../entities/node-type";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import { Needs } from "../../shared/needs";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { Unrevised } from "../../shared/reads";
import { editorOf, readAgain } from "../change";
import { UserError } from "../user-error";
import { Draft, ProposedValue } from "./draft";
import { maxCharacters, maxValues } from "./read-proposal";

const { Connection: DraftConnection } = connectionOf("Draft", () => Draft);

@ArgsType()
class DraftsArgs extends PageArgs {
  @Field(() => DraftKind, {
    defaultValue: DraftKind.CORRECTION,
    description: `What they ask for. REMOVAL needs a key of the role ${Role.ADMIN}.`,
  })
  kind!: DraftKind;

  @Field(() => DraftState, { defaultValue: DraftState.OPEN, description: "What became of them." })
  state!: DraftState;
}

@InputType({ description: "A draft to be accepted." })
class AcceptDraftInput {
  @Field(() => ID, { description: "The id of the draft." })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "The `version` of the entity that you have read. CONFLICT when it is another by now; whatever it is when omitted.",
  })
  expectedVersion?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Id or slug of the document to cite. When omitted, the one that has the draft's address as a link, which is created where there is none. What an import proposes cites its own source.",
  })
  document?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why, in words, for the history, which everybody reads. The words of who asks are not part of it.",
  })
  why?: string | null;
}

@InputType({ description: "A draft to be rejected." })
class RejectDraftInput {
  @Field(() => ID, { description: "The id of the draft." })
  id!: string;

  @Field(() => String, { description: `Why, for other editors: at most ${maxCharacters.why} characters.` })
  why!: string;
}

@ObjectType({ description: "A draft after a decision, or why it was not decided." })
class DraftPayload {
  draftId!: string | null;
  entityId!: string | null;

  @Field(() => [UserError], {
    description: "Why it was not decided, and nothing was changed; empty when it was.",
  })
  userErrors!: readonly UserError[];
}

/** The kinds that a key of this role may see. */
const kindsFor = ({ key }: Context): DraftKind[] =>
  includesRole(key?.role ?? null, Role.ADMIN)
    ? Object.values(DraftKind)
    : [DraftKind.CORRECTION, DraftKind.IMPORT];

@Resolver(() => Draft)
export class DraftResolver {
  @Unrevised()
  @Needs(Role.EDITOR)
  @Query(() => DraftConnection, {
    nullable: true,
    description: "What waits to be decided, in the order in which it came in. Null only with an error.",
  })
  drafts(@Args(() => DraftsArgs) { kind, state, ...page }: DraftsArgs, @Ctx() context: Context) {
    if (kind === DraftKind.REMOVAL) expectRole(context, Role.ADMIN);
    return listDrafts(context.reader, { kind, state }, page);
  }

  @Price({ asked: 40 })
  @Needs(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    nullable: true,
    description:
      "Makes the edit that a correction asks for, or what an import proposes, with its source cited, under your name. CONFLICT when it has been decided before. Null only with an error.",
  })
  async acceptDraft(
    @Arg("input", () => AcceptDraftInput, { description: "What to accept." }) input: AcceptDraftInput,
    @Ctx() context: Context,
  ): Promise<DraftPayload> {
    const { key, editing } = editorOf(context);
    const { id, why = null, expectedVersion = null, document = null } = input;
    const { ids, problems } = await editing.acceptDraft({
      id,
      by: key.name,
      kinds: kindsFor(context),
      why,
      expectedVersion,
      document,
    });
    readAgain(context);
    return { draftId: ids && id, entityId: ids?.at(-1) ?? null, userErrors: problems };
  }

  @Price({ asked: 10 })
  @Needs(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    nullable: true,
    description: `Closes a draft without an edit; a request for removal needs a key of the role ${Role.ADMIN}. CONFLICT when it has been decided before. Null only with an error.`,
  })
  async rejectDraft(
    @Arg("input", () => RejectDraftInput, { description: "What to reject." }) { id, why }: RejectDraftInput,
    @Ctx() context: Context,
  ): Promise<DraftPayload> {
    const { key, editing } = editorOf(context);
    const problems = await editing.rejectDraft({ id, by: key.name, kinds: kindsFor(context), why });
    return { draftId: problems.length > 0 ? null : id, entityId: null, userErrors: problems };
  }

  @FieldResolver(() => ID, {
    description: "The id of the entity that it is about; of an import that which it is to have.",
  })
  entity(@Root() { entityId }: Draft): string {
    return entityId;
  }

  @FieldResolver(() => NodeType, { description: "The type of that entity." })
  type(@Root() { entityId }: Draft): TypeName {
    return typeOfId(entityId) as TypeName;
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "That entity as it is now. Null when it is gone, when an import's is not accepted, and when its subgraph is unavailable.",
  })
  node(@Root() { entityId }: Draft, @Ctx() { loaders }: Context) {
    return loaders.nodeById.load(entityId);
  }

  @Price({ assumedSize: Math.max(maxValues, maxProperties) })
  @FieldResolver(() => [ProposedValue], {
    description: "What its fields should say; empty for a removal. Of an import: what the entity is to say.",
  })
  values(@Root() { kind, entityId, proposed }: Draft): ProposedValue[] {
    const values = kind === DraftKind.IMPORT ? (proposed[entityId] as typeof proposed) : proposed;
    return Object.entries(values).map(([field, value]) => ({
      field,
      value: value === null || typeof value === "string" ? value : JSON.stringify(value),
    }));
  }
}

@Resolver(() => DraftPayload)
export class DraftPayloadResolver {
  @FieldResolver(() => Draft, {
    nullable: true,
    description: "The draft, after the decision. Null when it was not decided.",
  })
  draft(@Root() { draftId }: DraftPayload, @Ctx() context: Context): Promise<DraftRecord | null> | null {
    return draftId === null ? null : findDraft(context.reader, draftId, kindsFor(context));
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "What was changed, after the change. Null when nothing was, and when its subgraph is unavailable.",
  })
  node(@Root() { entityId }: DraftPayload, @Ctx() { loaders }: Context) {
    return entityId === null ? null : loaders.referredById.load(entityId);
  }
}
