import {
  Arg,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";

import type { WriteStep } from "../../catalogue/catalogue";
import { mergedTypeNames, mergedTypes } from "../../catalogue/identity/merged-types";
import { BadInput } from "../../domain/errors";
import { Role } from "../../domain/roles";
import type { TypeName } from "../../domain/ids";
import { Node } from "../../entities";
import { Needs } from "../shared/needs";
import { Price } from "../shared/price";
import type { Context } from "../shared/context";
import { change } from "./change";
import { ChangeInput, described, MergeInput, RemoveInput, type TypeInputs, UnmergeInput } from "./inputs";
import { UserError } from "./user-error";
import { withArticle } from "./value-inputs";

/** Steps of one batch, and how many of them may merge or un-merge: each of these costs as much as five others. */
const [maxSteps, maxMerges] = [100, 20];

/** The mutation `batch`, whose steps are those of these types. */
export function batchOf(types: ReadonlyMap<TypeName, TypeInputs>): ReadonlyArray<new () => object> {
  @InputType({ description: "One step of a batch: exactly one of its changes." })
  class BatchStep {
    @Field(() => String, {
      nullable: true,
      description: "A name for what this step creates. Later steps refer to it by `$name` in place of an id.",
    })
    as?: string | null;
  }

  const kinds = new Map<string, { readonly kind: StepKind; readonly type: TypeName }>();
  const add = (name: string, kind: StepKind, type: TypeName, input: ClassType, does: string) => {
    kinds.set(name, { kind, type });
    const description = `${does} ${withArticle(type)}.`;
    Field((() => input) as () => ClassType, { nullable: true, description })(BatchStep.prototype, name);
  };
  for (const [type, { create, update }] of types) {
    add(`create${type}`, "create", type, create, "Creates");
    add(`update${type}`, "update", type, update, "Changes");
    add(`remove${type}`, "remove", type, RemoveInput, "Removes");
  }
  for (const type of mergedTypeNames) {
    add(`merge${mergedTypes[type]}`, "merge", type, MergeInput, "Merges another one into");
    add(`unmerge${type}`, "unmerge", type, UnmergeInput, "Takes back the merge of");
  }

  @InputType({ description: "Several changes at once." })
  class BatchInput extends ChangeInput {
    @Field(() => [BatchStep], {
      description: `The changes, in order, at most ${maxSteps}, of which at most ${maxMerges} merge or un-merge. What comes before one of these must hold by itself.`,
    })
    steps!: BatchStep[];
  }

  @ObjectType({ description: "What came of a batch: all of its steps, or none." })
  class BatchPayload {
    ids!: readonly string[] | null;

    @Field(() => [UserError], { description: "Why nothing was changed; empty when all was." })
    userErrors!: readonly UserError[];
  }

  @Resolver(() => BatchPayload)
  class BatchPayloadResolver {
    @Price({ assumedSize: maxSteps })
    @FieldResolver(() => [Node], {
      nullable: "itemsAndList",
      description:
        "The entity of each step, in order: null for one that is removed, and when its subgraph is unavailable. The list is null when nothing was changed.",
    })
    nodes(@Root() { ids }: BatchPayload, @Ctx() { loaders }: Context) {
      return ids?.map((id) => loaders.nodeById.load(id)) ?? null;
    }
  }

  @Resolver()
  class BatchResolver {
    @Price({ asked: 100 })
    @Needs(Role.EDITOR)
    @Mutation(() => BatchPayload, {
      nullable: true,
      description: "Makes several changes in one transaction: all of them, or none. Null only with an error.",
    })
    async batch(@Arg("input", () => BatchInput, described) input: BatchInput, @Ctx() context: Context) {
      if (input.steps.length > maxSteps) {
        throw new BadInput(`Expected at most ${maxSteps} steps, but got ${input.steps.length}.`);
      }
      const steps = input.steps.map((step, index) => stepOf(step, index));
      const merges = steps.filter(({ kind }) => kind === "merge" || kind === "unmerge").length;
      if (merges > maxMerges) {
        throw new BadInput(`Expected at most ${maxMerges} merges and un-merges, but got ${merges}.`);
      }
      const { ids, problems } = await change(context, "batch", input, steps);
      return { ids, userErrors: problems };
    }
  }

  function stepOf({ as = null, ...given }: Partial<BatchStep>, index: number): WriteStep {
    const named = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
    const [name, value] = named[0] ?? [];
    const known = kinds.get(name ?? "");
    if (!known || named.length > 1) {
      throw new BadInput(`Expected exactly one change in step ${index}, but got ${named.length}.`);
    }
    const { why, source, idempotencyKey, ...rest } = value as ChangeInput;
    if ([why, source, idempotencyKey].some((one) => one !== undefined && one !== null)) {
      throw new BadInput("Expected `why`, `source` and `idempotencyKey` beside `steps`, not in a step.");
    }
    return {
      ...stepOfKind(known.kind, rest, as),
      type: known.type,
      path: ["steps", String(index), name ?? ""],
    };
  }

  return [BatchPayloadResolver, BatchResolver];
}

type StepKind = Exclude<WriteStep["kind"], "distinct">;

function stepOfKind(kind: StepKind, given: object, as: string | null) {
  if (kind === "create") return { kind, as, values: { ...given } };
  if (kind === "merge") {
    const {
      survivor,
      absorbed,
      expectedVersion = null,
      expectedAbsorbedVersion = null,
    } = given as MergeInput;
    return { kind, survivor, absorbed, expectedVersion, expectedAbsorbedVersion };
  }
  const { id, expectedVersion = null, ...values } = given as RemoveInput;
  return kind === "update"
    ? { kind, id, expectedVersion, values: { ...values } }
    : { kind, id, expectedVersion };
}
