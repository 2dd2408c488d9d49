import { LinkPurpose } from "../../../domain/links/link";
import { Standing } from "../../../entities/standing";
import {
  type ImportRecord,
  nameOfRecord,
  type Place,
  type ReadItem,
  type Reference,
  type Remark,
  to,
} from "../../records";
import { whyNoLink } from "../addresses";
import { isNoName } from "../names";
import { topicsOf } from "../topics";
import { ContributorBook, foldedName } from "./contributor-book";
import { distinctWorks } from "./distinct-works";
import type { Contributor, Work } from "./work";

export interface WorksRecords {
  readonly records: readonly ImportRecord[];
  /** One per work, in their order. */
  readonly items: readonly ReadItem[];
  readonly remarks: readonly Remark[];
}

/** The publications of a source with their contributors, publishers and subjects. */
export function recordsOfWorks(works: readonly Work[]): WorksRecords {
  const { found, remarks } = distinctWorks(works);
  const reading = new WorksReading(works);
  const items = works.map((work): ReadItem => {
    const distinct = found.get(work);
    const { place, title, key } = work;
    if (distinct === undefined || "same" in distinct)
      return {
        place,
        title: title ?? key,
        outcome: "repeated",
        line: distinct?.same.place.line ?? place.line,
      };
    reading.add({ ...work, ...distinct });
    return { place, title: title ?? key, outcome: "read", record: to("Publication", distinct.key) };
  });
  return { records: reading.records, items, remarks: [...remarks, ...reading.remarks] };
}

class WorksReading {
  readonly #book: ContributorBook;
  readonly #records: ImportRecord[] = [];
  readonly #mentioned = new Map<string, ImportRecord>();
  readonly #remarks: Remark[] = [];
  /** Names of no one, how often each is written, and where first. */
  readonly #nameless = new Map<string, { readonly place: Place; count: number }>();

  constructor(works: readonly Work[]) {
    this.#book = new ContributorBook(
      works.flatMap(({ contributors, place }) =>
        contributors.filter(isNamed).map((contributor) => ({ contributor, place })),
      ),
    );
  }

  get records(): ImportRecord[] {
    const known = this.#book.records;
    const names = new Set(known.map(({ type, key }) => `${type} ${key}`));
    const others = [...this.#mentioned].flatMap(([name, record]) => (names.has(name) ? [] : record));
    return [...known, ...others, ...this.#records];
  }

  get remarks(): Remark[] {
    const nameless = [...this.#nameless].map(([name, { place, count }]) => ({
      place,
      message: `“${name}” names no one, and is left out${count === 1 ? "" : ` of ${count} works, of which this is the first`}.`,
    }));
    return [...this.#remarks, ...nameless, ...this.#book.remarks];
  }

  add(work: Work): void {
    const { key, place, title, publisher, identifiers, urls, subjects } = work;
    const { kind, containerTitle, volume, issue, number, publishedOn, abstract, language } = work;
    const links = [...new Set(urls)].filter((url) => this.#isAddress(url, place));
    this.#add("Publication", key, place, {
      values: {
        kind,
        title,
        displayTitle: title ?? containerTitle ?? key,
        containerTitle,
        volume,
        issue,
        number,
        publishedOn,
        abstract,
        language,
        identifiers: identifiers.map(({ scheme, value }) => ({ scheme, value, standing: Standing.STATED })),
      },
      references: publisher === null ? {} : { publisherId: this.#mentionOrganisation(publisher, place) },
      links: links.map((url) => ({ url, purpose: LinkPurpose.RECORDING })),
    });
    this.#addContributors(work);
    for (const record of topicsOf(to("Publication", key), subjects, place)) {
      if (record.type === "Topic") this.#mention(record);
      else this.#records.push(record);
    }
  }

  #addContributors({ key, place, contributors }: Work): void {
    const said = new Set<string>();
    for (const [at, contributor] of contributors.entries()) {
      if (!isNamed(contributor)) {
        this.#countNameless(contributor.credited, place);
        continue;
      }
      const reference = this.#book.referenceOf(contributor);
      const of = `${key} ${contributor.role} ${reference.type} ${reference.key}`;
      if (said.has(of)) continue;
      said.add(of);
      const isNameItself = this.#book.nameOf(contributor) === contributor.credited;
      this.#add("Contribution", of, place, {
        values: {
          role: contributor.role,
          creditedAs: isNameItself ? null : contributor.credited,
          position: at + 1,
        },
        references: { contributorId: reference, publicationId: to("Publication", key) },
        links: [],
      });
    }
  }

  #countNameless(name: string, place: Place): void {
    const counted = this.#nameless.get(name);
    if (counted) counted.count += 1;
    else this.#nameless.set(name, { place, count: 1 });
  }

  #mentionOrganisation(name: string, place: Place): Reference {
    const reference = to("Organisation", foldedName(name));
    this.#mention({
      ...reference,
      place: { ...place, item: null },
      values: { name },
      references: {},
      links: [],
      inference: null,
      isMentioned: true,
    });
    return reference;
  }

  /** The first mention counts. */
  #mention(record: ImportRecord): void {
    if (!this.#mentioned.has(nameOfRecord(record))) this.#mentioned.set(nameOfRecord(record), record);
  }

  /** A broken link costs the link. */
  #isAddress(url: string, place: Place): boolean {
    const message = whyNoLink(url);
    if (message !== null) this.#remarks.push({ place, message });
    return message === null;
  }

  #add(
    type: ImportRecord["type"],
    key: string,
    place: Place,
    said: Pick<ImportRecord, "values" | "references" | "links">,
  ): void {
    this.#records.push({ inference: null, isMentioned: false, ...said, type, key, place });
  }
}

/** "Anonymous", "et al." and "others" name no one. */
const isNamed = ({ name, personKey }: Contributor): boolean =>
  personKey !== null || !(isNoName(name) || /^(?:others|et al)$/.test(foldedName(name)));
