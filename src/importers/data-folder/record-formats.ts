import type { TypeName } from "../../domain/ids";
import { sortNameOf } from "../../domain/names";
import { episodeTitleOf } from "../../domain/titles";
import type {
  AboutYaml,
  AffiliationYaml,
  AppearanceYaml,
  AwardYaml,
  ContributionYaml,
  DocumentYaml,
  EpisodeYaml,
  HonourYaml,
  HostYaml,
  OrganisationYaml,
  PartnershipYaml,
  PersonYaml,
  PublicationYaml,
  ShowOrganisationYaml,
  ShowYaml,
  TopicYaml,
} from "./format";
import type { AnyRecordFormat, Owner, RecordFormat, RecordLists } from "./record-format";
import { writtenShapes } from "../../entities/written-properties";
import { keysWrittenOf, type KeyOfArc } from "./written-arcs";

const inOurWords = "In our own words.";
const whatItIsFor = "What it is for, as far as the document says so.";
const whereNoTitle = "Written where there is no title.";

const about = {
  about: {
    of: "About",
    by: "work",
    description: "What it is about. Only what the document says, or inferredFrom.",
  },
} as const satisfies RecordLists;

/** The type and key of the owner, if a list of this kind may be in records of several types. */
const qualifiedKeyOf = (owner: Owner | null) => `${owner?.type}/${owner?.key.value}`;

/** The keys that are written of one of the arcs of a type. */
function writtenOf(type: TypeName, arcName: string, value: object): KeyOfArc[] {
  const arc = writtenShapes[type].arcs.find(({ name }) => name === arcName);
  return arc ? keysWrittenOf(value, arc) : [];
}

/** Who took part, in the key of a record: a person by the key alone, so that ids stay what they were. */
const participantKeyOf = ({ to, name, key }: KeyOfArc) => (to === "Person" ? key : `${name}/${key}`);

const Document: RecordFormat<"Document", DocumentYaml> = {
  keyOf: ({ value }) => value.key,
  isSource: true,
  notes: {
    key: "It stands before the colon in a citation: profile in profile:7. Never change it.",
    title: "In our own words where it has no title.",
    lines: "The last may lack its line feed. No citation may go beyond.",
  },
};

const Topic: RecordFormat<"Topic", TopicYaml> = {
  keyOf: ({ value }) => value.key,
  unwritten: ["links"],
  notes: { broader: "The wider topic that it is part of.", description: inOurWords },
};

const Organisation: RecordFormat<"Organisation", OrganisationYaml> = {
  keyOf: ({ value }) => value.key,
  notes: {
    kind: "Leave it out where no kind fits or the document does not tell.",
    parent: "The organisation that it is part of.",
    topics: whatItIsFor,
    description: inOurWords,
  },
};

const Partnership: RecordFormat<"Partnership", PartnershipYaml> = {
  keyOf: ({ value: { from, kind, to } }) => `${from}/${kind}/${to}`,
  mayRepeat: () => true,
  notes: {
    from: "The member, the sponsor, the supplier or the one that governs.",
    to: "The other one.",
    topics: whatItIsFor,
    description: inOurWords,
  },
};

const Person: RecordFormat<"Person", PersonYaml> = {
  keyOf: ({ value }) => value.key,
  lists: {
    affiliations: {
      of: "Affiliation",
      by: "person",
      description: "What they are or were to which organisation.",
    },
  },
  filled: { sortName: ({ value }) => sortNameOf(value.name) },
  notes: { sortName: "Made of the name where it is left out.", description: inOurWords },
};

const Affiliation: RecordFormat<"Affiliation", AffiliationYaml> = {
  keyOf: ({ value: { kind, organisation }, owner }) => `${owner?.key.value}/${kind}/${organisation}`,
  mayRepeat: () => true,
};

const Publication: RecordFormat<"Publication", PublicationYaml> = {
  keyOf: ({ value }) => value.key,
  lists: {
    ...about,
    contributions: { of: "Contribution", by: "publication", description: "Who had a part in it." },
  },
  filled: { displayTitle: ({ value }) => value.title ?? value.key },
  notes: {
    displayTitle: whereNoTitle,
    publisher: "The organisation that publishes it.",
    basedOn: "The one that it grew out of, such as the dissertation behind a book.",
    abstract: inOurWords,
  },
};

const Contribution: RecordFormat<"Contribution", ContributionYaml> = {
  keyOf: ({ value, owner }) =>
    [
      owner?.key.value,
      value.role,
      ...writtenOf("Contribution", "contributor", value).map(participantKeyOf),
    ].join("/"),
  notes: { role: "QUOTED only where the document says so." },
};

