import { existsSync } from "node:fs";

import { jaroWinkler } from "@skyra/jaro-winkler";

import type { LabelledPair } from "../../src/catalogue/identity/evaluation";
import { personNameOf } from "../../src/catalogue/identity/people/person-name";
import { fold } from "../../src/domain/names";
import judged from "./judged.json";
import {
  arrestedDevops,
  codeAndTalk,
  dailyShow,
  digestOf,
  fosdem,
  type Mention,
  pyvideo,
  tugboat,
} from "./mentions";
import { respelled, respelledSomehow } from "./respell";

type Label = LabelledPair["label"];
type Labelled = Pick<LabelledPair, "stratum" | "label"> & { readonly one: Mention; readonly other: Mention };

/** The folded name or slug by which people have judged a mention. */
const judgedName = ({ source, name, person }: Mention) =>
  digestOf(`${source} ${source === "codeandtalk" ? person : fold(name)}`);

/** What a person has found of two mentions; null where no one was asked. */
function judgedLabel(one: Mention, other: Mention): Label | "unsure" | null {
  const key = [judgedName(one), judgedName(other)].toSorted().join(" ");
  return judged.same.includes(key)
    ? "same"
    : judged.different.includes(key)
      ? "different"
      : judged.unsure.includes(key)
        ? "unsure"
        : null;
}

const nameOf = ({ name }: Mention) => fold(name);
const familyOf = (mention: Mention) => nameOf(mention).split(" ").at(-1) ?? "";
const givenOf = (mention: Mention) => nameOf(mention).split(" ")[0] ?? "";

