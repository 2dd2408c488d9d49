import { findByIds } from "../../catalogue/queries/by-id";
import { timelineOf, type TimelineRow as Entry } from "../../catalogue/queries/timeline";
import type { Reader } from "../../database/statements";
import { parseEdtf } from "../../domain/edtf";
import { DateOrder } from "../../entities/orders";
import { TimelineKind } from "../../network/drawing/timeline-kind";
import type { TimelineRow } from "../../network/drawing/timeline-picture";
import type { PictureOptions } from "../../network/drawing/frame";
import { idOf } from "../params/network-params";
import type { Sketch } from "./drawing/sketch";
import { counted } from "../describe-network";

/** Makes the input of a person's timeline: appearances, publications and honours. By id or slug. */
export async function sketchTimeline(
  reader: Reader,
  { person, today }: { readonly person: string; readonly today: string },
  picture: PictureOptions,
): Promise<Sketch> {
  const personId = await idOf(reader, ["Person"], person);
  const entries = await wholeTimelineOf(reader, personId);
  const rows = await rowsOf(reader, entries);
  const name = (await findByIds(reader, "Person", [personId])).get(personId)?.name ?? person;
  const count = (kind: TimelineKind) => entries.filter((entry) => entry.kind === (kind as string)).length;
  const undated = entries.filter(({ edtf }) => edtf === null).length;
  const counts = [
    counted(count(TimelineKind.APPEARANCE), "appearance", "appearances"),
    counted(count(TimelineKind.PUBLICATION), "publication", "publications"),
    counted(count(TimelineKind.HONOUR), "honour", "honours"),
  ].join(", ");
  const caption = {
    title: name,
    subtitle: `${counts}; ${undated} of ${entries.length} undated; as of ${today}`,
    description: `A timeline with a row for each show. ${rows.map(({ label, items }) => `${label}: ${items.length}`).join("; ")}.`,
  };
  return { picture: "timelinePicture", of: [rows, caption, picture] };
}

async function wholeTimelineOf(reader: Reader, personId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let after: string | null = null;
  do {
    const page = await timelineOf(
      reader,
      { personId, kinds: null, order: DateOrder.OLDEST_FIRST },
      { first: 100, after },
    );
    entries.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return entries;
}

/** One row per show, in order of its first entry; then publications, then honours. */
async function rowsOf(reader: Reader, entries: readonly Entry[]): Promise<TimelineRow[]> {
  const idsOf = (kind: TimelineKind) =>
    entries.filter((entry) => entry.kind === (kind as string)).map(({ id }) => id);
  const appearances = await findByIds(reader, "Appearance", idsOf(TimelineKind.APPEARANCE));
  const episodes = await findByIds(
    reader,
    "Episode",
    [...appearances.values()].map(({ episodeId }) => episodeId),
  );
  const shows = await findByIds(
    reader,
    "Show",
    [...episodes.values()].map(({ showId }) => showId),
  );
  const publications = await findByIds(reader, "Publication", idsOf(TimelineKind.PUBLICATION));
  const honours = await findByIds(reader, "Honour", idsOf(TimelineKind.HONOUR));
  const awards = await findByIds(
    reader,
    "Award",
    [...honours.values()].map(({ awardId }) => awardId),
  );

  const describe: Readonly<Record<TimelineKind, (id: string) => { row: string; label: string }>> = {
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
    const { row: label, label: item } = describe[ofKind](id);
    const row = rows.get(`${kind} ${label}`) ?? { kind: ofKind, label, items: [] };
    const { earliest, latest } = edtf === null ? { earliest: null, latest: null } : parseEdtf(edtf);
    row.items.push({ kind: ofKind, label: item, from: earliest, to: latest });
    rows.set(`${kind} ${label}`, row);
  }
  const order = Object.values(TimelineKind);
  return [...rows.values()].toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
