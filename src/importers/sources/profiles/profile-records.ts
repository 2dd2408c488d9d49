import { LinkPurpose } from "../../../domain/links/link";
import type { IdentifierValue } from "../../../domain/identifiers";
import { AffiliationKind, AffiliationState } from "../../../entities/affiliation";
import { HonourOutcome } from "../../../entities/honour";
import { Standing } from "../../../entities/standing";
import {
  type ImportRecord,
  type Place,
  type ReadItem,
  type RecordLink,
  type Reference,
  type Remark,
  to,
} from "../../records";
import { whyNoLink } from "../addresses";
import { foldedName } from "../works/contributor-book";

/** The key of the person whom a profile is of. */
export const ownerKey = "person";

export interface ProfileOwner {
  readonly name: string;
  readonly sortName: string | null;
  readonly honorificPrefix: string | null;
  readonly alternateNames: readonly string[];
  readonly description: string | null;
  readonly identifiers: readonly IdentifierValue[];
  readonly urls: readonly string[];
}

export interface WrittenOrganisation {
  readonly name: string;
  readonly locality?: string | null;
  readonly url?: string | null;
  /** Such as a ROR; null where there is none. */
  readonly identifier?: IdentifierValue | null;
}

export interface WrittenAffiliation {
  readonly kind: AffiliationKind;
  readonly organisation: WrittenOrganisation | null;
  readonly roleTitle: string | null;
  /** EDTF. */
  readonly start: string | null;
  readonly end: string | null;
  readonly state: AffiliationState;
}

export interface WrittenAward {
  readonly name: string | null;
  /** EDTF. */
  readonly date: string | null;
  readonly conferredBy: WrittenOrganisation | null;
}

/** The records of a profile: the person, what they belong or belonged to, what they were awarded. Each that is added is an item. */
export class ProfileRecords {
  readonly records: ImportRecord[] = [];
  readonly remarks: Remark[] = [];
  readonly #people = new Set<string>();
  readonly #organisations = new Set<string>();
  readonly #keys = new Map<string, number>();

  /** Whether there is a person of this key already. */
  hasPerson(key: string): boolean {
    return this.#people.has(key);
  }

  /** A person whom the source is about, or only mentions. Of one key the first counts. */
  addOwner(place: Place, owner: ProfileOwner, key = ownerKey, isMentioned = false): ReadItem {
    if (this.#people.has(key))
      return { place, title: owner.name, outcome: "read", record: to("Person", key) };
    this.#people.add(key);
    const { name, sortName, honorificPrefix, alternateNames, description, identifiers, urls } = owner;
    const links = urls.filter((url) => this.isAddress(url, place));
    const others = [...new Set(alternateNames)].filter((other) => other !== name && other !== "");
    return this.add("Person", key, place, name, {
      values: {
        name,
        ...(sortName === null ? {} : { sortName }),
        honorificPrefix,
        alternateNames: others,
        description,
        identifiers: identifiers.map(stated),
      },
      references: {},
      links: links.map((url) => ({ url, purpose: LinkPurpose.PROFILE })),
      isMentioned,
    });
  }

  addAffiliation(place: Place, written: WrittenAffiliation, owner = ownerKey): ReadItem {
    const { kind, organisation, roleTitle, state } = written;
    const { start, end } = this.#inOrder(written, place);
    const title = [roleTitle, organisation?.name].filter(Boolean).join(", ");
    if (organisation === null || organisation.name === "")
      return { place, title, outcome: "refused", why: "It has no organisation." };
    const base = [owner, kind, foldedName(organisation.name), foldedName(roleTitle ?? ""), start ?? ""].join(
      " ",
    );
    const key = this.#distinct(place.item ?? base);
    return this.add("Affiliation", key, place, title, {
      values: { kind, roleTitle, start, end, state },
      references: { personId: to("Person", owner), organisationId: this.mention(organisation, place) },
      links: [],
    });
  }

  addAward(place: Place, { name, date, conferredBy }: WrittenAward, owner = ownerKey): ReadItem {
    const title = name ?? (conferredBy === null ? "" : `Distinction of ${conferredBy.name}`);
    if (title === "") return { place, title, outcome: "refused", why: "It has no name." };
    const year = date === null ? null : (/^\d{4}/.exec(date)?.[0] ?? null);
    const award = [foldedName(title), year ?? "", foldedName(conferredBy?.name ?? "")].join(" ");
    this.add("Award", award, place, title, {
      values: { name: title, year },
      references: conferredBy === null ? {} : { conferredById: this.mention(conferredBy, place) },
      links: [],
      isMentioned: true,
    });
    return this.add("Honour", this.#distinct(`${owner} ${award}`), place, title, {
      values: { outcome: HonourOutcome.WON },
      references: { awardId: to("Award", award), recipientIds: [to("Person", owner)] },
      links: [],
    });
  }

  /** An organisation that something refers to, or that the source is about. */
  mention(
    { name, locality = null, url = null, identifier = null }: WrittenOrganisation,
    place: Place,
    { isMentioned = true }: { readonly isMentioned?: boolean } = {},
  ): Reference {
    const key = identifier?.value ?? foldedName(name);
    if (!this.#organisations.has(key)) {
      this.#organisations.add(key);
      const links = url !== null && this.isAddress(url, place) ? [url] : [];
      this.add("Organisation", key, { ...place, item: null }, name, {
        values: { name, locality, identifiers: identifier === null ? [] : [stated(identifier)] },
        references: {},
        links: links.map((one) => ({ url: one, purpose: LinkPurpose.PROFILE })),
        isMentioned,
      });
    }
    return to("Organisation", key);
  }

  /** Another link of a record that is there. */
  addLink({ type, key }: Reference, link: RecordLink): void {
    const at = this.records.findIndex((one) => one.type === type && one.key === key);
    const record = this.records[at];
    if (record && !record.links.some(({ url }) => url === link.url))
      this.records[at] = { ...record, links: [...record.links, link] };
  }

  remark(place: Place, message: string): void {
    this.remarks.push({ place, message });
  }

  /** A broken link costs the link. */
  isAddress(url: string, place: Place): boolean {
    const why = whyNoLink(url);
    if (why !== null) this.remark(place, why);
    return why === null;
  }

  /** An end before the start costs the end. */
  #inOrder({ start, end }: WrittenAffiliation, place: Place) {
    if (start === null || end === null || end >= start.slice(0, end.length)) return { start, end };
    this.remark(place, `It ends on ${end}, before it starts on ${start}.`);
    return { start, end: null };
  }

  /** What is said twice in the same words are two. */
  #distinct(key: string): string {
    const count = (this.#keys.get(key) ?? 0) + 1;
    this.#keys.set(key, count);
    return count === 1 ? key : `${key} ${count}`;
  }

  add(
    type: ImportRecord["type"],
    key: string,
    place: Place,
    title: string,
    said: Pick<ImportRecord, "values" | "references" | "links"> &
      Partial<Pick<ImportRecord, "isMentioned" | "inference">>,
  ): ReadItem {
    this.records.push({ inference: null, isMentioned: false, ...said, type, key, place });
    return { place, title, outcome: "read", record: to(type, key) };
  }
}

const stated = ({ scheme, value }: IdentifierValue) => ({ scheme, value, standing: Standing.STATED });

/** Whether what has these dates goes on: without an end it does, as profiles have it. */
export const stateOf = (start: string | null, end: string | null): AffiliationState =>
  end !== null
    ? AffiliationState.FORMER
    : start === null
      ? AffiliationState.UNKNOWN
      : AffiliationState.CURRENT;
