import { bibtex, bibtexType } from "../../formats/bibliographies/bibtex";
import { cslJson, cslJsonType } from "../../formats/bibliographies/csl-json";
import { ris, risType } from "../../formats/bibliographies/ris";
import type { CitedWork } from "../../formats/bibliographies/works";
import { type ListText, piecesOf } from "../../formats/list-text";
import { type RssItem, rss, rssType } from "../../formats/rss";
import type { Stated, ThingRef } from "../../formats/rows";
import type { Site } from "../../formats/site";
import { undisputed } from "../../formats/standings";
import { appearanceCells, appearanceColumns, type TabledAppearance } from "../../formats/tables/appearances";
import { xlsx, xlsxType } from "../../formats/tables/xlsx";
import { csvLine } from "../../domain/csv";
import type { ListForm } from "./list-operations";

/** Pages of rows, as the operation of a form answers them. */
export type Pages = AsyncIterable<readonly unknown[]>;

interface ListFormOf {
  readonly ending: string;
  readonly mediaType: string;
  /** Reads a page when what it has is to be written. */
  readonly pieces: (site: Site, of: ThingRef | null, pages: Pages) => AsyncIterable<string | Uint8Array>;
}

export const csvType = "text/csv";

const csv: ListText<unknown, TabledAppearance> = {
  begin: () => csvLine(appearanceColumns),
  item(_, row) {
    const cells = appearanceCells(row);
    return cells === null ? "" : csvLine(cells);
  },
  between: "",
  end: "",
};

/** The forms of lists. Texts are pieces in UTF-8. */
export const listForms: Readonly<Record<ListForm, ListFormOf>> = {
  rss: {
    ending: ".rss",
    mediaType: rssType,
    pieces: (site, of, pages) => piecesOf(rss, site, of, mapped(pages, rssItems())),
  },
  csv: {
    ending: ".csv",
    mediaType: csvType,
    pieces: (site, of, pages) => piecesOf(csv, site, of, pages as AsyncIterable<TabledAppearance[]>),
  },
  xlsx: {
    ending: ".xlsx",
    mediaType: xlsxType,
    pieces: (_site, _of, pages) =>
      xlsx(
        "Appearances",
        appearanceColumns,
        mapped(pages, (row: TabledAppearance) => appearanceCells(row)),
      ),
  },
  bibtex: { ending: ".bib", mediaType: bibtexType, pieces: worksIn(bibtex) },
  ris: { ending: ".ris", mediaType: risType, pieces: worksIn(ris) },
  cslJson: { ending: ".csl.json", mediaType: cslJsonType, pieces: worksIn(cslJson) },
};

function worksIn(text: ListText<unknown, CitedWork>): ListFormOf["pieces"] {
  return (site, of, pages) =>
    piecesOf(
      text,
      site,
      of,
      mapped(pages, (work: CitedWork) =>
        undisputed([work]).length === 0 || isOnlyQuoted(work, of) ? null : work,
      ),
    );
}

/** Whether this person is quoted in the work, and did nothing else for it. */
function isOnlyQuoted({ contributions }: CitedWork, of: ThingRef | null): boolean {
  const own = contributions.nodes.filter(({ contributor }) => of !== null && contributor?.id === of.id);
  return own.length > 0 && own.every(({ role }) => role === "QUOTED");
}

type Heard =
  RssItem["episode"] | (NonNullable<RssItem["appearance"]> & { readonly episode: RssItem["episode"] });

/** Each episode once, though several of its people may be related to an organisation. */
function rssItems(): (row: Heard & Stated) => RssItem | null {
  const seen = new Set<string>();
  return (row) => {
    const item =
      "episode" in row ? { episode: row.episode, appearance: row } : { episode: row, appearance: null };
    if (undisputed([row]).length === 0 || seen.has(item.episode.id)) return null;
    seen.add(item.episode.id);
    return item;
  };
}

/** Without those that are null. */
async function* mapped<Row, Item>(pages: Pages, itemOf: (row: Row) => Item | null): AsyncGenerator<Item[]> {
  for await (const page of pages)
    yield page.flatMap((row) => {
      const item = itemOf(row as Row);
      return item === null ? [] : [item];
    });
}
