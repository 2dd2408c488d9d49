import type { AnyEntity } from "../../../src/entities/entity-classes";
import { IdentifierScheme } from "../../../src/domain/identifiers";
import { LinkPurpose, LinkTarget } from "../../../src/domain/links/link";
import { Platform } from "../../../src/domain/links/platforms";
import {
  makeAbout,
  makeAffiliation,
  makeAppearance,
  makeAward,
  makeCitation,
  makeContribution,
  makeDocument,
  makeEpisode,
  makeHonour,
  makeHost,
  makeIdentifier,
  makeLink,
  makeOrganisation,
  makePerson,
  makePublication,
  makeShow,
} from "../../helpers/make-entities";

export const orcid = "0000-0001-5109-3700";

/** Ann Lee in each kind of place, beside Bob, who stays. */
export function knownEverywhere() {
  const document = makeDocument({
    key: "profile",
    title: "The profile of Ann Lee",
    slug: "profile-of-ann-lee",
  });
  const sources = [makeCitation({ documentId: document.id, item: "Ann Lee 4", value: "LEE, Ann" })];
  const ann = makePerson({
    name: "Ann Lee",
    slug: "ann-lee",
    alternateNames: ["Ann Poe"],
    description: "Ann Lee speaks.",
    identifiers: [makeIdentifier(IdentifierScheme.ORCID, orcid)],
    accounts: [{ platform: Platform.X, handle: "@annlee", url: null }],
    links: [
      makeLink({
        url: "https://annlee.example/about",
        purpose: LinkPurpose.PROFILE,
        pointsAt: LinkTarget.PERSON,
      }),
    ],
    sources,
  });
  const bob = makePerson({ name: "Bob Ray", description: "Works with Ánn LEE." });
  const organisation = makeOrganisation({ name: "School" });
  const show = makeShow({ title: "The Ann Lee Show", slug: "the-ann-lee-show" });
  const episode = makeEpisode({
    show,
    title: "Episode 3: Ann Lee on maths",
    slug: "episode-3-ann-lee-on-maths",
    description: "With Ann Poe and Bob Ray. https://annlee.example/about",
  });
  const publication = makePublication({ title: "Letters to Ann Lee" });
  const award = makeAward();
  const relations: AnyEntity[] = [
    makeAffiliation({ person: ann, organisation }),
    makeAppearance({ person: ann, episode, creditedAs: "Dr A. Lee" }),
    makeHost({ person: ann, show }),
    makeContribution({ publication, contributor: ann }),
    makeAbout({ work: publication, subject: ann }),
    makeHonour({ award, recipients: [ann] }),
  ];
  const bobs = makeAppearance({ person: bob, episode, sources });
  const shared = makeHonour({ award, recipients: [ann, bob], creditedAs: "Ann Lee and Bob Ray" });
  const others: AnyEntity[] = [document, bob, organisation, show, episode, publication, award, bobs, shared];
  return {
    document,
    ann,
    bob,
    organisation,
    show,
    episode,
    publication,
    award,
    relations,
    bobs,
    shared,
    all: [...others, ann, ...relations],
  };
}
