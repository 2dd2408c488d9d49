import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, ObjectType, Resolver } from "type-graphql";

import type { Proposed } from "../../../catalogue/catalogue";
import { isId, typeOfId } from "../../../domain/ids";
import { DraftKind } from "../../../entities/draft-table";
import type { Context } from "../../shared/context";
import { Open } from "../../shared/needs";
import { Price } from "../../shared/price";
import { UserError } from "../user-error";
import { maxCharacters, maxValues, problemsOfPerson, problemsOfTexts, readValues } from "./read-proposal";

@InputType({ description: "What a field should say." })
class ProposedValueInput {
  @Field(() => String, { description: "Its name, as in the input of the update: `honorificPrefix`." })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: `At most ${maxCharacters.value} characters: a text as it is, a date as EDTF, a reference as an id or slug, a list (the whole one), a number or an object as JSON. Null takes the value away.`,
  })
  value?: string | null;
}

const about = "The id of what it is about.";
const why = `Why, in words, for those who decide: at most ${maxCharacters.why} characters.`;

@InputType({ description: "A correction of one entity." })
class ProposeCorrectionInput {
  @Field(() => ID, { description: about })
  id!: string;

  @Field(() => [ProposedValueInput], {
    description: `What its fields should say: 1 to ${maxValues}, each field once.`,
  })
  values!: ProposedValueInput[];

  @Field(() => String, { description: why })
  why!: string;

  @Field(() => String, { description: "Who says so: an http or https address." })
  source!: string;
}

@InputType({ description: "A request to be taken out of the graph." })
class RequestRemovalInput {
  @Field(() => ID, { description: "The id or slug of the person." })
  id!: string;

  @Field(() => String, { description: why })
  why!: string;

  @Field(() => String, {
    nullable: true,
    description: `How to reach you, for an answer: at most ${maxCharacters.contact} characters. Shown to admins only, and forgotten with the request.`,
  })
  contact?: string | null;
}

@ObjectType({ description: "That a proposal was received, or why it was not." })
class ProposalPayload {
  @Field(() => ID, {
    nullable: true,
    description:
      "The id of its draft, to refer to. Null when none was made. Without a key nothing more can be read of it.",
  })
  draft!: string | null;

  @Field(() => [UserError], { description: "Why it was not received; empty when it was." })
  userErrors!: readonly UserError[];
}

const limited =
  "Needs no key. RATE_LIMITED after some a day from one client; TOO_MANY_DRAFTS while too many wait. Null only with an error.";

@Resolver()
export class ProposalResolver {
  @Price({ asked: 20 })
  @Open()
  @Mutation(() => ProposalPayload, {
    nullable: true,
    description: `Proposes a correction, which editors accept or reject. Nothing changes, and nothing of it is shown to others until then. ${limited}`,
  })
  async proposeCorrection(
    @Arg("input", () => ProposeCorrectionInput, { description: "What to correct." })
    input: ProposeCorrectionInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<ProposalPayload> {
    const { id, source, values: given } = input;
    const type = typeOfId(id);
    const read = type && readValues(schema, type, given);
    const problems = [...problemsOfTexts(input), ...(read?.problems ?? [])];
    if (problems.length > 0) return { draft: null, userErrors: problems };
    return payloadOf(
      await proposing(context).propose({
        kind: DraftKind.CORRECTION,
        entityId: await presentId(context, id),
        proposed: read?.values ?? {},
        why: input.why,
        source,
        contact: null,
      }),
    );
  }

  @Price({ asked: 20 })
  @Open()
  @Mutation(() => ProposalPayload, {
    nullable: true,
    description: `Asks that a person be taken out of the graph, which admins decide. Nothing of it is shown to others. ${limited}`,
  })
  async requestRemoval(
    @Arg("input", () => RequestRemovalInput, { description: "Whom to take out." }) input: RequestRemovalInput,
    @Ctx() context: Context,
  ): Promise<ProposalPayload> {
    const id = isId(input.id)
      ? input.id
      : ((await context.loaders.idBySlug.load(["Person", input.id]))?.id ?? input.id);
    const problems = [...problemsOfPerson(id), ...problemsOfTexts(input)];
    if (problems.length > 0) return { draft: null, userErrors: problems };
    return payloadOf(
      await proposing(context).propose({
        kind: DraftKind.REMOVAL,
        entityId: await presentId(context, id),
        proposed: {},
        why: input.why,
        source: null,
        contact: input.contact ?? null,
      }),
    );
  }
}

function proposing({ editing }: Context) {
  if (editing === null) throw new Error("Expected a writer: only the process that writes has mutations.");
  return editing;
}

/** That of what it was merged into, for an id of before. */
const presentId = async ({ loaders }: Context, id: string): Promise<string> =>
  (await loaders.nodeById.load(id))?.id ?? id;

const payloadOf = ({ id, problems }: Proposed): ProposalPayload => ({ draft: id, userErrors: problems });
