import type { Catalogue } from "../catalogue/catalogue";
import type { TimelineRow as Entry } from "../catalogue/queries/discovery";
import { parseEdtf } from "../domain/edtf";
import { DateOrder } from "../entities/orders";
import { TimelineKind, type TimelineRow } from "../network/drawing/timeline-picture";
import type { PictureOptions } from "../network/drawing/frame";
import { idOf } from "./asked-network";
import type { Sketch } from "./drawing/sketch";
import { counted } from "./in-words";

/** What a picture of one person's appearances, publications and honours is drawn from: by id or slug. */
export async function sketchTimeline(
  catalogue: Catalogue,
  { person, today }: { readonly person: string; readonly today: string },
  picture: PictureOptions,
): Promise<Sketch> {
  const personId = await idOf(catalogue, ["Person"], person);
  const entries = await timelineOf(catalogue, personId);
  const rows = await rowsOf(catalogue, entries);
  const name = (await catalogue.findByIds("Person", [personId])).get(personId)?.name ?? person;
  const count = (kind: TimelineKind) => entries.filter((entry) => entry.kind === (kind as string)).length;
  const undated = entries.filter(({ edtf }) => edtf === null).length;
  const said = [
    counted(count(TimelineKind.APPEARANCE), "appearance", "appearances"),
    counted(count(TimelineKind.PUBLICATION), "publication", "publications"),
    counted(count(TimelineKind.HONOUR), "honour", "honours"),
  ].join(", ");
  const caption = {
    title: name,
    subtitle: `${said}; ${undated} of ${entries.length} undated; as of ${today}`,
    description: `A timeline with a row for each show. ${rows.map(({ label, items }) => `${label}: ${items.length}`).join("; ")}.`,
  };
  return { picture: "timelinePicture", of: [rows, caption, picture] };
}

async function timelineOf(catalogue: Catalogue, personId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let after: string | null = null;
  do {
    const page = await catalogue.discovery.timelineOf(
      { personId, kinds: null, order: DateOrder.OLDEST_FIRST },
      { first: 100, after },
    );
    entries.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return entries;
}

/** A row a show, in the order of its first entry; then publications, then honours. */
async function rowsOf(catalogue: Catalogue, entries: readonly Entry[]): Promise<TimelineRow[]> {
  const idsOf = (kind: TimelineKind) =>
    entries.filter((entry) => entry.kind === (kind as string)).map(({ id }) => id);
  const appearances = await catalogue.findByIds("Appearance", idsOf(TimelineKind.APPEARANCE));
  const episodes = await catalogue.findByIds(
    "Episode",
    [...appearances.values()].map(({ episodeId }) => episodeId),
  );
  const shows = await catalogue.findByIds(
    "Show",
    [...episodes.values()].map(({ showId }) => showId),
  );
  const publications = await catalogue.findByIds("Publication", idsOf(TimelineKind.PUBLICATION));
  const honours = await catalogue.findByIds("Honour", idsOf(TimelineKind.HONOUR));
  const awards = await catalogue.findByIds(
    "Award",
    [...honours.values()].map(({ awardId }) => awardId),
  );

  const told: Readonly<Record<TimelineKind, (id: string) => { row: string; label: string }>> = {
    APPEARANCE(id) {
      const episode = episodes.get(appearances.get(id)?.episodeId ?? "");
      return {
        row: shows.get(episode?.showId ?? "")?.displayTitle ?? "Elsewhere",
        label: episode?.displayTitle ?? "",
      };
    },
    PUBLICATION: (id) => ({ row: "Publications", label: publications.get(id)?.displayTitle ?? "" }),
    HONOUR: (id) => ({ row: "Honours", label: awards.get(honours.get(id)?.awardId ?? "")?.name ?? "" }),
  };
  const rows = new Map<
    string,
    { kind: TimelineKind; label: string; items: TimelineRow["items"][number][] }
  >();
  for (const { id, kind, edtf } of entries) {
    const ofKind = kind as TimelineKind;
    const { row: label, label: item } = told[ofKind](id);
    const row = rows.get(`${kind} ${label}`) ?? { kind: ofKind, label, items: [] };
    const { earliest, latest } = edtf === null ? { earliest: null, latest: null } : parseEdtf(edtf);
    row.items.push({ kind: ofKind, label: item, from: earliest, to: latest });
    rows.set(`${kind} ${label}`, row);
  }
  const order = Object.values(TimelineKind);
  return [...rows.values()].toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
