import { identifierOfUri, IdentifierScheme } from "../../../domain/identifiers";
import type { JsonObject } from "../../../domain/json-object";
import { ContributionRole } from "../../../entities/contribution";
import { PublicationKind } from "../../../entities/publication";
import type { Place } from "../../records";
import { languageOf } from "../values";
import { identifiersOfWork } from "../works/identifiers";
import type { Remarking } from "../works/kinds";
import { contributorOf, nameInFull, nameOfBody } from "../works/names";
import { type Contributor, emptyWork, type Work } from "../works/work";
import { dateOf } from "./dates";
import { firstText, type LdGraph, textsOf, typesOf, urlsOf } from "./nodes";
import { isBody, personIn } from "./people";

const { ARTICLE, BLOG_POST, BOOK, EDITED_ISSUE, NEWS_STORY, REPORT, THESIS } = PublicationKind;

export const workKinds: Readonly<Record<string, PublicationKind>> = {
  AnalysisNewsArticle: NEWS_STORY,
  Article: ARTICLE,
  Audiobook: BOOK,
  BackgroundNewsArticle: NEWS_STORY,
  BlogPosting: BLOG_POST,
  Book: BOOK,
  Chapter: ARTICLE,
  LiveBlogPosting: BLOG_POST,
  MedicalScholarlyArticle: ARTICLE,
  NewsArticle: NEWS_STORY,
  OpinionNewsArticle: NEWS_STORY,
  PublicationIssue: EDITED_ISSUE,
  Report: REPORT,
  ReportageNewsArticle: NEWS_STORY,
  ReviewNewsArticle: NEWS_STORY,
  ScholarlyArticle: ARTICLE,
  TechArticle: ARTICLE,
  Thesis: THESIS,
};

const roles = [
  ["author", ContributionRole.AUTHOR],
  ["creator", ContributionRole.AUTHOR],
  ["editor", ContributionRole.EDITOR],
  ["contributor", ContributionRole.CONTRIBUTOR],
  ["translator", ContributionRole.CONTRIBUTOR],
] as const;

/** What an object says of a publication. */
export function workOfLd(object: JsonObject, place: Place, graph: LdGraph, remark: Remarking): Work {
  const type = typesOf(object).find((one) => one in workKinds) ?? "";
  const kind = workKinds[type] ?? ARTICLE;
  const title = firstText(object, "headline", "name", "title");
  const urls = urlsOf(object, "url", "mainEntityOfPage").slice(0, 1);
  const [issue, volume] = [
    withinOf(object, graph, "PublicationIssue"),
    withinOf(object, graph, "PublicationVolume"),
  ];
  const container = withinOf(object, graph, null);
  const doi = [
    ...urlsOf(object, "sameAs", "identifier", "@id"),
    ...textsOf(object, "doi", "identifier"),
  ].find(
    (text) =>
      identifierOfUri(text)?.scheme === IdentifierScheme.DOI || /^(?:doi:\s*)?10\.\d{4,9}\//i.test(text),
  );
  const ofBook = graph.all(object, "workExample").flatMap((example) => textsOf(example, "isbn"));
  const keywords = textsOf(object, "keywords").flatMap((list) => list.split(/\s*[,;]\s*/));
  return {
    ...emptyWork,
    key: place.item ?? title ?? type,
    place,
    kind,
    title,
    containerTitle: container && firstText(container, "name", "headline"),
    volume: firstText(object, "volumeNumber") ?? (volume && firstText(volume, "volumeNumber")),
    issue: firstText(object, "issueNumber") ?? (issue && firstText(issue, "issueNumber")),
    publisher: firstText(graph.first(object, "publisher") ?? {}, "name", "legalName"),
    publishedOn: dateOf(firstText(object, "datePublished", "copyrightYear", "dateCreated"), remark),
    abstract: firstText(object, "abstract", "description"),
    language: languageOf(firstText(object, "inLanguage")),
    identifiers: identifiersOfWork(
      { doi: doi ?? "", isbn: [...textsOf(object, "isbn"), ...ofBook].join(" "), handle: "", urls },
      remark,
    ),
    urls,
    contributors: roles.flatMap(([property, role]) =>
      graph.all(object, property).flatMap((one) => contributorIn(one, role) ?? []),
    ),
    subjects: [...new Set([...keywords, ...textsOf(object, "about")])].filter((label) => label !== ""),
  };
}

/** An author is a person, unless the page says that it is a body. */
function contributorIn(object: JsonObject, role: ContributionRole): Contributor | null {
  if (isBody(object)) {
    const name = firstText(object, "name", "legalName");
    return name === null ? null : contributorOf(nameOfBody(name), role);
  }
  const person = personIn(object);
  if (person === null) return null;
  const orcid = person.identifiers.find(({ scheme }) => scheme === IdentifierScheme.ORCID);
  const isPerson = typesOf(object).includes("Person");
  const name = isPerson
    ? { credited: person.name, name: person.name, sortName: person.sortName, isBody: false }
    : nameInFull(person.name);
  return contributorOf(name, role, orcid?.value ?? null);
}

const steps = /^(?:PublicationIssue|PublicationVolume)$/;

/** What it is part of, of this type; or the first beyond issues and volumes. */
function withinOf(object: JsonObject, graph: LdGraph, type: string | null): JsonObject | null {
  let within = graph.first(object, "isPartOf");
  for (let depth = 0; within !== null && depth < 5; depth += 1) {
    const types = typesOf(within);
    if (type === null ? !types.some((one) => steps.test(one)) : types.includes(type)) return within;
    within = graph.first(within, "isPartOf");
  }
  return null;
}
