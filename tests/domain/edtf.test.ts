import * as fc from "fast-check";

import { DatePrecision, parseEdtf } from "../../src/domain/edtf";
import { RostrumError } from "../../src/domain/errors";
import { operations } from "../helpers/operations";
import { answersInOwnProcess } from "./own-process";

const errorOf = (text: string): unknown => {
  try {
    return parseEdtf(text);
  } catch (error) {
    return error;
  }
};

describe("a date", () => {
  it.each([
    ["2023", "2023-01-01", "2023-12-31", DatePrecision.YEAR, "2023-01-01"],
    ["2023-04", "2023-04-01", "2023-04-30", DatePrecision.MONTH, "2023-04-01"],
    ["2024-02", "2024-02-01", "2024-02-29", DatePrecision.MONTH, "2024-02-01"],
    ["2023-04-29", "2023-04-29", "2023-04-29", DatePrecision.DAY, "2023-04-29"],
    ["2000-02-29", "2000-02-29", "2000-02-29", DatePrecision.DAY, "2000-02-29"],
    ["2019?", "2019-01-01", "2019-12-31", DatePrecision.YEAR, "2019-01-01"],
    ["2019-04~", "2019-04-01", "2019-04-30", DatePrecision.MONTH, "2019-04-01"],
    ["2019-04-01%", "2019-04-01", "2019-04-01", DatePrecision.DAY, "2019-04-01"],
    ["0001", "0001-01-01", "0001-12-31", DatePrecision.YEAR, "0001-01-01"],
    ["0099-03-01", "0099-03-01", "0099-03-01", DatePrecision.DAY, "0099-03-01"],
    ["9999-12-31", "9999-12-31", "9999-12-31", DatePrecision.DAY, "9999-12-31"],
  ])("%s is known from its first to its last day", (edtf, earliest, latest, precision, sortOn) => {
    expect(parseEdtf(edtf)).toEqual({ edtf, earliest, latest, precision, sortOn });
  });

  it("is kept as stated, but for the space around it", () => {
    expect(parseEdtf(" 2019~\n").edtf).toBe("2019~");
  });
});

describe("a time", () => {
  it.each([
    ["2023-03-22T16:00Z", "2023-03-22", "2023-03-22T16:00:00.000Z"],
    ["2023-03-22T16:00:30Z", "2023-03-22", "2023-03-22T16:00:30.000Z"],
    ["2023-03-22T16:00", "2023-03-22", "2023-03-22T16:00:00.000Z"],
    ["2023-03-22T16:00:30", "2023-03-22", "2023-03-22T16:00:30.000Z"],
    ["2024-02-29T10:00+05:30", "2024-02-29", "2024-02-29T10:00:00.000Z"],
    ["2023-04-29T01:00+14:00", "2023-04-29", "2023-04-29T01:00:00.000Z"],
    ["2024-01-01T01:00+14:00", "2024-01-01", "2024-01-01T01:00:00.000Z"],
    ["2023-12-31T23:00-12:00", "2023-12-31", "2023-12-31T23:00:00.000Z"],
    ["0001-01-01T00:00Z", "0001-01-01", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59Z", "9999-12-31", "9999-12-31T23:59:59.000Z"],
  ])("%s falls on a day of UTC", (edtf, day, sortOn) => {
    expect(parseEdtf(edtf)).toEqual({
      edtf,
      earliest: day,
      latest: day,
      precision: DatePrecision.TIME,
      sortOn,
    });
  });

  it("without a zone means UTC, whatever zone the machine is in", () => {
    const parser = { module: "domain/edtf.ts", name: "parseEdtf" };
    const times = ["2023-04-29T01:00", "2023-04-29T23:00:30"];

    for (const timeZone of ["Pacific/Kiritimati", "America/New_York"]) {
      expect(answersInOwnProcess({ ...parser, timeZone }, times)).toMatchObject([
        { earliest: "2023-04-29", sortOn: "2023-04-29T01:00:00.000Z" },
        { earliest: "2023-04-29", sortOn: "2023-04-29T23:00:30.000Z" },
      ]);
    }
  });
});

describe("an interval", () => {
  it.each([
    ["2015/2019", "2015-01-01", "2019-12-31", "2015-01-01"],
    ["2015-03~/2019?", "2015-03-01", "2019-12-31", "2015-03-01"],
    ["2019/2019", "2019-01-01", "2019-12-31", "2019-01-01"],
    ["2015/..", "2015-01-01", null, "2015-01-01"],
    ["2015/", "2015-01-01", null, "2015-01-01"],
    ["../2019", null, "2019-12-31", "2019-12-31T23:59:59.999Z"],
    ["/2019", null, "2019-12-31", "2019-12-31T23:59:59.999Z"],
    ["../2019-12-31T16:00Z", null, "2019-12-31", "2019-12-31T16:00:00.000Z"],
    ["2019-04-01T10:00Z/2019-04-01T11:00Z", "2019-04-01", "2019-04-01", "2019-04-01T10:00:00.000Z"],
    ["2019-04-01T10:00+02:00/2019-04-01T09:00Z", "2019-04-01", "2019-04-01", "2019-04-01T10:00:00.000Z"],
    ["0001/9999", "0001-01-01", "9999-12-31", "0001-01-01"],
  ])("%s reaches from its first start to its last end", (edtf, earliest, latest, sortOn) => {
    expect(parseEdtf(edtf)).toEqual({ edtf, earliest, latest, precision: DatePrecision.INTERVAL, sortOn });
  });

  it.each([
    "2020/2019",
    "2020-05/2020-04",
    "2019-04-01T10:00Z/2019-04-01T09:00Z",
    "2019-04-02T01:00+14:00/2019-04-01",
  ])("%s runs backwards, and is told so", (text) => {
    expect(errorOf(text)).toMatchObject({
      code: "BAD_DATE",
      message: `Expected an interval that starts before it ends, but got "${text}".`,
    });
  });
});

describe("what is no date", () => {
  it.each([
    "",
    "..",
    "/",
    "../..",
    "/..",
    "2019/2020/2021",
    "2019/2021-02-29",

    "2021-02-29",
    "1900-02-29",
    "2021-02-29T10:00Z",
    "2023-04-31",
    "2023-13",
    "2023-00",
    "2023-04-00",
    "0000",

    "XXXX",
    "201X",
    "2019-XX",
    "Y17E7",
    "-2019",
    "2019-21",
    "20230429",
    "2023-1",
    "2023-04-29 16:00",
    "２０２３",

    "2023-04-29T24:00Z",
    "2023-04-29T23:60Z",
    "2023-04-29T16Z",
    "2023-04-29T16:00:30.5Z",
    "2023-04-29T16:00z",

    "2023-04-29T16:00+14:01",
    "2023-04-29T16:00-12:01",
    "2023-04-29T16:00-14:00",
    "2023-04-29T16:00-00:00",
    "2023-04-29T16:00?",
    "2023-04-29T16:00Z~",
    "2023T16:00Z",
    "2023?-04",
    "?2023",
  ])("%j is refused by name, with what was expected and what came", (text) => {
    expect(errorOf(text)).toMatchObject({
      name: "RostrumError",
      code: "BAD_DATE",
      message: `Expected an EDTF date such as 2023, 2023-04, 2023-04-29, 2023-04-29T16:00Z, 2019~ or 2015/.., but got "${text}".`,
    });
  });

  it("fails by name whatever the text is", () => {
    const dateLetters = "0123456789-/.TZ:+?~%X ".split("");
    const dateLike = fc.string({ unit: fc.constantFrom(...dateLetters), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), dateLike), (text) => {
        const outcome = errorOf(text);
        expect(outcome instanceof Error && !(outcome instanceof RostrumError)).toBe(false);
      }),
      { numRuns: 10 * operations },
    );
  });
});

