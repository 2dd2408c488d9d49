import { Arg, Ctx, Mutation, Resolver } from "type-graphql";

import { mergedTypes, type MergedType } from "../../catalogue/identity/merged-types";
import { Role } from "../../domain/roles";
import type { Context } from "../shared/context";
import { Needs } from "../shared/needs";
import { Price } from "../shared/price";
import { described, MergeInput, UnmergeInput } from "./inputs";
import { changed } from "./changed";
import type { EntityPayload } from "./of-type";
import { withArticle } from "./value-inputs";

/** It reads and writes all that refers to either. */
const mergePrice = { asked: 100 };

/** The mutations by which two records of one entity become one, and two again. */
export function mergesOf(type: MergedType, Payload: EntityPayload): new () => object {
  @Resolver()
  class Merges {
    @Price(mergePrice)
    @Needs(Role.EDITOR)
    @Mutation(() => Payload, {
      name: `merge${mergedTypes[type]}`,
      nullable: true,
      description: `Merges ${withArticle(type)} into another, which is returned: what refers to it moves there, facts that both have become one with the sources of both, and its id and slugs lead there. Null only with an error.`,
    })
    merge(@Arg("input", () => MergeInput, described) input: MergeInput, @Ctx() context: Context) {
      const { survivor, absorbed, expectedVersion = null, expectedAbsorbedVersion = null } = input;
      const step = { kind: "merge", type, survivor, absorbed, expectedVersion, path: [] } as const;
      return changed(context, `merge${mergedTypes[type]}`, input, { ...step, expectedAbsorbedVersion });
    }

    @Price(mergePrice)
    @Needs(Role.EDITOR)
    @Mutation(() => Payload, {
      name: `unmerge${type}`,
      nullable: true,
      description: `Takes ${withArticle(type)} out of the one that it was merged into, and returns it: what was moved goes back with what was changed of it since, and fields of the other one that were changed since stay. Null only with an error.`,
    })
    unmerge(@Arg("input", () => UnmergeInput, described) input: UnmergeInput, @Ctx() context: Context) {
      const { id, expectedVersion = null } = input;
      const step = { kind: "unmerge", type, id, expectedVersion, path: [] } as const;
      return changed(context, `unmerge${type}`, input, step);
    }
  }
  return Merges;
}
