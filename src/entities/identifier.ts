import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A name that a registry gave. A value without an id of its own." })
export class Identifier {
  @Field(() => String, {
    description: "The registry: ORCID, ISNI, WIKIDATA, ROR, ORG_ID, DOI, ISBN, HANDLE.",
  })
  scheme!: string;

  @Field(() => String, { description: "As the registry writes it, without an address before it." })
  value!: string;
}
