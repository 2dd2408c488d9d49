import { ContributionRole, PublicationKind } from "../../entities";
import type { AboutYaml, ContributionYaml, PublicationYaml, StatedYaml } from "../data-folder/format";
import type { Making } from "./making";
import { addressOf, keyOf, madeUp } from "./texts";
import type { Member } from "./members";
import type { Person } from "./people";
import { labelOf } from "./topics";
import { topicsOfCircle, type Book } from "./books";
import { titlesOnATopic } from "./words";
import { dayIn, firstYear, years } from "./years";

const shorter: ReadonlyArray<readonly [kind: PublicationKind, count: number, container: string]> = [
  [PublicationKind.ARTICLE, 20, "The Five Regions Review"],
  [PublicationKind.BLOG_POST, 24, "Notes from the Ladder"],
  [PublicationKind.REPORT, 8, "Papers of the Larkmere Learning Collaborative"],
  [PublicationKind.THESIS, 8, "Theses of the University of Quillhaven"],
  [PublicationKind.NEWS_STORY, 12, "The Osmarsh Messenger"],
  [PublicationKind.EDITED_ISSUE, 3, "The Five Regions Review"],
];

export function publicationsOf(
  making: Making,
  books: readonly Book[],
  members: readonly Member[],
  people: readonly Person[],
) {
  const { random } = making;
  const postsOf = new Map(people.map(({ key, affiliations }) => [key, affiliations]));
  const texts = shorter.flatMap(([kind, count, container]) =>
    Array.from({ length: count }, (_text, place) => {
      const author = random.oneOf(members.filter(({ rank }) => rank < 20));
      const topic = random.oneOf(topicsOfCircle(author));
      const label = labelOf(topic);
      const pattern = titlesOnATopic[(place * 5) % titlesOnATopic.length] as string;
      const title = pattern.replace("…", pattern.startsWith("…") ? label : label.toLowerCase());
      const others = random.chance(0.3)
        ? [random.oneOf(members.filter(({ key }) => key !== author.key))]
        : [];
      const date = dayIn(random.oneOf(years), 1 + random.below(12), 1 + random.below(28));
      const isOfPublisher = kind !== PublicationKind.THESIS && kind !== PublicationKind.NEWS_STORY;
      return publication(making, {
        key: `${keyOf(title)}-${kind.toLowerCase().replaceAll("_", "-")}-${place + 1}`,
        kind,
        title,
        containerTitle: container,
        publishedOn: random.chance(0.1) ? String(firstYear) : date,
        ...(isOfPublisher
          ? { publisher: random.oneOf(["inkwell-row-press", "larkmere-learning-collaborative"]) }
          : {}),
        topic,
        authors: kind === PublicationKind.NEWS_STORY ? [] : [author, ...others],
        subjects:
          kind === PublicationKind.NEWS_STORY
            ? [{ person: author.key }, ...employerOf(postsOf.get(author.key))]
            : [],
      });
    }),
  );
  return [
    ...books.map((book) =>
      publication(making, {
        key: book.key,
        kind: PublicationKind.BOOK,
        title: book.title,
        publishedOn: dayIn(book.year, book.month, 1),
        publisher: random.oneOf(["lantern-and-page", "inkwell-row-press"]),
        topic: book.topic,
        authors: [book.author],
        subjects: [],
      }),
    ),
    ...texts,
  ];
}

/** A story about somebody is one about where they work, too. */
function employerOf([post]: Person["affiliations"] = []): Array<{ organisation: string }> {
  return post === undefined ? [] : [{ organisation: post.organisation }];
}

interface Text extends PublicationYaml {
  readonly topic: string;
  readonly authors: readonly Member[];
  readonly subjects: ReadonlyArray<{ readonly person: string } | { readonly organisation: string }>;
}

function publication({ random, sources }: Making, { topic, authors, subjects, ...text }: Text) {
  const about: Array<AboutYaml & StatedYaml> = [{ topic }, ...subjects].map((one) =>
    Object.assign({ cite: sources.next("gazette") }, one),
  );
  const written: PublicationYaml & StatedYaml = {
    ...text,
    abstract: madeUp(`${text.kind.toLowerCase().replaceAll("_", " ")} of the demonstration`),
    ...(random.chance(0.85)
      ? { links: [{ url: addressOf("publications", text.key), purpose: "MATERIAL" as never }] }
      : {}),
    cite: sources.next("gazette"),
  };
  const contributions = authors.map(({ key }, place): ContributionYaml & StatedYaml & { person: string } => ({
    person: key,
    role:
      text.kind === PublicationKind.EDITED_ISSUE && place === 0
        ? ContributionRole.EDITOR
        : ContributionRole.AUTHOR,
    cite: sources.next("gazette"),
  }));
  return {
    ...written,
    about,
    ...(authors.length === 0 ? {} : { contributions }),
  };
}
