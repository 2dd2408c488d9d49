import { IdentifierScheme } from "../../../domain/identifiers";
import { AffiliationKind, AffiliationState } from "../../../entities/affiliation";
import type { Place, ReadItem, ReadSource, Remark } from "../../records";
import { linesOfHtml } from "../html/text-of-html";
import { ProfileRecords, stateOf, type WrittenOrganisation } from "../profiles/profile-records";
import { Unreadable } from "../unreadable";
import { oneLine } from "../values";
import { edtfOfParts } from "../works/dates";
import { identifierOf } from "../works/identifiers";
import { recordsOfWorks } from "../works/works-records";
import { nodeAt, type OrcidNode, textOf } from "./nodes";
import { workOfGroup } from "./work-of-group";

const sections: ReadonlyArray<readonly [summary: string, kind: AffiliationKind]> = [
  ["employment-summary", AffiliationKind.EMPLOYMENT],
  ["education-summary", AffiliationKind.EDUCATION],
  ["qualification-summary", AffiliationKind.EDUCATION],
  ["invited-position-summary", AffiliationKind.INVITED_POSITION],
  ["membership-summary", AffiliationKind.MEMBERSHIP],
  ["service-summary", AffiliationKind.SERVICE],
];

/** What the graph has no place for, and what it is called. */
const others: ReadonlyArray<readonly [summary: string, name: string]> = [
  ["funding-summary", "grants"],
  ["peer-review-summary", "peer reviews"],
  ["research-resource-summary", "research resources"],
  ["keyword", "keywords"],
];

/** Reads a record of ORCID (public API 3.0): the person, each affiliation and distinction, and each work is an item. */
export function readOrcidRecord(file: string, record: OrcidNode): ReadSource {
  const path = textOf(record, "orcid-identifier", "path") ?? textOf(record, "orcid-identifier", "uri") ?? "";
  const orcid = identifierOf(IdentifierScheme.ORCID, path);
  if (orcid === null) throw new Unreadable("Expected an ORCID iD, but the record has none.", record.line);
  const profile = new ProfileRecords();
  const place: Place = { file, line: record.line, item: orcid.value };
  const owner = ownerOf(record, orcid);
  const items: ReadItem[] = [profile.addOwner(place, owner)];
  const placeOf = (node: OrcidNode, name: string): Place => {
    const code = textOf(node, "put-code");
    return { file, line: node.line, item: code === null ? null : `${name} ${code}` };
  };

  for (const [summary, kind] of sections) {
    for (const node of record.all(summary)) {
      const [start, end] = [dateAt(node, "start-date"), dateAt(node, "end-date")];
      const isEducation = kind === AffiliationKind.EDUCATION;
      items.push(
        profile.addAffiliation(placeOf(node, summary.replace("-summary", "")), {
          kind,
          organisation: organisationIn(node),
          roleTitle: roleIn(node),
          start,
          end,
          state: isEducation && end === null ? AffiliationState.UNKNOWN : stateOf(start, end),
        }),
      );
    }
  }
  for (const node of record.all("distinction-summary"))
    items.push(
      profile.addAward(placeOf(node, "distinction"), {
        name: textOf(node, "role-title"),
        date: dateAt(node, "start-date"),
        conferredBy: organisationIn(node),
      }),
    );
  for (const [summary, name] of others) {
    const count = record.all(summary).length;
    if (count > 0) profile.remark(place, `It has ${count} ${name}, for which the graph has no place.`);
  }

  const remarks: Remark[] = [];
  const groups = nodeAt(record, "works")?.all("group") ?? [];
  const summaries = groups.map((group) => ["work-summary", "work"].flatMap((name) => group.all(name)));
  const works = summaries.flatMap((versions) => {
    const [first] = versions;
    return first
      ? [workOfGroup(first, versions, { place: placeOf(first, "work"), owner, orcid, remarks })]
      : [];
  });
  const ofWorks = recordsOfWorks(works);
  for (const [at, [first, ...versions]] of summaries.filter((one) => one.length > 0).entries()) {
    const item = ofWorks.items[at];
    if (item) items.push(item);
    for (const version of versions)
      items.push({
        place: placeOf(version, "work"),
        title: textOf(version, "title", "title") ?? "",
        outcome: "repeated",
        line: first?.line ?? version.line,
      });
  }
  return {
    key: orcid.value,
    title: owner.name,
    documentTitle: `ORCID record of ${owner.name}`,
    url: `https://orcid.org/${orcid.value}`,
    records: [...profile.records, ...ofWorks.records],
    items,
    remarks: [...profile.remarks, ...remarks, ...ofWorks.remarks],
  };
}

function ownerOf(record: OrcidNode, orcid: NonNullable<ReturnType<typeof identifierOf>>) {
  const person = nodeAt(record, "person");
  const name = person && nodeAt(person, "name");
  const [given, family, credit] = ["given-names", "family-name", "credit-name"].map(
    (part) => (name && textOf(name, part)) ?? null,
  );
  const full = [given, family].filter(Boolean).join(" ");
  const identifiers = (person?.all("external-identifier") ?? []).flatMap((one) => {
    const scheme = Object.values(IdentifierScheme).find(
      (known) => known === textOf(one, "external-id-type")?.toUpperCase(),
    );
    return scheme === undefined ? [] : (identifierOf(scheme, textOf(one, "external-id-value") ?? "") ?? []);
  });
  const biography = person && textOf(person, "biography");
  return {
    name: credit ?? (full === "" ? orcid.value : full),
    sortName: family && credit === null ? [family, given].filter(Boolean).join(", ") : null,
    honorificPrefix: null,
    alternateNames: [full, ...(person?.all("other-name") ?? []).map(({ text }) => text ?? "")],
    description: biography ? oneLine(linesOfHtml(biography)) : null,
    identifiers: [orcid, ...identifiers],
    urls: (person?.all("researcher-url") ?? []).flatMap((one) => textOf(one, "url") ?? []),
  };
}

const dateAt = (node: OrcidNode, name: string): string | null => {
  const date = nodeAt(node, name);
  return date && edtfOfParts(textOf(date, "year"), textOf(date, "month"), textOf(date, "day"));
};

/** "Professor (Psychoceramics)": the role, and the department in which it is. */
function roleIn(node: OrcidNode): string | null {
  const [role, department] = [textOf(node, "role-title"), textOf(node, "department-name")];
  return role !== null && department !== null ? `${role} (${department})` : (role ?? department);
}

function organisationIn(node: OrcidNode): WrittenOrganisation | null {
  const organisation = nodeAt(node, "organization");
  const name = organisation && textOf(organisation, "name");
  if (!organisation || !name) return null;
  const source = textOf(organisation, "disambiguation-source");
  const id = textOf(organisation, "disambiguated-organization-identifier") ?? "";
  const places = ["city", "region", "country"].flatMap((part) => textOf(organisation, part) ?? []);
  return {
    name,
    locality: places.length === 0 ? null : places.join(", "),
    identifier: source === "ROR" ? identifierOf(IdentifierScheme.ROR, id) : null,
  };
}