const pad = (number: number, digits = 2) => String(number).padStart(digits, "0");

const day = fc
  .date({ min: new Date("0001-01-02"), max: new Date("9999-12-30"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zone = fc.oneof(
  fc.constantFrom("", "Z", "+14:00", "-12:00"),
  fc
    .tuple(fc.constantFrom("+", "-"), fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 59 }))
    .map(([sign, hours, minutes]) => `${sign}${pad(hours)}:${pad(minutes)}`),
);
const time = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), zone)
  .map(([date, hours, minutes, offset]) => `${date}T${pad(hours)}:${pad(minutes)}${offset}`);
const single = fc.oneof(
  fc
    .tuple(day, fc.constantFrom(4, 7, 10), fc.constantFrom("", "?", "~", "%"))
    .map(([date, length, mark]) => date.slice(0, length) + mark),
  time,
);
const stated = fc.oneof(
  single,
  single.map((start) => `${start}/..`),
  single.map((end) => `../${end}`),
  fc.tuple(single, single).map(([one, other]) => {
    const [start, end] = [one, other].toSorted((a, b) => Number(firstMinuteOf(a) - firstMinuteOf(b)));
    return isByDays(start, end) ? `${start}/${end}` : `${start}/..`;
  }),
);

const dayNumberOf = (text: string) => Math.floor(Number(localMinuteOf(text)) / 1_440);
const isByDays = (start = "", end = "") => dayNumberOf(start) <= dayNumberOf(end);
const localMinuteOf = (text: string) => firstMinuteOf(text.replace(zoneAtEnd, ""));
const zoneAtEnd = /(?<=T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)$/;

/** Another way to the same number: by the calendar of JavaScript's own Date, not by the code that is tested. */
function firstMinuteOf(text: string): bigint {
  const plain = text.replace(/[?~%]$/, "");
  const [date = "", clock] = plain.split("T");
  const [year = "", month = "01", dayOfMonth = "01"] = date.split("-");
  const [, hours = "00", minutes = "00", sign = "+", away = "00", awayMinutes = "00"] =
    /^(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))?$/.exec(clock ?? "") ?? [];
  const local = new Date(0);
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(dayOfMonth));
  const offset = (sign === "-" ? -1 : 1) * (Number(away) * 60 + Number(awayMinutes));
  return BigInt(local.getTime() / 60_000 + Number(hours) * 60 + Number(minutes) - offset);
}

describe("any date", () => {
  it("sorts by bytes as its first minute does by its own clock", () => {
    fc.assert(
      fc.property(single, single, (one, other) => {
        const byTime = localMinuteOf(one) - localMinuteOf(other);
        fc.pre(byTime !== 0n);
        expect(parseEdtf(one).sortOn < parseEdtf(other).sortOn).toBe(byTime < 0n);
      }),
      { numRuns: 10 * operations },
    );
  });

  it("starts no later than it ends, and never sorts as undated", () => {
    fc.assert(
      fc.property(stated, (text) => {
        const { earliest, latest, sortOn } = parseEdtf(text);
        expect((earliest ?? "0001-01-01") <= (latest ?? "9999-12-31")).toBe(true);
        expect(sortOn.slice(0, 10)).toBe(earliest ?? latest);
      }),
      { numRuns: 10 * operations },
    );
  });
});
