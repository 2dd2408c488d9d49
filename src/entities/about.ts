import { ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { Node } from "./node";
import { Stated } from "./stated";

@Entity()
@ObjectType({
  implements: [Node, Stated],
  description:
    "A show, episode or publication about something (schema.org about). Someone talked about did not appear.",
})
export class About extends Stated {
  /** The id of a show, an episode or a publication. */
  @Index()
  @Column("text")
  workId!: string;

  /** The id of a person, an organisation, a topic or a publication. */
  @Index()
  @Column("text")
  subjectId!: string;
}