function grouped(mentions: readonly Mention[], keyOf: (one: Mention) => string | null): Mention[][] {
  const groups = new Map<string, Mention[]>();
  for (const one of mentions) {
    const key = keyOf(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const pairsIn = (group: readonly Mention[]) =>
  group.flatMap((one, at) => group.slice(at + 1).map((other) => [one, other] as const));

const consecutive = (group: readonly Mention[]) =>
  group.slice(1).map((other, at) => [group[at] as Mention, other] as const);

/** So many, chosen by digests, so that another order of the source changes nothing. */
function sample(pairs: readonly Labelled[], count: number): Labelled[] {
  const digest = ({ stratum, one, other }: Labelled) => digestOf(`${stratum} ${one.key} ${other.key}`);
  return pairs.toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1)).slice(0, count);
}

const labelled = (
  stratum: string,
  label: Label,
  pairs: ReadonlyArray<readonly [Mention, Mention]>,
): Labelled[] =>
  pairs.flatMap(([one, other]): Labelled[] => {
    const found = judgedLabel(one, other) ?? label;
    return found === "unsure" ? [] : [{ stratum, label: found, one, other }];
  });

/** Two people who are easily taken for one. */
const areAlike = (one: Mention, other: Mention) =>
  nameOf(one) !== nameOf(other) &&
  (familyOf(one) === familyOf(other) || jaroWinkler(nameOf(one), nameOf(other)) >= 0.88);

/** Namesakes by their family names and first letters, whose given names are plainly two. */
const areByInitialOne = (one: Mention, other: Mention) =>
  familyOf(one) === familyOf(other) &&
  givenOf(one).charAt(0) === givenOf(other).charAt(0) &&
  givenOf(one).length > 2 &&
  givenOf(other).length > 2 &&
  jaroWinkler(givenOf(one), givenOf(other)) < 0.8;

function blocked(mentions: readonly Mention[]): Array<readonly [Mention, Mention]> {
  const first = [...new Map(mentions.map((one) => [`${nameOf(one)} ${one.related[0] ?? ""}`, one])).values()];
  const groups = [...grouped(first, familyOf), ...grouped(first, (one) => nameOf(one).slice(0, 4))];
  return groups.flatMap(pairsIn);
}

const inOneSeries = ([one, other]: readonly [Mention, Mention]) =>
  one.related.some((show) => other.related.includes(show));

/** “J. Lee”, who is Jane, and John Lee. */
const byInitials = (pairs: ReadonlyArray<readonly [Mention, Mention]>): Labelled[] =>
  labelled(
    "initials that fit two",
    "different",
    pairs.filter(([one, other]) => areByInitialOne(one, other)),
  ).flatMap((pair) => {
    const one = respelled(pair.one, "with initials");
    return one && pair.label === "different" ? [{ ...pair, one }] : [];
  });

const spelled = (pairs: readonly Labelled[]): Labelled[] =>
  pairs.flatMap((pair) => {
    const found = pair.label === "same" ? respelledSomehow(pair.other) : null;
    return found ? [{ ...pair, stratum: `respelled: ${found.form}`, other: found.mention }] : [];
  });

/** Editions of one series that one person comes to. */
const editions = (mentions: readonly Mention[]) =>
  grouped(mentions, ({ person, related }) => person && `${person} ${related[0]}`).flatMap((group) =>
    consecutive(group.toSorted((a, b) => (a.edition < b.edition ? -1 : 1))),
  );

/** Two series that one person comes to, with nothing but the name. */
const series = (mentions: readonly Mention[]) =>
  grouped(
    [...new Map(mentions.map((one) => [`${one.person} ${one.related[0]}`, one])).values()],
    ({ person }) => person,
  ).flatMap(consecutive);

function seen(): Labelled[] {
  const [pages, talks, journal, guests] = [arrestedDevops(), pyvideo(), tugboat(), dailyShow()];
  const people = talks.mentions.filter(({ name }) => name.includes(" "));
  const ofPages = labelled(
    "pages with handles",
    "same",
    grouped(pages, ({ person }) => person).flatMap(pairsIn),
  );
  const again = labelled("editions of a series", "same", editions(people));
  const together = [...talks.together, ...journal.together]
    .flatMap(pairsIn)
    .filter(([one, other]) => areAlike(one, other));
  const inJournal = grouped(journal.mentions, (one) => `${familyOf(one)} ${givenOf(one).charAt(0)}`).flatMap(
    pairsIn,
  );
  const names = new Map([...people, ...journal.mentions].map((one) => [nameOf(one), one]));
  const namesakes = guests.flatMap((guest) => {
    const other = names.get(nameOf(guest));
    return other ? [[guest, other] as const] : [];
  });
  return [
    ...ofPages,
    ...labelled(
      "other pages, alike",
      "different",
      pairsIn(pages).filter(([one, other]) => one.person !== other.person && areAlike(one, other)),
    ),
    ...sample(again, 500),
    ...sample(spelled([...ofPages, ...again]), 240),
    ...labelled("a journal's authors, spelled otherwise", "same", inJournal),
    ...sample(labelled("on one talk, alike", "different", together), 250),
    ...sample(
      labelled(
        "one series, alike",
        "different",
        blocked(people)
          .filter(inOneSeries)
          .filter(([one, other]) => areByInitialOne(one, other)),
      ),
      150,
    ),
    ...sample(byInitials(blocked(people).filter(inOneSeries)), 60),
    ...labelled("one name, two trades", "different", namesakes),
    ...sample(labelled("nothing but a name", "same", series(people)), 40),
  ];
}

function sealed(): Labelled[] {
  const [{ pages, talks }, years, devops] = [codeAndTalk(), fosdem(), arrestedDevops()];
  const again = labelled("editions of a series", "same", editions(talks));
  const yearly = labelled(
    "years of a conference",
    "same",
    grouped(
      years.filter(({ name }) => name.includes(" ")),
      nameOf,
    ).flatMap(consecutive),
  );
  const bySlug = new Map(pages.map((one) => [one.person, one]));
  const ofPages = labelled(
    "page and talk",
    "same",
    talks.flatMap((talk) => {
      const page = bySlug.get(talk.person);
      return page ? [[page, talk] as const] : [];
    }),
  );
  const handleOf = ({ accounts: [account] }: Mention) =>
    account?.handle.replace(/^@/, "").toLowerCase() ?? "";
  const byHandle = new Map(pages.map((one) => [handleOf(one), one]));
  const across = devops.flatMap((one) => {
    const page = handleOf(one) === "" ? undefined : byHandle.get(handleOf(one));
    return page ? [[one, page] as const] : [];
  });
  const alike = blocked(pages).filter(([one, other]) => areAlike(one, other));
  const withinYear = years.filter(({ person }) => person !== null);
  const homes = grouped(pages, ({ urls }) => urls.at(-1) ?? null).flatMap(pairsIn);
  const names = new Map(pages.map((one) => [nameOf(one), one]));
  const namesakes = dailyShow().flatMap((guest) => {
    const other = names.get(nameOf(guest));
    return other ? [[guest, other] as const] : [];
  });
  return [
    ...labelled("pages of two sources, one handle", "same", across),
    ...labelled("pages, one address", "different", homes),
    ...labelled("pages, one name", "same", grouped(pages, nameOf).flatMap(pairsIn)),
    ...sample(labelled("pages, alike", "different", alike), 200),
    ...sample(again, 250),
    ...sample(yearly, 450),
    ...sample(ofPages, 150),
    ...sample(spelled([...again, ...yearly, ...ofPages]), 240),
    ...labelled(
      "a conference's speakers, spelled otherwise or alike",
      "different",
      blocked(years).filter(([one, other]) => areAlike(one, other) && judgedLabel(one, other) !== null),
    ),
    ...sample(
      labelled(
        "one year, alike",
        "different",
        blocked(withinYear).filter(([one, other]) => one.edition === other.edition && areAlike(one, other)),
      ),
      150,
    ),
    ...sample(byInitials([...blocked(talks), ...blocked(years)].filter(inOneSeries)), 60),
    ...labelled("one name, two trades", "different", namesakes),
    ...sample(labelled("nothing but a name", "same", series(talks)), 40),
  ];
}

/** By source and a word, the mentions with it in their names. */
function byWords(sources: readonly Mention[]): Map<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const one of sources) {
    for (const word of new Set(nameOf(one).split(" "))) {
      const key = `${one.source} ${word}`;
      const known = found.get(key);
      if (known) known.push(one);
      else found.set(key, [one]);
    }
  }
  return found;
}

