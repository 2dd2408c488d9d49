import { IdentifierScheme } from "../../src/domain/identifiers";
import type { AnyEntity } from "../../src/entities/entity-classes";
import * as make from "../helpers/make-entities";

const topics = ["Narrow", "Broad"].map((label) => make.makeTopic({ label }));
const organisation = make.makeOrganisation({
  topicIds: topics.map(({ id }) => id),
  identifiers: [make.makeIdentifier(IdentifierScheme.ROR, "05gq02987")],
});
const jane = make.makePerson({
  key: "jane",
  slug: "jane-doe",
  name: "Jane Doe",
  alternateNames: ["J. Doe", "J\u00e4ne \u201cJD\u201d Doe\\"],
  links: [make.makeLink({ url: "https://example.org/jane" })],
});
// Beyond the basic plane: UTF-16 orders it before U+FF5A, and bytes after.
const others = ["\u{1f3a4} Mic", "\uff5a Wide", "O'Hara"].map((name, place) =>
  make.makePerson({ name, slug: `other-${place}-${["\u{1f3a4}", "\uff5a", "o"][place]}` }),
);
const show = make.makeShow({ title: "A show", description: "Two\nlines\ttab" });
const episodes = [1, 2.5, 0.1].map((number) => make.makeEpisode({ show, number, occurredOn: "2021-04-01" }));
const [episode] = episodes as [(typeof episodes)[number]];
const publication = make.makePublication({ publisher: organisation, publishedOn: "2019~" });
const award = make.makeAward({ year: "2020" });

/** Something of every type; numbers, texts and slugs that two databases may write or order differently. */
export const everything: readonly AnyEntity[] = [
  ...topics,
  organisation,
  jane,
  ...others,
  show,
  ...episodes,
  publication,
  award,
  make.makeAffiliation({ person: jane, organisation, start: "2015/.." }),
  make.makePartnership({ from: organisation, to: organisation }),
  make.makeContribution({ contributor: show, publication }),
  make.makeHonour({ recipients: [jane, show], award }),
  make.makeShowOrganisation({ show, organisation }),
  make.makeHost({ person: jane, show }),
  make.makeAppearance({ person: jane, episode, onBehalfOf: organisation }),
  make.makeAbout({ work: show, subject: jane }),
];

/** More than are copied by one statement. */
export const manyTopics: readonly AnyEntity[] = Array.from({ length: 5_001 }, () =>
  make.makeTopic({ sources: [] }),
);
