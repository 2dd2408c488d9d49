import { LinkPurpose, LinkTarget } from "../domain/links/link";
import { parsedUrl } from "../domain/links/parsed-url";
import type { Account } from "../entities/account";
import { inOneLine } from "./one-line";
import { isoDatesOf } from "./dates";
import { inWords, nameOf, present } from "./names";
import type {
  AwardRef,
  DateRow,
  LinkRow,
  Nodes,
  OrganisationRef,
  PersonRef,
  PublicationRef,
  Stated,
} from "./rows";
import { undisputed, urlsOf } from "./standings";
import type { AffiliationKind, AffiliationState, ContributionRole, HonourOutcome } from "./words";

interface AffiliationOfResume extends Stated {
  readonly kind: AffiliationKind;
  readonly state: AffiliationState;
  readonly roleTitle: string | null;
  readonly start: DateRow | null;
  readonly end: DateRow | null;
  readonly organisation: OrganisationRef & {
    readonly locality: string | null;
    readonly links: readonly LinkRow[];
  };
}

interface HonourOfResume extends Stated {
  readonly outcome: HonourOutcome;
  readonly award: AwardRef & { readonly conferredBy: OrganisationRef | null };
}

interface PublicationOfResume extends PublicationRef, Stated {
  readonly title: string | null;
  readonly abstract: string | null;
  readonly publishedOn: DateRow | null;
  readonly links: readonly LinkRow[];
  readonly publisher: OrganisationRef | null;
}

/** What a résumé says of a person. */
export interface ResumeOf extends PersonRef {
  readonly description: string | null;
  readonly accounts: ReadonlyArray<Pick<Account, "platform" | "handle" | "url">>;
  readonly links: readonly LinkRow[];
  readonly affiliations: Nodes<AffiliationOfResume>;
  readonly honours: Nodes<HonourOfResume> | null;
  readonly publications: Nodes<
    Stated & { readonly role: ContributionRole; readonly publication: PublicationOfResume }
  > | null;
}

type Section = "work" | "volunteer" | "education";

const sections: Readonly<Record<AffiliationKind, Section>> = {
  DIRECTORSHIP: "work",
  EDUCATION: "education",
  EMPLOYMENT: "work",
  FOUNDER: "work",
  INVITED_POSITION: "work",
  MEMBERSHIP: "volunteer",
  SERVICE: "volunteer",
};

/** A résumé of JSON Resume 1.0. Disputed facts and dates that ISO 8601 cannot say are left out. */
export function jsonResume(person: ResumeOf): string {
  const ofSection = (section: Section) =>
    undisputed(person.affiliations.nodes).filter(({ kind }) => sections[kind] === section);
  // JSON.stringify leaves out what is undefined.
  const resume = {
    $schema: "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    basics: basicsOf(person),
    work: ofSection("work").map(workOf),
    volunteer: ofSection("volunteer").map(volunteerOf),
    education: ofSection("education").map(educationOf),
    awards: undisputed(person.honours?.nodes)
      .filter(({ outcome }) => outcome === "WON")
      .map(awardOf),
    publications: publicationsOf(person).map(publicationOf),
  };
  return `${JSON.stringify(resume, null, 2)}\n`;
}

function basicsOf({ name, description, accounts, links }: ResumeOf) {
  const own = undisputed(links).filter(
    ({ purpose, pointsAt }) => purpose === LinkPurpose.PROFILE && pointsAt === LinkTarget.PERSON,
  );
  const ofAccounts = new Set(accounts.map(({ url }) => url));
  const [page, ...others] = own.map(({ url }) => url).filter((url) => !ofAccounts.has(url));
  return {
    name,
    summary: description ?? undefined,
    url: page,
    profiles: [
      ...accounts.flatMap(({ platform, handle, url }) =>
        url === null ? [] : { network: inWords(platform), username: handle, url },
      ),
      ...others.map((url) => ({ network: parsedUrl(url)?.hostname, url })),
    ],
  };
}

const workOf = (one: AffiliationOfResume) => ({
  name: one.organisation.name,
  location: one.organisation.locality ?? undefined,
  url: pageOf(one.organisation.links),
  position: one.roleTitle ?? undefined,
  ...datesOf(one),
});

const volunteerOf = (one: AffiliationOfResume) => ({
  organization: one.organisation.name,
  url: pageOf(one.organisation.links),
  position: one.roleTitle ?? undefined,
  ...datesOf(one),
});

const educationOf = (one: AffiliationOfResume) => ({
  institution: one.organisation.name,
  url: pageOf(one.organisation.links),
  studyType: one.roleTitle ?? undefined,
  ...datesOf(one),
});

const awardOf = ({ award }: HonourOfResume) => ({
  title: present([award.name, award.category]).join(", "),
  date: dateOf(award.year),
  awarder: award.conferredBy?.name,
});

/** Each once, however many roles the person has; not those in which they are quoted. */
function publicationsOf({ publications }: ResumeOf): PublicationOfResume[] {
  const contributed = undisputed(publications?.nodes).filter(({ role }) => role !== "QUOTED");
  const byId = new Map(contributed.map(({ publication }) => [publication.id, publication]));
  return undisputed([...byId.values()]);
}

const publicationOf = (publication: PublicationOfResume) => ({
  name: inOneLine(nameOf(publication)),
  publisher: publication.publisher?.name,
  releaseDate: dateOf(isoDatesOf(publication.publishedOn).start),
  url: urlsOf(publication.links, LinkPurpose.RECORDING)[0],
  summary: publication.abstract ?? undefined,
});

/** A résumé takes what has no end for what goes on: the start of what may be over is left out, but for studies, which are taken for neither. */
function datesOf({ kind, state, start, end }: AffiliationOfResume) {
  const [startDate, endDate] = [start, end].map((date) => dateOf(isoDatesOf(date).start));
  const mayBeOver = state !== "CURRENT" && endDate === undefined;
  return mayBeOver && kind !== "EDUCATION" ? {} : { startDate, endDate };
}

/** To the day, as the schema has it. */
const dateOf = (iso: string | null): string | undefined => /^[12]\d{3}(?:-\d\d){0,2}/.exec(iso ?? "")?.[0];

const pageOf = (links: readonly LinkRow[]): string | undefined =>
  undisputed(links).find(
    ({ purpose, pointsAt }) => purpose === LinkPurpose.PROFILE && pointsAt === LinkTarget.ORGANISATION,
  )?.url;