/** Prints the labelled pairs, a line each, or why there are none. */
function main(): void {
  if (!existsSync("../shared/data")) {
    process.stderr.write("Skipped: ../shared/data is not there, from which the pairs are made.\n");
    return;
  }
  const { pages, talks } = codeAndTalk();
  const namesakes = byWords(
    arrestedDevops().concat(pyvideo().mentions, tugboat().mentions, dailyShow(), fosdem(), pages, talks),
  );
  for (const [half, pairs] of [
    ["seen", seen()],
    ["sealed", sealed()],
  ] as const) {
    const distinct = new Map(
      pairs.map((pair) => [
        `${half} ${digestOf(`${pair.stratum} ${pair.one.source} ${pair.one.key} ${pair.other.source} ${pair.other.key}`)}`,
        pair,
      ]),
    );
    for (const [key, { stratum, label, one, other }] of distinct) {
      const recordOf = ({ source, name, accounts, urls, related }: Mention, at: string) => ({
        source,
        key: at,
        name,
        accounts,
        urls,
        related,
      });
      const namesakesOf = (...both: readonly Mention[]) => {
        const words = both.flatMap((mention) =>
          personNameOf(mention.name).family.map((word) => `${mention.source} ${word}`),
        );
        const found = [...new Set(words)].flatMap((word) => namesakes.get(word) ?? []);
        const isOne = ({ source, key: at }: Mention) =>
          both.some((mention) => mention.source === source && mention.key === at);
        return [...new Set(found.filter((mention) => !isOne(mention)).map(({ name }) => name))].toSorted();
      };
      const id = key.replace(/^\w+ /, "");
      const pair: LabelledPair = {
        id,
        half,
        stratum,
        label,
        one: recordOf(one, one.key),
        other: recordOf(other, other.key),
        namesakes: namesakesOf(one, other),
      };
      process.stdout.write(`${JSON.stringify(pair)}\n`);
    }
  }
}

main();