const Award: RecordFormat<"Award", AwardYaml> = {
  keyOf: ({ value }) => value.key,
  lists: { honours: { of: "Honour", by: "award", description: "Whom it honours." } },
  notes: {
    name: "Without the year.",
    year: 'In quotes: "2023".',
    conferredBy: "The organisation that confers it.",
  },
};

const Honour: RecordFormat<"Honour", HonourYaml> = {
  // Sorted, so that two honours for the same ones are one, whatever their order.
  keyOf: ({ value, owner }) =>
    `${owner?.key.value}/${writtenOf("Honour", "recipients", value).map(participantKeyOf).toSorted().join("+")}`,
  notes: {
    recipients: "Those who share it, in order. For one alone, write just the key.",
    creditedAs: "Letters after the name included.",
    onBehalfOf: "The organisation that they are named with.",
  },
};

const Show: RecordFormat<"Show", ShowYaml> = {
  keyOf: ({ value }) => value.key,
  lists: {
    organisations: { of: "ShowOrganisation", by: "show", description: "The organisations behind it." },
    hosts: { of: "Host", by: "show", description: "Who hosts the show. For one episode only, put it there." },
    ...about,
    episodes: { of: "Episode", by: "show", description: "The episodes that the document tells of." },
  },
  filled: { displayTitle: ({ value }) => showTitleOf(value) },
  notes: { displayTitle: whereNoTitle, description: inOurWords },
};

const ShowOrganisation: RecordFormat<"ShowOrganisation", ShowOrganisationYaml> = {
  keyOf: ({ value: { role, organisation }, owner }) => `${owner?.key.value}/${role}/${organisation}`,
};

const Episode: RecordFormat<"Episode", EpisodeYaml> = {
  keyOf: ({ value, owner }) => `${owner?.key.value}/${value.key}`,
  lists: {
    hosts: {
      of: "Host",
      by: "episode",
      description: "Who hosts this episode. Without it, the hosts of the show do.",
    },
    ...about,
    appearances: { of: "Appearance", by: "episode", description: "Who took part, apart from hosts." },
  },
  filled: {
    displayTitle: ({ value, owner, nameOf }) =>
      value.title ??
      episodeTitleOf({
        ...value,
        showTitle: showTitleOf(owner?.value as ShowYaml),
        names: appearancesIn(value).map(({ person, creditedAs = "" }) =>
          person === undefined ? creditedAs : nameOf(person),
        ),
      }),
  },
  notes: {
    key: "Unique within its show. Never change it.",
    rerunOf: "The one that it repeats.",
    displayTitle: "Written where something better is known than show and people.",
    description: inOurWords,
  },
};

const Host: RecordFormat<"Host", HostYaml> = {
  keyOf: ({ value: { role, person }, owner }) => `${qualifiedKeyOf(owner)}/${role}/${person}`,
  mayRepeat: () => true,
  notes: { role: "HOST unless the document says it more closely." },
};

const Appearance: RecordFormat<"Appearance", AppearanceYaml> = {
  keyOf: ({ value: { person, creditedAs }, owner }) =>
    `${owner?.key.value}/${person ?? `creditedAs/${creditedAs}`}`,
  // One person appears once in an episode; two of whom no name is known may be credited alike.
  mayRepeat: ({ value: { person } }) => person === undefined,
  notes: {
    person: "Left out where it is not known who it is.",
    creditedAs: "Only where the source does; always where there is no person.",
    onBehalfOf: "The organisation that they spoke for, where the document says so; several as a list.",
  },
};

const About: RecordFormat<"About", AboutYaml> = {
  keyOf({ value, owner }) {
    const [subject] = writtenOf("About", "subject", value);
    return `${qualifiedKeyOf(owner)}/${subject?.name}/${subject?.key}`;
  },
};

/** By type. What a format leaves open follows from the class. */
export const recordFormats: Readonly<Record<TypeName, AnyRecordFormat>> = {
  Document,
  Topic,
  Organisation,
  Partnership,
  Person,
  Affiliation,
  Publication,
  Contribution,
  Award,
  Honour,
  Show,
  ShowOrganisation,
  Episode,
  Host,
  Appearance,
  About,
};

/** The relations of a type that a list says, and so are not written: whose list it is. */
export function ownerRelationsOf(type: TypeName): ReadonlySet<string> {
  const lists = Object.values(recordFormats).flatMap((format) => Object.values(format.lists ?? {}));
  return new Set(lists.flatMap(({ of, by }) => (of === type && by ? [by] : [])));
}

function showTitleOf({ key, title, displayTitle }: ShowYaml): string {
  return title ?? displayTitle ?? key;
}

function appearancesIn(episode: EpisodeYaml): AppearanceYaml[] {
  const { appearances } = episode as { appearances?: Array<AppearanceYaml | null> | null };
  return (appearances ?? []).filter((one) => one !== null);
}
