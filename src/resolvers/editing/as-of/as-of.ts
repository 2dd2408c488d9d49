import { Arg, Ctx, Field, ID, Int, InterfaceType, Query, Resolver } from "type-graphql";

import { lastChangeUntil } from "../../../catalogue/queries/moments";
import { BadInput, shown } from "../../../domain/errors";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { Citation, Link, Standing } from "../../../entities";
import { NodeType } from "../../../entities/node-type";
import type { Context } from "../../shared/context";
import { expectEither } from "../../shared/either";
import { Price } from "../../shared/price";
import { idOfMember } from "../../shared/references";
import { pastFor } from "./past";

@InterfaceType({
  description:
    "An entity as it was at a moment in the past, by the history: its own fields, and what it referred to and what referred to it then. Lists take no filter. Without what is made of the whole graph, of which the past has no index: the appearances that were related to an organisation or a topic (go by `subjectOf`, `affiliations` and `shows`), the facts that cited a document, and networks with what is measured in them. Null instead where it was not there yet, and where it is gone by now, but for a key of the role EDITOR. What was erased from the history is an error: ERASED.",
  resolveType: ({ id }: { id: string }) => `${typeOfId(id)}AsOf`,
})
export abstract class AsOf {
  // Not `id`: caches of clients would take what was at one moment for what was at another.
  @Field(() => ID, { name: "entity", description: "The id of the entity." })
  id!: string;

  @Field(() => Int, { description: "The version that it had." })
  version!: number;

  @Field(() => Int, { description: "The number of its last change until then." })
  change!: number;

  @Field(() => Standing, { description: "How certain it was." })
  standing!: Standing;

  @Field(() => String, {
    nullable: true,
    description: "What it was inferred from, in words; null unless INFERRED.",
  })
  inferredFrom!: string | null;

  @Field(() => [Citation], {
    description: "Its sources then, in the order given. Their documents are as they are now.",
  })
  sources!: Citation[];

  @Field(() => [Link], { description: "Its links then, in the order given." })
  links!: Link[];

  /** The number of the change after which it was so. */
  until!: number;
}

/** RFC 3339, with a time zone. */
const dateTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

@Resolver()
export class AsOfResolver {
  @Price({ asked: 10 })
  @Query(() => AsOf, {
    nullable: true,
    description:
      "An entity as it was at a moment: after the last change until `at`, or after the change of a number. Null where it was not there then, and where it is gone by now, but for a key of the role EDITOR. ERASED where the history does not know it any more.",
  })
  async asOf(
    @Arg("id", () => ID, { description: "Its id, or its slug beside `type`." }) reference: string,
    @Arg("type", () => NodeType, {
      nullable: true,
      description: "The type of a slug; needless beside an id.",
    })
    type: TypeName | null,
    @Arg("at", () => String, {
      nullable: true,
      description: "A date and time with its zone (RFC 3339): `2026-10-01T00:00:00Z`.",
    })
    at: string | null,
    @Arg("change", () => Int, { nullable: true, description: "The `number` of a change, instead of `at`." })
    change: number | null,
    @Ctx() context: Context,
  ) {
    const until = await untilOf(context, at ?? null, change ?? null);
    const id = type ? await idOfMember(context, type, reference) : reference;
    return typeOfId(id) === null ? null : pastFor(context)(until, id);
  }
}

async function untilOf({ reader }: Context, at: string | null, change: number | null): Promise<number> {
  expectEither({ at, change });
  if (at === null) return change ?? 0;
  const time = dateTime.test(at) ? new Date(at.toUpperCase()) : null;
  if (time === null || Number.isNaN(time.getTime())) {
    throw new BadInput(
      `Expected a date and time such as 2026-10-01T00:00:00Z in \`at\`, but got ${shown(at)}.`,
    );
  }
  return lastChangeUntil(reader, time.toISOString());
}
