import { compare } from "../../domain/compare";
import { pressTours, type TourOptions } from "../../network/time/press-tours";
import { none, type FactTable } from "../facts/fact-table";
import { placesOf, stringsOf } from "../facts/interned";

/** Press tours in columns, newest first; ties by person. */
export interface PressTours {
  /** The person of each tour, as a number of the table's ids. */
  readonly members: Uint32Array;
  /** Days since 1970. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly rates: Float64Array;
  readonly pValues: Float64Array;
  /** The appearances of tour i: rows `rows[rowStarts[i]]` to `rows[rowStarts[i + 1] - 1]` of the table, oldest first. */
  readonly rowStarts: Uint32Array;
  readonly rows: Uint32Array;
  /** Likewise its shows, as numbers of the table's ids, in order of their first appearance. */
  readonly showStarts: Uint32Array;
  readonly shows: Uint32Array;
}

const day = 86_400_000;

/** From appearances whose day is known. */
export function pressToursIn(table: FactTable, options: TourOptions): PressTours {
  const words = stringsOf(table.words);
  const dated = Uint32Array.from({ length: table.size }, (_, row) => row).filter(
    (row) =>
      table.shows[row] !== none && table.earliest[row] !== none && table.earliest[row] === table.latest[row],
  );
  const tours = pressTours(
    {
      from: dated.map((row) => table.members[row]!),
      to: dated.map((row) => table.shows[row]!),
      times: Float64Array.from(dated, (row) => Date.parse(words[table.earliest[row]!]!) / day),
    },
    options,
  );
  const places = placesOf(table.ids);
  const sorted = tours.toSorted(
    (one, other) => other.first - one.first || compare(places[one.node]!, places[other.node]!),
  );
  const rows = sorted.map((tour) => tour.rows.map((row) => dated[row]!));
  const shows = rows.map((ofTour) => new Set(Array.from(ofTour, (row) => table.shows[row]!)));
  return {
    members: Uint32Array.from(sorted, ({ node }) => node),
    from: Float64Array.from(sorted, ({ first }) => first),
    to: Float64Array.from(sorted, ({ last }) => last),
    rates: Float64Array.from(sorted, ({ factor }) => factor),
    pValues: Float64Array.from(sorted, ({ pValue }) => pValue),
    rowStarts: startsOf(rows.map(({ length }) => length)),
    rows: Uint32Array.from(rows.flatMap((ofTour) => Array.from(ofTour))),
    showStarts: startsOf(shows.map(({ size }) => size)),
    shows: Uint32Array.from(shows.flatMap((ofTour) => Array.from(ofTour))),
  };
}

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) starts[index + 1] = starts[index]! + length;
  return starts;
}
