import { FieldResolver, Resolver, Root } from "type-graphql";

import { Contradiction } from "../../entities/contradiction";
import { contradictionsOf } from "../../entities/contradictions";
import { Stated } from "../../entities/stated";
import { Price } from "./price";

/** A field of every type, which its owner answers. */
@Resolver(() => Stated)
export class StatedResolver {
  @Price({ assumedSize: 1, longest: 12 })
  @FieldResolver(() => [Contradiction], {
    description:
      "The fields of which its sources say what cannot be true together; empty when they agree. Of a fact that its sources deny as a whole, `standing` is DISPUTED.",
  })
  contradictions(@Root() entity: Stated) {
    return contradictionsOf(entity);
  }
}
