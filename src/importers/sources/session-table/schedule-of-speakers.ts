import { LinkPurpose } from "../../../domain/links/link";
import type { RecordLink } from "../../records";
import { absolute } from "../addresses";
import { linesOfHtml } from "../html/text-of-html";
import { linksOf } from "../schedule/event-links";
import { speakersOnly, untitledSchedule } from "../schedule/part-of-file";
import { personOf, type Schedule, type SchedulePerson } from "../schedule/schedule";
import type { SourceFile } from "../source-file";
import type { Row, Rows } from "../tables/row";
import { oneLine } from "../values";
import { Cells, remarksOf, speakerColumns as columns } from "./columns";

/** A table with a speaker each row. Titles of their proposals say nothing: most tables have those that were not accepted too. */
export const scheduleOfSpeakers = (file: SourceFile, { rows, odd }: Rows): Schedule =>
  untitledSchedule(file, [], {
    speakers: rows.map(speakerOf),
    arePeopleByName: true,
    remarks: remarksOf(file, odd),
    part: speakersOnly(file),
  });

/** What people write who are asked for their company and have none. */
const noOrganisation =
  /^(?:n\/?a|none?|null|[-–—.']+|unemployed|self[- ]?employed|freelanc(?:e|er|ing)|independent|student|retired|open to work)$/i;

function speakerOf(row: Row): SchedulePerson {
  const cells = new Cells(row);
  const text = (name: keyof typeof columns) => cells.text(columns[name]);
  const inParts = [text("firstName"), text("lastName")].filter((part) => part !== null).join(" ");
  const organisation = text("organisation");
  const about = [text("tagLine"), text("biography")].filter((part) => part !== null);
  return personOf(text("name") ?? inParts, row.line, {
    id: text("id"),
    description: oneLine(linesOfHtml(about.join("\n"))),
    organisation: organisation === null || noOrganisation.test(organisation) ? null : organisation,
    jobTitle: text("jobTitle"),
    links: linksOf([...cells.all].map(([name, cell]) => linkOf(name, cell))),
  });
}

const ofCompany = /\b(?:company|organi[sz]ation|employer)\b/;

const ofPerson =
  /^(?:x|twitter|linkedin|github|gitlab|mastodon|bluesky|blog|website|web site|homepage|facebook|instagram|youtube|sessionize)\b/;

/** What people write who are asked for an account and have none. */
const noLink = /^(?:n\/?a|nope?|non|none|null|nil|['’]?[-–—.]+|x)$/i;

/** The page of a cell. That of a company is of all who work there. */
function linkOf(column: string, cell: string): RecordLink | null {
  const isOfCompany = ofCompany.test(column) && /\b(?:url|website|link|page)\b/.test(column);
  if (noLink.test(cell) || !(isOfCompany || ofPerson.test(column))) return null;
  return {
    url: absolute(cell, null),
    purpose: isOfCompany ? LinkPurpose.ABOUT : LinkPurpose.PROFILE,
  };
}
