import { atom, atomType } from "../../formats/atom";
import { calendar, calendarType } from "../../formats/calendar";
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
import { type Form, operations } from "./operations";

export const jsonLdType = "application/ld+json";

/** The answer to an operation of `operations`; `thing` is null where there is none. */
export interface Answer {
  readonly thing: { readonly id: string; readonly slug: string } | null;
}

interface FormOf {
  /** At the end of the address of this form. */
  readonly ending: string;
  readonly mediaType: string;
  /** Answers have a thing here. */
  readonly write: (site: Site, answer: Answer) => string;
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
};

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
