import { atom, atomType } from "../../formats/atom";
import { calendar, calendarType } from "../../formats/calendar";
import { jsonResume, type ResumeOf } from "../../formats/json-resume";
import { jsonLd } from "../../formats/json-ld/json-ld";
import { present } from "../../formats/names";
import type {
  AppearanceItem,
  Calendar,
  DatedEpisode,
  Feed,
  FeedItem,
  Nodes,
  ThingPage,
} from "../../formats/rows";
import type { PageType, Site } from "../../formats/site";
import { undisputed } from "../../formats/standings";
import { listForms, type Pages } from "./list-forms";
import { type ListForm, pageSizes } from "./list-operations";
import { type Form, operations } from "./operations";

export const jsonLdType = "application/ld+json";

/** JSON has no type of its own here: JSON-LD is JSON, and a résumé has none that is registered. */
export const jsonType = "application/json";

/** A page of a list. */
interface ListPage extends Nodes<unknown> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The answer to an operation of `operations`; `thing` is null where there is none. */
export interface Answer {
  readonly thing: { readonly id: string; readonly slug: string; readonly list?: ListPage | null } | null;
  /** Beside the thing, where it is no field of it. */
  readonly list?: ListPage | null;
}

interface FormOf {
  /** At the end of the address of this form. */
  readonly ending: string;
  readonly mediaType: string;
  /** Answers have a thing here. */
  readonly write: (site: Site, answer: Answer) => string | Promise<Uint8Array>;
}

export const forms: Readonly<Record<Form, FormOf>> = {
  jsonLd: {
    ending: ".jsonld",
    mediaType: jsonLdType,
    write: (site, { thing }) => jsonLd(site, thing as ThingPage),
  },
  atom: { ending: ".atom", mediaType: atomType, write: (site, answer) => atom(site, feedIn(answer)) },
  calendar: {
    ending: ".ics",
    mediaType: calendarType,
    write: (site, answer) => calendar(site, calendarIn(answer)),
  },
  jsonResume: {
    ending: ".resume.json",
    mediaType: jsonType,
    write: (_site, { thing }) => jsonResume(thing as unknown as ResumeOf),
  },
  rss: formOf("rss"),
  csv: formOf("csv"),
  xlsx: formOf("xlsx"),
  bibtex: formOf("bibtex"),
  ris: formOf("ris"),
  cslJson: formOf("cslJson"),
};

/** One page of a list, with what stands before and after its items. */
function formOf(form: ListForm): FormOf {
  const { ending, mediaType, pieces } = listForms[form];
  return {
    ending,
    mediaType,
    async write(site, answer) {
      const parts: Uint8Array[] = [];
      const of = answer.thing as unknown as Feed["of"];
      for await (const piece of pieces(site, of, pageIn(answer))) parts.push(Buffer.from(piece as string));
      return Buffer.concat(parts);
    },
  };
}

async function* pageIn(answer: Answer): Pages {
  yield listIn(answer)?.nodes ?? [answer.thing];
}

export const listIn = ({ thing, list }: Answer): ListPage | null => list ?? thing?.list ?? null;

/** The variables that the operation of a form takes beside the id. */
export const variablesOf = (form: Form): Readonly<Record<string, unknown>> =>
  form in pageSizes ? pageSizes[form as ListForm] : {};

/** The forms that a page of this type has. */
export function formsOf(type: PageType): Form[] {
  return (Object.keys(forms) as Form[]).filter((form) => operations[form][type] !== undefined);
}

interface Lists {
  readonly appearances?: Nodes<AppearanceItem> | null;
  readonly episodes?: Nodes<DatedEpisode>;
}

function feedIn(answer: Answer): Feed {
  const { thing, related } = answer as Answer & {
    readonly related?: Nodes<{ readonly item: FeedItem | null }> | null;
  };
  const { appearances, episodes } = thing as unknown as Lists;
  const items = related?.nodes.map(({ item }) => item) ?? appearances?.nodes ?? episodes?.nodes ?? [];
  return { of: thing as unknown as Feed["of"], items: present<FeedItem>(items) };
}

/** The episodes of undisputed appearances, of a show, or the one. */
function calendarIn({ thing }: Answer): Calendar {
  const of = thing as unknown as Calendar["of"];
  const { appearances, episodes } = thing as unknown as Lists;
  if (of.__typename === "Episode") return { of, episodes: [of as DatedEpisode] };
  return { of, episodes: episodes?.nodes ?? undisputed(appearances?.nodes).map(({ episode }) => episode) };
}
