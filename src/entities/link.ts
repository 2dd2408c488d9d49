import { Field, ObjectType } from "type-graphql";

import { LinkPurpose, LinkTarget, readLink } from "../domain/links/link";
import { Platform } from "../domain/links/platforms";
import { Citation } from "./citation";
import { describeEnum } from "./describe-enum";
import { Standing } from "./standing";

describeEnum(LinkPurpose, "LinkPurpose", "The purpose of a link.", {
  RECORDING: "The recording or text itself.",
  PROFILE: "Its own page or profile.",
  ABOUT: "A page about it.",
  EVIDENCE: "Evidence for a fact.",
  MATERIAL: "Slides, a handout, an accompanying book.",
  TRANSCRIPT: "A transcript (Podcasting 2.0 transcript).",
  UNKNOWN: "Not known, as with many short links.",
});

describeEnum(LinkTarget, "LinkTarget", "The kind of page that a link leads to.", {
  PERSON: "A person's page.",
  ORGANISATION: "An organisation's page.",
  SHOW: "The page of a whole show.",
  EPISODE: "The page or recording of one episode.",
  PUBLICATION: "A text, or the page of one.",
  AWARD: "An award's page.",
  UNKNOWN: "Not known, as with many short links.",
});

describeEnum(Platform, "Platform", "The platform of a link or an account.", {
  ANCHOR: "anchor.fm and creators.spotify.com, Spotify for Creators.",
  APPLE_PODCASTS: "podcasts.apple.com and apple.co.",
  BOOK_CREATOR: "bookcreator.com.",
  BUZZSPROUT: "buzzsprout.com.",
  GOOGLE_DRIVE: "drive.google.com.",
  LINKEDIN: "linkedin.com.",
  PODBEAN: "podbean.com.",
  SPOTIFY: "spotify.com and spoti.fi.",
  VIMEO: "vimeo.com.",
  WEBSITE: "Any other URL.",
  X: "x.com and twitter.com.",
  YOUTUBE: "youtube.com and youtu.be.",
});

@ObjectType({ description: "A URL. A value without an id of its own." })
export class Link {
  @Field(() => String, { description: "As stated." })
  url!: string;

  @Field(() => String, {
    description: "One form for all ways to share a page: https, no tracking parameters, no short host.",
  })
  canonicalUrl!: string;

  @Field(() => Platform, { description: "The platform." })
  platform!: Platform;

  @Field(() => LinkPurpose, { description: "The purpose." })
  purpose!: LinkPurpose;

  @Field(() => LinkTarget, {
    description:
      "The kind of page that it leads to, which may belong to another entity than the one with the link.",
  })
  pointsAt!: LinkTarget;

  @Field(() => Standing, { description: "The standing of the claim that it leads there." })
  standing!: Standing;

  @Field(() => String, { nullable: true, description: "What that was inferred from; null unless INFERRED." })
  inferredFrom!: string | null;

  @Field(() => [Citation], { description: "Its sources." })
  sources!: Citation[];

  /** A link as stated. Throws BAD_LINK. Its properties are always in this order, since links are compared as JSON. */
  static of({ url, purpose, pointsAt, inferredFrom, sources }: StatedLink): Link {
    const standing = inferredFrom === null ? Standing.STATED : Standing.INFERRED;
    return { ...readLink(url), purpose, pointsAt, inferredFrom, standing, sources: [...sources] };
  }
}

type StatedLink = Pick<Link, "url" | "purpose" | "pointsAt" | "inferredFrom"> & {
  readonly sources: readonly Citation[];
};
