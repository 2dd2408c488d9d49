import { PublicationKind } from "../../../../entities/publication";

/** A publication that a sentence speaks of without its title. */
export interface UntitledWork {
  readonly kind: PublicationKind;
  readonly displayTitle: string;
  /** Where it appeared, such as a newspaper. */
  readonly container: string | null;
  /** Whether it is the owner’s, who writes in the first person. */
  readonly isOwn: boolean;
}

const ownBook =
  /\bmy (?:co-?authored |first |second |new |latest |own )*(book|novel|textbook)\s+(?:on|about)\s+((?:[\p{L}-]+\s?){1,6})/u;
const ownThesis =
  /\bmy ((?:MA|MSc|MBA|MPhil|PhD|doctoral|master['’]?s)\s+(?:dissertation|thesis))(?:\s+(?:in|on|about)\s+((?:[\p{L}-]+\s?){1,5}))?/u;
const blogsFor =
  /\b(?:write|written|writes|wrote) (?:more than |over |some )?(?:\d+ )?(blogs|articles|columns) for (?:the )?(\p{Lu}[\p{L}]+)/u;

/** “my book on tides”, “my MA dissertation in history”, “to write more than 100 blogs for the TES”. */
export function untitledWorksIn(text: string): UntitledWork[] {
  const [, book, onWhat] = ownBook.exec(text) ?? [];
  const [, thesis, inWhat] = ownThesis.exec(text) ?? [];
  const [, what, container] = blogsFor.exec(text) ?? [];
  const capitalised = (said: string) => said.charAt(0).toUpperCase() + said.slice(1).trim();
  return [
    ...(book === undefined
      ? []
      : [
          {
            kind: PublicationKind.BOOK,
            displayTitle: capitalised(`${book} on ${(onWhat ?? "").trim()}`),
            container: null,
            isOwn: true,
          },
        ]),
    ...(thesis === undefined
      ? []
      : [
          {
            kind: PublicationKind.THESIS,
            displayTitle: capitalised(inWhat === undefined ? thesis : `${thesis} in ${inWhat.trim()}`),
            container: null,
            isOwn: true,
          },
        ]),
    ...(container === undefined
      ? []
      : [
          {
            kind: what === "blogs" ? PublicationKind.BLOG_POST : PublicationKind.ARTICLE,
            displayTitle: `${what} for the ${container}`,
            container,
            isOwn: false,
          },
        ]),
  ];
}
