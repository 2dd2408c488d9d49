import type { FileFormat } from "../format";
import { readSchedule } from "../schedule/read-schedule";
import { rowsOf, withoutMapping } from "../tables/rows-of";
import { Unreadable } from "../unreadable";
import { kindOf } from "./columns";
import { scheduleOfSessions } from "./schedule-of-sessions";
import { scheduleOfSpeakers } from "./schedule-of-speakers";

/** Tables of sessions and of speakers, as pretalx, Sessionize and Notion export them: two of one name are one source. */
export const sessionTable: FileFormat = {
  name: "session-table",
  recognise(file) {
    const kind = kindOf(file);
    return kind && `its columns are those of a table of ${kind}`;
  },
  read(file) {
    const kind = kindOf(file);
    if (kind === null)
      throw new Unreadable(
        "Expected columns of sessions (title, speakers, start, and room, track, type or level) or of speakers (name, biography, company or job title, and tag line or proposals).",
        1,
      );
    const rows = rowsOf(file, withoutMapping);
    return readSchedule(
      file.name,
      kind === "sessions" ? scheduleOfSessions(file, rows) : scheduleOfSpeakers(file, rows),
    );
  },
};
