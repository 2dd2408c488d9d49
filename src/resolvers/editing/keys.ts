import { Max, Min } from "class-validator";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

import { type KeyState, listKeys, stateOf } from "../../catalogue/queries/keys";
import { Role } from "../../domain/roles";
import { describeEnum } from "../../entities/describe-enum";
import type { Context } from "../shared/context";
import { Needs } from "../shared/needs";
import { Unrevised } from "../shared/reads";

describeEnum(Role, "Role", "What a key allows. Each role may do what those before it may.", {
  READER: "Read, with higher limits.",
  EDITOR: "Edit.",
  ADMIN: "See keys, and who changed what.",
});

const KeyStates = { ACTIVE: "ACTIVE", EXPIRED: "EXPIRED", REVOKED: "REVOKED" } as const;

describeEnum(KeyStates, "KeyState", "Whether a key works.", {
  ACTIVE: "It works.",
  EXPIRED: "Its time is over.",
  REVOKED: "It was revoked.",
});

const [createdAt, expiresAt] = [
  "When it was made, in UTC (RFC 3339).",
  "When it stops working, in UTC (RFC 3339). Null: never.",
];

@ObjectType({ description: "Who asks: the key of this request." })
class Viewer {
  @Field(() => String, { description: "The key's name." })
  name!: string;

  @Field(() => Role, { description: "What the key allows." })
  role!: Role;

  @Field(() => String, { nullable: true, description: expiresAt })
  expiresAt!: string | null;
}

@ObjectType({ description: "A key of the API. The key itself is not kept." })
class Key extends Viewer {
  @Field(() => String, { description: createdAt })
  createdAt!: string;

  @Field(() => String, {
    nullable: true,
    description: "When it was revoked, in UTC (RFC 3339). Null: it was not.",
  })
  revokedAt!: string | null;
}

const message = "`max` takes 1 to 1000, but got $value.";

@ArgsType()
class MaxKeysArgs {
  @Field(() => Int, { defaultValue: 100, description: "Maximum number of keys, 1 to 1000." })
  @Min(1, { message })
  @Max(1_000, { message })
  max!: number;
}

@Resolver(() => Key)
export class KeyResolver {
  @Unrevised()
  @Query(() => Viewer, {
    nullable: true,
    description: "The key of this request; null without one.",
  })
  viewer(@Ctx() { key }: Context): Viewer | null {
    return key;
  }

  @Unrevised()
  @Needs(Role.ADMIN)
  @Query(() => [Key], {
    nullable: true,
    description: "Keys, newest first, with those that no longer work. Null only with an error.",
  })
  async keys(@Args(() => MaxKeysArgs) { max }: MaxKeysArgs, @Ctx() { reader }: Context): Promise<Key[]> {
    return (await listKeys(reader)).slice(0, max);
  }

  @FieldResolver(() => KeyStates, { description: "Whether it works." })
  state(@Root() key: Key): KeyState {
    return stateOf(key, Date.now());
  }
}
