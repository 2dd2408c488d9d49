import { LinkPurpose } from "../../../domain/links/link";
import { fold } from "../../../domain/names";
import { AffiliationKind, AffiliationState } from "../../../entities/affiliation";
import { ContributionRole } from "../../../entities/contribution";
import { type Inference, type Place, type ReadItem, type Reference, to } from "../../records";
import { ownerKey } from "../profiles/profile-records";
import type { UntitledWork } from "./entries/own-works";
import type { Candidate } from "./entries/shortlists";
import type { FoundAward } from "./entries/read-award";
import type { FoundPublication } from "./entries/read-publication";
import { type FullName } from "./people/names-in";
import { Standing } from "../../../entities/standing";
import { ShowsOfProfile } from "./shows-of-profile";

/** Makes records of what a profile was understood as: beside people and shows, what was written and awarded. */
export class ProfileGraph extends ShowsOfProfile {
  addPublication(
    found: FoundPublication,
    displayTitle: string,
    from: string,
  ): { readonly item: ReadItem; readonly key: string } {
    const {
      kind,
      title,
      container,
      publisher,
      volume,
      date,
      links,
      identifiers,
      ownRole,
      isRoleStated,
      others,
    } = found;
    const place = this.placeOf(found.line, found.marker);
    const [first] = links;
    const key = this.distinct(fold(title ?? "") || (first?.url ?? displayTitle));
    const item = this.profile.add("Publication", key, place, title ?? displayTitle, {
      values: {
        kind,
        title,
        displayTitle,
        containerTitle: container,
        volume,
        publishedOn: date,
        identifiers: identifiers.map(({ scheme, value }) => ({ scheme, value, standing: Standing.STATED })),
      },
      references: publisher === null ? {} : { publisherId: this.organisation(publisher, place) },
      links: this.linksOf(links, place, () => LinkPurpose.RECORDING),
    });
    const contributors: ReadonlyArray<readonly [Reference, Inference | null]> = [
      ...(ownRole === null
        ? []
        : [[to("Person", ownerKey), isRoleStated ? null : { confidence: 0.9, from }] as const]),
      ...others.map((other) => [this.personOf(other, place), null] as const),
    ];
    for (const [at, [reference, inference]] of contributors.entries())
      this.profile.add("Contribution", `${key} ${reference.key}`, place, displayTitle, {
        values: { role: ownRole ?? ContributionRole.AUTHOR, position: at + 1 },
        references: { contributorId: reference, publicationId: to("Publication", key) },
        links: [],
        inference,
      });
    return { item, key };
  }

  addAward(
    { line, marker, name, category, year, conferredBy, outcome, isStated }: FoundAward,
    recipient: Reference,
    from: string,
  ): ReadItem {
    const place = this.placeOf(line, marker);
    const key = [name, category ?? "", year ?? ""].map(fold).join(" ").trim();
    // “CMI Awards” are those of the body that the document abbreviates like that.
    const by = conferredBy ?? this.fullNameOf(fold(name).split(" ")[0] ?? "") ?? null;
    this.once(`Award ${key}`, () =>
      this.profile.add("Award", key, { ...place, item: null }, name, {
        values: { name, category, year },
        references: by === null ? {} : { conferredById: this.organisation(by, place) },
        links: [],
        isMentioned: true,
      }),
    );
    return this.profile.add("Honour", this.distinct(`${recipient.key} ${key}`), place, name, {
      values: { outcome },
      references: { awardId: to("Award", key), recipientIds: [recipient] },
      links: [],
      inference: isStated ? null : { confidence: 0.9, from },
    });
  }

  /** Someone else who was shortlisted, for the same award; the owner's own place says what they are. */
  addCandidate(candidate: Candidate, [award]: readonly FoundAward[]): void {
    const place = this.placeOf(candidate.line, null);
    const { roleTitle, organisation, outcome } = candidate;
    const person = this.personOf(candidate, place);
    const isOwner = person.key === ownerKey;
    if (award && !isOwner)
      this.addAward({ ...award, line: candidate.line, outcome, isStated: true }, person, "");
    if (organisation === null) return;
    this.addAffiliation(
      {
        person: isOwner ? null : candidate,
        organisation,
        kind: AffiliationKind.EMPLOYMENT,
        roleTitle,
        start: null,
        end: null,
        state: AffiliationState.UNKNOWN,
        inference: null,
      },
      place,
    );
  }

  /** A publication that is spoken of without its title. */
  addUntitled(work: UntitledWork, author: FullName | null, place: Place): void {
    const { kind, container } = work;
    const displayTitle = author === null ? work.displayTitle : `${author.name}'s ${work.displayTitle}`;
    const key = fold(displayTitle);
    this.once(`Publication ${key}`, () => {
      const publisherId = container === null ? null : this.organisation(container, place);
      this.profile.add("Publication", key, place, displayTitle, {
        values: { kind, title: null, displayTitle, containerTitle: container },
        references: publisherId === null ? {} : { publisherId },
        links: [],
      });
      const contributorId = author === null ? to("Person", ownerKey) : this.personOf(author, place);
      this.profile.add("Contribution", `${key} ${contributorId.key}`, place, displayTitle, {
        values: { role: ContributionRole.AUTHOR, position: 1 },
        references: { contributorId, publicationId: to("Publication", key) },
        links: [],
      });
    });
  }
}
