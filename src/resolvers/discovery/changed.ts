import { Args, ArgsType, Field, ID, Resolver, Root, Subscription } from "type-graphql";

import type { Edge } from "../../catalogue/pages/page";
import { type ChangeRecord, numberOfCursor } from "../../catalogue/queries/changes";
import { expectId, isId, typeOfId, type TypeName } from "../../domain/ids";
import { followedTypes } from "../../entities/followed-types";
import { NodeType } from "../../entities/node-type";
import type { Context } from "../shared/context";
import { Price } from "../shared/price";
import { idOfMember, idOfReference } from "../shared/references";
import { ChangeEdge } from "./changes";

@ArgsType()
class ChangedArgs {
  @Field(() => ID, { nullable: true, description: "Id or slug of a person." })
  person: string | null = null;

  @Field(() => ID, { nullable: true, description: "Id or slug of an organisation." })
  organisation: string | null = null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a show." })
  show: string | null = null;

  @Field(() => ID, { nullable: true, description: "Id or slug of an episode." })
  episode: string | null = null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a publication." })
  publication: string | null = null;

  @Field(() => ID, { nullable: true, description: "Id or slug of an award." })
  award: string | null = null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a topic." })
  topic: string | null = null;

  @Field(() => [NodeType], {
    nullable: true,
    description: "Only changes of entities of these types: `[Appearance]` for a person's appearances.",
  })
  types: TypeName[] | null = null;

  @Field(() => String, {
    nullable: true,
    description:
      "The cursor of the last change that is known, of this subscription or of `changes`: it begins with the one after it. With the next that is made when omitted. It stays valid.",
  })
  since: string | null = null;
}

@Resolver()
export class ChangedResolver {
  @Price({ asked: 20 })
  @Subscription(() => ChangeEdge, {
    subscribe: ({ args, context }) => begin(args as ChangedArgs, context as Context),
    description:
      "The changes of an entity, and those of every entity that refers to it, before or after: a new appearance of a person, an episode of a show and who appears in it. Those of each, if several are named; all changes, if none is. Each once, in order, as soon as it is committed. A client that lost its connection goes on with its last cursor as `since`. Each event costs what its answer costs. An event with errors and without data is the last one: SLOW_CLIENT, RATE_LIMITED and DEADLINE_EXCEEDED say that the client may go on.",
  })
  changed(@Root() edge: object, @Args(() => ChangedArgs) _args: ChangedArgs): object {
    return edge;
  }
}

async function begin(
  { since, types, ...given }: ChangedArgs,
  context: Context,
): Promise<AsyncIterable<Edge<ChangeRecord>>> {
  const after = numberOfCursor(since);
  const named = Object.entries(followedTypes).flatMap(([name, type]) => {
    const reference = given[name as keyof typeof followedTypes];
    return reference === null ? [] : [idsOf(context, type, reference)];
  });
  const followed = named.length > 0 ? (await Promise.all(named)).flat() : ("ALL" as const);
  const changes = context.changes.follow({ followed, after }, context.reader, context.signal);
  return types === null ? changes : ofTypes(changes, new Set(types));
}

/** An id may be that of an entity that is gone: its removal is a change. Of one that was merged, both are followed: it may come back. */
async function idsOf(context: Context, type: TypeName, reference: string): Promise<string[]> {
  const id = isId(reference)
    ? expectId(type, reference)
    : ((await idOfReference(context, type, reference)) as string);
  return [...new Set([id, await idOfMember(context, type, id)])];
}

async function* ofTypes(
  changes: AsyncIterable<Edge<ChangeRecord>>,
  types: ReadonlySet<TypeName>,
): AsyncGenerator<Edge<ChangeRecord>> {
  for await (const edge of changes) {
    const type = typeOfId(edge.node.entityId);
    if (type !== null && types.has(type)) yield edge;
  }
}
