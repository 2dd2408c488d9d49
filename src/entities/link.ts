import { Field, ObjectType } from "type-graphql";

import { LinkPurpose, LinkTarget } from "../domain/links/link";
import { Platform } from "../domain/links/platforms";
import { Citation } from "./citation";
import { describeEnum } from "./describe-enum";
import { Standing } from "./standing";

describeEnum(LinkPurpose, "LinkPurpose", "What a link is for.", {
  RECORDING: "Where it can be heard, seen or read.",
  PROFILE: "A page that presents it.",
  ABOUT: "A page about it.",
  EVIDENCE: "Shows that a fact holds.",
  MATERIAL: "Slides, a handout, a book made for it.",
});

describeEnum(LinkTarget, "LinkTarget", "The kind of thing that a link leads to.", {
  PERSON: "A person's page.",
  ORGANISATION: "An organisation's page.",
  SHOW: "The page of a whole show.",
  EPISODE: "The page or recording of one episode.",
  PUBLICATION: "A text, or the page of one.",
  AWARD: "An award's page.",
  UNKNOWN: "Not known, as with many short links.",
});

describeEnum(Platform, "Platform", "The service that a link or an account is on.", {
  ANCHOR: "anchor.fm, now Spotify for Creators.",
  APPLE_PODCASTS: "podcasts.apple.com and apple.co.",
  BOOK_CREATOR: "bookcreator.com.",
  BUZZSPROUT: "buzzsprout.com.",
  GOOGLE_DRIVE: "drive.google.com.",
  LINKEDIN: "linkedin.com.",
  PODBEAN: "podbean.com.",
  SPOTIFY: "spotify.com and spoti.fi.",
  VIMEO: "vimeo.com.",
  WEBSITE: "Any other address.",
  X: "x.com and twitter.com.",
  YOUTUBE: "youtube.com and youtu.be.",
});

@ObjectType({ description: "An address on the web. A value without an id of its own." })
export class Link {
  @Field(() => String, { description: "As stated." })
  url!: string;

  @Field(() => String, {
    description:
      "One form for all the ways in which the same page is shared: no tracking, no short host, https.",
  })
  canonicalUrl!: string;

  @Field(() => Platform, { description: "The service that it is on." })
  platform!: Platform;

  @Field(() => LinkPurpose, { description: "What it is for." })
  purpose!: LinkPurpose;

  @Field(() => LinkTarget, {
    description: "The kind of thing that it leads to, which need not be what bears it.",
  })
  pointsAt!: LinkTarget;

  @Field(() => Standing, { description: "How well it stands that it leads there." })
  standing!: Standing;

  @Field(() => String, { nullable: true, description: "What that was concluded from; null unless INFERRED." })
  inferredFrom!: string | null;

  @Field(() => [Citation], { description: "Where it came from." })
  sources!: Citation[];
}
