import { Field, Float, ID, Int, ObjectType } from "type-graphql";

import { Role } from "../../../domain/roles";
import { describeEnum } from "../../../entities/describe-enum";
import { DraftKind, DraftState } from "../../../entities/draft-table";
import { Needs } from "../../shared/needs";

describeEnum(DraftKind, "DraftKind", "What a draft asks for.", {
  CORRECTION: "A correction, for editors.",
  REMOVAL: "That a person be taken out, for admins.",
  IMPORT: "A fact that an import was not sure enough of, for editors.",
});

describeEnum(DraftState, "DraftState", "What became of a draft.", {
  OPEN: "It is not decided.",
  ACCEPTED: "It was made an edit.",
  REJECTED: "It was not.",
});

@ObjectType({ description: "What a field should say, by a draft." })
export class ProposedValue {
  @Field(() => String, { description: "Its name, as in the input of the update." })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: "The value: a text as it is, anything else as JSON; null where it is to be taken away.",
  })
  value!: string | null;
}

@ObjectType({
  description:
    "What waits to be decided: what someone without a key asks for (who it was is not kept), or what an import was not sure enough of. Decided ones are kept for 90 days; what was rejected of an import stays, and is not proposed again.",
})
export class Draft {
  @Field(() => ID, { name: "draft", description: "Its id. It is no node: only `drafts` has it." })
  id!: string;

  @Field(() => DraftKind, { description: "What it asks for." })
  kind!: DraftKind;

  @Field(() => DraftState, { description: "What became of it." })
  state!: DraftState;

  entityId!: string;

  @Field(() => Int, { description: "The version of the entity when it was received; 0 for an import." })
  version!: number;

  proposed!: Readonly<Record<string, unknown>>;

  @Field(() => String, {
    description: "Why, in the words of who asks. Of an import: what it says, and from what it was inferred.",
  })
  why!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The address of who says so; null for a removal, and an import of a file without an address.",
  })
  source!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "How to reach who asks; null when not given, and for a correction.",
  })
  contact!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "How sure the import is, from 0 to 1; null for what someone asks for.",
  })
  confidence!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Where the source says it: the file or address, and the line (`feed.xml:31`); null for what someone asks for.",
  })
  place!: string | null;

  @Field(() => String, { description: "When it was received, in UTC (RFC 3339)." })
  at!: string;

  @Field(() => String, {
    nullable: true,
    description: "When it was decided, in UTC (RFC 3339); null while it is open.",
  })
  decidedAt!: string | null;

  @Needs(Role.ADMIN)
  @Field(() => String, {
    nullable: true,
    description: "Who decided it: the name of a key. Null while it is open.",
  })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was rejected; null when it was not." })
  verdict!: string | null;
}
