import { Extensions, Field, ObjectType } from "type-graphql";

import type { FieldPrice } from "../domain/field-price";
import { Citation } from "./citation";
import { describeEnum } from "./describe-enum";

export enum WhyShown {
  FIRST_SOURCE = "FIRST_SOURCE",
  MORE_EXACT = "MORE_EXACT",
  EDITED = "EDITED",
}

describeEnum(WhyShown, "WhyShown", "Why a value is shown, and not another one.", {
  FIRST_SOURCE: "The first source says so, or an editor who made the entity.",
  MORE_EXACT: "It is a date that fits the first source's, and is more exact.",
  EDITED: "An editor says so, and the first source otherwise.",
});

/** Most have one. */
const sourcesPrice: FieldPrice = { assumedSize: 1, longest: 12 };

@ObjectType({
  description:
    "A field of which sources say different values that cannot both be true. Spellings of a name, and a date that contains the one that is shown, are none: `sources` of the entity has them.",
})
export class Contradiction {
  @Field(() => String, { description: "The field." })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The value that is shown, a date as EDTF; null when none is, or where it is a list or an entity.",
  })
  shown!: string | null;

  @Field(() => WhyShown, { description: "Why that one is shown." })
  why!: WhyShown;

  @Extensions({ price: sourcesPrice })
  @Field(() => [Citation], {
    description: "Who says otherwise, and what (`value`), in the order of the entity's sources.",
  })
  sources!: Citation[];
}
