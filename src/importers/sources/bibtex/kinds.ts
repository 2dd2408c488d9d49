import { PublicationKind } from "../../../entities/publication";

const { ARTICLE, BLOG_POST, BOOK, EDITED_ISSUE, NEWS_STORY, REPORT, THESIS } = PublicationKind;

/** What the types of BibTeX and biblatex are; null for those for which the graph has no word. */
const kinds: Readonly<Record<string, PublicationKind | null>> = {
  article: ARTICLE,
  suppperiodical: ARTICLE,
  review: ARTICLE,
  book: BOOK,
  mvbook: BOOK,
  bookinbook: BOOK,
  booklet: BOOK,
  collection: BOOK,
  mvcollection: BOOK,
  proceedings: BOOK,
  mvproceedings: BOOK,
  reference: BOOK,
  mvreference: BOOK,
  manual: REPORT,
  inbook: ARTICLE,
  suppbook: ARTICLE,
  incollection: ARTICLE,
  suppcollection: ARTICLE,
  inproceedings: ARTICLE,
  conference: ARTICLE,
  inreference: ARTICLE,
  periodical: EDITED_ISSUE,
  report: REPORT,
  techreport: REPORT,
  thesis: THESIS,
  phdthesis: THESIS,
  mastersthesis: THESIS,
  mathesis: THESIS,
  bachelorsthesis: THESIS,
  online: ARTICLE,
  electronic: ARTICLE,
  www: ARTICLE,
  unpublished: REPORT,
  misc: null,
  artwork: null,
  audio: null,
  commentary: null,
  dataset: null,
  image: null,
  jurisdiction: null,
  legal: null,
  legislation: null,
  letter: null,
  movie: null,
  music: null,
  patent: null,
  performance: null,
  software: null,
  standard: null,
  video: null,
};

/** What `entrysubtype` says of articles and pages. */
const ofSubtypes: Readonly<Record<string, PublicationKind>> = {
  blog: BLOG_POST,
  newspaper: NEWS_STORY,
};

/** Null where the graph has no word for it. */
export function kindOfType(type: string, subtype: string | null): PublicationKind | null {
  const kind = kinds[type] ?? null;
  return kind === ARTICLE ? (ofSubtypes[subtype?.toLowerCase() ?? ""] ?? kind) : kind;
}

/** Entries of these types are within a book, whose identifiers and number are not theirs. */
export const isPartOfBook = (type: string): boolean =>
  /^(?:inbook|bookinbook|suppbook|incollection|suppcollection|inproceedings|conference|inreference)$/.test(
    type,
  );

/** How an entry of a BibTeX file begins. */
export const entryBeginning = new RegExp(
  `(?:^|\\n)[ \\t]*@(?:string|preamble|comment|set|xdata|${Object.keys(kinds).join("|")})[ \\t]*[{(][^@]*?[,=]`,
  "i",
);
