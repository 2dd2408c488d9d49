import {
  Arg,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";

import { Role } from "../../domain/roles";
import type { TypeName } from "../../domain/ids";
import { entityClasses } from "../../entities";
import { uncapitalised } from "../../entities/written-properties";
import type { Context } from "../shared/context";
import { Needs } from "../shared/needs";
import { Price } from "../shared/price";
import { changed } from "./changed";
import { type ChangeInput, described, inputsOf, RemoveInput, type TypeInputs } from "./inputs";
import { changePrice } from "./price";
import { RemovePayload } from "./remove-payload";
import { UserError } from "./user-error";
import { withArticle } from "./value-inputs";

/** The class of what a change of one entity comes to. */
export type EntityPayload = ClassType<{ id: string | null; userErrors: readonly UserError[] }>;

const values = ({ why: _why, source: _source, idempotencyKey: _key, ...given }: ChangeInput) => ({
  ...given,
});

/** The mutations of one type: create, update and remove, each one command in one transaction. */
export function mutationsOf(type: TypeName): {
  readonly inputs: TypeInputs;
  readonly payload: EntityPayload;
  readonly resolvers: ReadonlyArray<new () => object>;
} {
  const inputs = inputsOf(type);
  const name = uncapitalised(type);

  @ObjectType(`${type}Payload`, { description: `The ${type} after a change, or why it was not made.` })
  class Payload {
    id!: string | null;

    @Field(() => [UserError], { description: "Why it was not made; empty when it was." })
    userErrors!: readonly UserError[];
  }

  @Resolver(() => Payload)
  class PayloadResolver {
    @FieldResolver(() => entityClasses[type] as ClassType, {
      name,
      nullable: true,
      description: "It, after the change. Null when it was not made, and when its subgraph is unavailable.",
    })
    entity(@Root() { id }: Payload, @Ctx() { loaders }: Context) {
      return id === null ? null : loaders.referredById.load(id);
    }
  }

  @Resolver()
  class Mutations {
    @Price(changePrice)
    @Needs(Role.EDITOR)
    @Mutation(() => Payload, {
      name: `create${type}`,
      nullable: true,
      description: `Creates ${withArticle(type)}. Null only with an error.`,
    })
    create(@Arg("input", () => inputs.create, described) input: ChangeInput, @Ctx() context: Context) {
      const step = { kind: "create", type, values: values(input), as: null, path: [] } as const;
      return changed(context, `create${type}`, input, step);
    }

    @Price(changePrice)
    @Needs(Role.EDITOR)
    @Mutation(() => Payload, {
      name: `update${type}`,
      nullable: true,
      description: `Changes what is named of ${withArticle(type)}. Null only with an error.`,
    })
    update(@Arg("input", () => inputs.update, described) input: RemoveInput, @Ctx() context: Context) {
      const { id, expectedVersion = null, ...given } = values(input) as RemoveInput;
      const step = { kind: "update", type, id, expectedVersion, values: { ...given }, path: [] } as const;
      return changed(context, `update${type}`, input, step);
    }

    @Price(changePrice)
    @Needs(Role.EDITOR)
    @Mutation(() => RemovePayload, {
      name: `remove${type}`,
      nullable: true,
      description: `Removes ${withArticle(type)}, for good: IN_USE while another entity refers to it. Null only with an error.`,
    })
    async remove(@Arg("input", () => RemoveInput, described) input: RemoveInput, @Ctx() context: Context) {
      const { id, expectedVersion = null } = input;
      const step = { kind: "remove", type, id, expectedVersion, path: [] } as const;
      const { id: removed, userErrors } = await changed(context, `remove${type}`, input, step);
      return { removed, userErrors };
    }
  }

  return { inputs, payload: Payload, resolvers: [PayloadResolver, Mutations] };
}
