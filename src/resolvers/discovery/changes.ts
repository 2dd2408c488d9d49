import {
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

import {
  type ChangedField as ChangedFieldRow,
  type ChangeRecord,
  listChanges,
} from "../../catalogue/queries/changes";
import { maxProperties } from "../../catalogue/history/state";
import { typeOfId, type TypeName } from "../../domain/ids";
import { includesRole, Role } from "../../domain/roles";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { entityClasses } from "../../entities/entity-classes";
import { ChangeOperation } from "../../entities/history-tables";
import { NodeType } from "../../entities/node-type";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { Needs } from "../shared/needs";
import { Price } from "../shared/price";
import { PageArgs } from "../shared/page-args";

describeEnum(ChangeOperation, "ChangeOperation", "What a change did.", {
  CREATED: "The entity was made, or made again.",
  UPDATED: "Some of its fields were changed.",
  REMOVED: "It was removed. Its id is not used for anything else.",
  MERGED: "It was merged into another entity (`into`), to which its id and its slugs lead from then on.",
  UNMERGED: "It was taken out of the entity that it had been merged into, and is there again.",
  FORGOTTEN:
    "A person was forgotten at their request: they were removed, and what the history kept of them was erased. Programs that keep a copy remove them too.",
});

@ObjectType({ description: "A field of an entity before and after a change." })
class ChangedField implements ChangedFieldRow {
  @Field(() => String, {
    description: "Its name: as in the schema, or with Id for what it refers to (`personId`).",
  })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Before the change: a text as it is, a date as EDTF, anything else as JSON. Null where it said nothing.",
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "After the change, in the same form; null where it says nothing.",
  })
  after!: string | null;
}

@ObjectType({ description: "A change of one entity." })
class Change implements ChangeRecord {
  @Field(() => Int, { description: "Its number in the order of all changes, from 1 and without gaps." })
  number!: number;

  entityId!: string;

  @Field(() => ChangeOperation, { description: "What it did." })
  operation!: ChangeOperation;

  @Field(() => Int, { description: "The version of the entity that it made." })
  version!: number;

  @Field(() => String, { description: "When it was made, in UTC (RFC 3339)." })
  at!: string;

  @Needs(Role.ADMIN)
  @Field(() => String, {
    nullable: true,
    description:
      "Who made it: the name of a key, or of a part of the program (“load”, “cli”). Null only with an error.",
  })
  by!: string;

  why!: string | null;

  source!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The group of changes that can be undone together with it, such as a load; null when there is none.",
  })
  run!: string | null;

  fields!: readonly ChangedField[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The id of the entity that it was merged into; null unless it is MERGED, and once it was erased.",
  })
  into!: string | null;
}

const ofGone = `Null too where the entity is gone, but for a key of the role ${Role.EDITOR}.`;

/** Who was removed is not shown to everybody by the history. */
async function unlessGone<Value>(
  value: Value | null,
  { entityId }: Change,
  { key, loaders }: Context,
): Promise<Value | null> {
  if (value === null || includesRole(key?.role ?? null, Role.EDITOR)) return value;
  return (await loaders.nodeById.load(entityId)) === null ? null : value;
}

export const { Connection: ChangeConnection, Edge: ChangeEdge } = connectionOf("Change", () => Change);

@ArgsType()
class ChangesArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The cursor of the last change that is known: the list is of those after it, `totalCount` too. All when omitted. It stays valid.",
  })
  since: string | null = null;
}

@Resolver(() => Change)
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    nullable: true,
    description:
      "All changes of all entities, in the order in which they were made. To follow the catalogue, read each changed entity as it is then (`node`), keep the last cursor, and ask again with it as `since`. Null only with an error.",
  })
  changes(@Args(() => ChangesArgs) { since, ...page }: ChangesArgs, @Ctx() { reader }: Context) {
    return listChanges(reader, { since }, page);
  }

  @FieldResolver(() => ID, { description: "The id of the entity, also once it is gone." })
  entity(@Root() { entityId }: Change): string {
    return entityId;
  }

  @FieldResolver(() => String, { nullable: true, description: `Why; null when not said. ${ofGone}` })
  why(@Root() change: Change, @Ctx() context: Context): Promise<string | null> {
    return unlessGone(change.why, change, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `Who says so, in words or as an address; null when not said. ${ofGone}`,
  })
  source(@Root() change: Change, @Ctx() context: Context): Promise<string | null> {
    return unlessGone(change.source, change, context);
  }

  // The removal of an entity has all of its fields.
  @Price({ assumedSize: maxProperties })
  @FieldResolver(() => [ChangedField], {
    nullable: true,
    description: `What changed: of an update each changed field, of a removal and a merge each field that said something. Empty for a creation and an un-merge: the entity itself has its fields. Null once they were erased. ${ofGone}`,
  })
  fields(@Root() change: Change, @Ctx() context: Context): Promise<readonly ChangedField[] | null> {
    return unlessGone(change.fields, change, context);
  }

  @FieldResolver(() => NodeType, { description: "The type of the entity." })
  type(@Root() { entityId }: Change): TypeName {
    return typeOfId(entityId) as TypeName;
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "The entity as it is now: of one that was merged, the remaining one, whose id is not `entity`. Null when it is gone, and when its subgraph is unavailable.",
  })
  node(@Root() { entityId }: Change, @Ctx() { loaders }: Context) {
    return loaders.nodeById.load(entityId);
  }
}

/** `history` of each type. */
export const historyResolvers = (Object.values(entityClasses) as Array<ClassType<Node>>).map((entity) => {
  @Resolver(() => entity)
  class HistoryResolver {
    @FieldResolver(() => ChangeConnection, {
      nullable: true,
      description:
        "Its changes and those of what was merged into it, newest first. Null when its subgraph is unavailable.",
    })
    history(@Root() { id }: Node, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
      return loaders.historyById.page(id, page);
    }
  }
  return HistoryResolver;
});
