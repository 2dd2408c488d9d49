import { ObjectType } from "type-graphql";
import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation } from "typeorm";

import { ArcColumns, exactlyOneOf } from "./derived-properties";
import { Episode } from "./episode";
import { Node } from "./node";
import { Organisation } from "./organisation";
import { Person } from "./person";
import { Publication } from "./publication";
import { Show } from "./show";
import { Stated } from "./stated";
import { Topic } from "./topic";

@Index("about_by_work_show", ["workShowId", "id"], { where: '"workShowId" IS NOT NULL' })
@Index("about_by_work_episode", ["workEpisodeId", "id"], { where: '"workEpisodeId" IS NOT NULL' })
@Index("about_by_work_publication", ["workPublicationId", "id"], { where: '"workPublicationId" IS NOT NULL' })
@Index("about_by_subject_person", ["subjectPersonId", "id"], { where: '"subjectPersonId" IS NOT NULL' })
@Index("about_by_subject_organisation", ["subjectOrganisationId", "id"], {
  where: '"subjectOrganisationId" IS NOT NULL',
})
@Index("about_by_subject_topic", ["subjectTopicId", "id"], { where: '"subjectTopicId" IS NOT NULL' })
@Index("about_by_subject_publication", ["subjectPublicationId", "id"], {
  where: '"subjectPublicationId" IS NOT NULL',
})
@Check("about_one_work", exactlyOneOf("workId", "Show", "Episode", "Publication"))
@Check("about_one_subject", exactlyOneOf("subjectId", "Person", "Organisation", "Topic", "Publication"))
@Entity()
@ObjectType({
  implements: [Node, Stated],
  description:
    "A show, episode or publication is about a subject (schema.org about). Someone talked about did not appear.",
})
export class About extends Stated {
  /** The id of a show, an episode or a publication. */
  @ArcColumns("Show", "Episode", "Publication")
  workId!: string;

  /** The id of a person, an organisation, a topic or a publication. */
  @ArcColumns("Person", "Organisation", "Topic", "Publication")
  subjectId!: string;

  @ManyToOne(() => Show, (show) => show.about, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "workShowId" })
  workShow?: Relation<Show> | null;

  @ManyToOne(() => Episode, (episode) => episode.about, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "workEpisodeId" })
  workEpisode?: Relation<Episode> | null;

  @ManyToOne(() => Publication, (publication) => publication.about, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "workPublicationId" })
  workPublication?: Relation<Publication> | null;

  @ManyToOne(() => Person, (person) => person.subjectOf, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "subjectPersonId" })
  subjectPerson?: Relation<Person> | null;

  @ManyToOne(() => Organisation, (organisation) => organisation.subjectOf, {
    createForeignKeyConstraints: false,
  })
  @JoinColumn({ name: "subjectOrganisationId" })
  subjectOrganisation?: Relation<Organisation> | null;

  @ManyToOne(() => Topic, (topic) => topic.subjectOf, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "subjectTopicId" })
  subjectTopic?: Relation<Topic> | null;

  @ManyToOne(() => Publication, (publication) => publication.subjectOf, {
    createForeignKeyConstraints: false,
  })
  @JoinColumn({ name: "subjectPublicationId" })
  subjectPublication?: Relation<Publication> | null;
}
