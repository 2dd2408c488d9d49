import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import { AffiliationKind, AffiliationState } from "../../../entities/affiliation";
import { ContributionRole } from "../../../entities/contribution";
import { PublicationKind } from "../../../entities/publication";
import type { Place, ReadItem, ReadSource } from "../../records";
import { canonicalOf } from "../../../domain/links/link";
import { jsonOf } from "../json/json-file";
import { objectAt, objectsAt, textAt } from "../json/json-values";
import { withoutHonorific } from "../names";
import { ownerKey, ProfileRecords, stateOf } from "../profiles/profile-records";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { oneLine } from "../values";
import { edtfIn, yearsIn } from "../works/dates";
import { identifiersOfWork } from "../works/identifiers";
import { emptyWork, type Work } from "../works/work";
import { recordsOfWorks } from "../works/works-records";

/** Sections of the schema for which the graph has no place. */
const others = ["certificates", "skills", "languages", "interests", "references", "projects"] as const;

/** Reads a résumé of JSON Resume 1.0: the person, and each entry of work, volunteer, education, awards and publications is an item. */
export function readJsonResume(file: SourceFile): ReadSource {
  const document = jsonOf(file);
  const resume = document.value;
  const basics = isJsonObject(resume) ? objectAt(resume, "basics") : null;
  const name = basics && textAt(basics, "name");
  if (!isJsonObject(resume) || !basics || !name) throw new Unreadable("Expected basics with a name.", 1);
  const profile = new ProfileRecords();
  const placeOf = (object: JsonObject, item: string | null = null): Place => ({
    file: file.name,
    line: document.placeOf(object).line,
    item,
  });
  const dateAt = (object: JsonObject, ...names: readonly string[]): string | null => {
    const written = textAt(object, ...names);
    const edtf =
      written === null ? null : (edtfIn(written.slice(0, 10)) ?? edtfIn(written) ?? yearsIn(written));
    if (written !== null && edtf === null && !/^(?:present|now|current)$/i.test(written))
      profile.remark(placeOf(object), `“${written}” is no date.`);
    return edtf;
  };

  const url = textAt(basics, "url", "website");
  const pages = [url, ...objectsAt(basics, "profiles").map((one) => textAt(one, "url"))];
  const place = placeOf(basics);
  const own = withoutHonorific(name);
  const items: ReadItem[] = [
    profile.addOwner(place, {
      name: own.name,
      sortName: null,
      honorificPrefix: own.honorificPrefix,
      alternateNames: [],
      description: oneLine([textAt(basics, "label") ?? textAt(basics, "summary") ?? ""]),
      identifiers: [],
      urls: pages.flatMap((page) => page ?? []),
    }),
  ];
  const affiliations = [
    ["work", AffiliationKind.EMPLOYMENT],
    ["volunteer", AffiliationKind.SERVICE],
    ["education", AffiliationKind.EDUCATION],
  ] as const;
  for (const [section, kind] of affiliations) {
    for (const one of objectsAt(resume, section)) {
      const [start, end] = [dateAt(one, "startDate"), dateAt(one, "endDate")];
      const organisation = textAt(one, "name", "company", "organization", "institution");
      const studied = [textAt(one, "studyType"), textAt(one, "area")].filter(Boolean).join(", ");
      const isEducation = kind === AffiliationKind.EDUCATION;
      items.push(
        profile.addAffiliation(placeOf(one), {
          kind,
          organisation:
            organisation === null
              ? null
              : { name: organisation, url: textAt(one, "url", "website"), locality: textAt(one, "location") },
          roleTitle: isEducation ? studied || null : textAt(one, "position"),
          start,
          end,
          state: isEducation && end === null ? AffiliationState.UNKNOWN : stateOf(start, end),
        }),
      );
    }
  }
  for (const one of objectsAt(resume, "awards")) {
    const awarder = textAt(one, "awarder");
    items.push(
      profile.addAward(placeOf(one), {
        name: textAt(one, "title"),
        date: dateAt(one, "date"),
        conferredBy: awarder === null ? null : { name: awarder },
      }),
    );
  }
  for (const section of others) {
    const count = objectsAt(resume, section).length;
    if (count > 0) profile.remark(place, `It has ${count} ${section}, for which the graph has no place.`);
  }
  const workOf = (one: JsonObject): Work => {
    const title = textAt(one, "name", "title");
    const urls = [textAt(one, "url", "website")].flatMap((page) => page ?? []);
    const at = placeOf(one, title);
    return {
      ...emptyWork,
      key: title ?? urls[0] ?? "publication",
      place: at,
      kind: PublicationKind.ARTICLE,
      title,
      publisher: textAt(one, "publisher"),
      publishedOn: dateAt(one, "releaseDate"),
      abstract: textAt(one, "summary"),
      identifiers: identifiersOfWork({ doi: "", isbn: "", handle: "", urls }, (message) =>
        profile.remark(at, message),
      ),
      urls,
      contributors: [
        {
          name: own.name,
          credited: own.name,
          sortName: null,
          isBody: false,
          role: ContributionRole.AUTHOR,
          orcid: null,
          personKey: ownerKey,
        },
      ],
    };
  };
  const ofWorks = recordsOfWorks(objectsAt(resume, "publications").map(workOf));
  return {
    key: url === null ? null : canonicalOf(url),
    title: name,
    documentTitle: `Résumé of ${name}`,
    url: null,
    records: [...profile.records, ...ofWorks.records],
    items: [...items, ...ofWorks.items],
    remarks: [...profile.remarks, ...ofWorks.remarks],
  };
}
