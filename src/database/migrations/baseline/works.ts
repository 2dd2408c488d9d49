import { edtf, foreignKey } from "../statement-migration";
import { armColumns, byDateUndatedLast, exactlyOne, stated } from "./stated";

const contributors = ["Person", "Organisation", "Show"];
const recipients = ["Person", "Organisation", "Show", "Publication"];

/** People, organisations and shows belong to other subgraphs: no foreign key crosses that border. */
export const baselineOfWorks: readonly string[] = [
  `create table "publication" (${stated},
     "slug" text NOT NULL,
     "kind" text NOT NULL,
     "title" text,
     "displayTitle" text NOT NULL,
     "number" text,
     "volume" text,
     "issue" text,
     "publisherId" text,
     "basedOnId" text,
     "containerTitle" text,
     ${edtf("publishedOn")},
     "abstract" text,
     "language" text,
     "sortOn" text NOT NULL DEFAULT '',
     "searchText" text NOT NULL,
     CONSTRAINT "publication_slug_key" UNIQUE ("slug"),
     ${foreignKey("publication", "basedOnId", "publication")})`,
  `create index "publication_by_date" on "publication" ("sortOn", "id")`,
  byDateUndatedLast("publication"),
  `create index "publication_by_publisher" on "publication" ("publisherId", "sortOn", "id")`,
  `create index "publication_by_basis" on "publication" ("basedOnId", "sortOn", "id")`,
  `create table "contribution" (${stated},
     ${armColumns("contributor", contributors)},
     "publicationId" text NOT NULL,
     "role" text NOT NULL,
     "creditedAs" text,
     "position" integer NOT NULL DEFAULT 1,
     "sortOn" text NOT NULL DEFAULT '',
     CONSTRAINT "contribution_one_contributor" CHECK (${exactlyOne("contributor", contributors)}),
     ${foreignKey("contribution", "publicationId", "publication")})`,
  ...contributors.map((type) => {
    const column = `"contributor${type}Id"`;
    return `create index "contribution_by_${type.toLowerCase()}" on "contribution" (${column}, "sortOn", "id") WHERE ${column} IS NOT NULL`;
  }),
  `create index "contribution_by_publication" on "contribution" ("publicationId", "position", "id")`,
  `create table "award" (${stated},
     "slug" text NOT NULL,
     "name" text NOT NULL,
     "category" text,
     "year" text,
     "conferredById" text,
     "sortOn" text NOT NULL DEFAULT '',
     "searchText" text NOT NULL,
     CONSTRAINT "award_slug_key" UNIQUE ("slug"))`,
  `create index "award_by_date" on "award" ("sortOn", "id")`,
  byDateUndatedLast("award"),
  `create index "award_by_conferrer" on "award" ("conferredById", "sortOn", "id")`,
  `create table "honour" (${stated},
     "awardId" text NOT NULL,
     "outcome" text NOT NULL,
     "creditedAs" text,
     "roleTitle" text,
     "onBehalfOfId" text,
     "sortOn" text NOT NULL DEFAULT '',
     ${foreignKey("honour", "awardId", "award")})`,
  `create index "honour_by_award" on "honour" ("awardId", "id")`,
  `create index "honour_by_organisation" on "honour" ("onBehalfOfId") WHERE "onBehalfOfId" IS NOT NULL`,
  `create table "honour_recipient" (
     "honourId" text NOT NULL,
     "position" integer NOT NULL,
     ${armColumns("recipient", recipients)},
     "sortOn" text NOT NULL DEFAULT '',
     CONSTRAINT "honour_recipient_one" CHECK (${exactlyOne("recipient", recipients)}),
     ${foreignKey("honour_recipient", "honourId", "honour")},
     ${foreignKey("honour_recipient", "recipientPublicationId", "publication")},
     PRIMARY KEY ("honourId", "position")) KEYED`,
  ...recipients.map((type) => {
    const column = `"recipient${type}Id"`;
    return `create index "honour_recipient_by_${type.toLowerCase()}" on "honour_recipient" (${column}, "sortOn", "honourId") WHERE ${column} IS NOT NULL`;
  }),
];
