import type { FileFormat } from "../format";
import { beginsAsJson, jsonIn } from "../json/json-file";
import { readSchedule } from "../schedule/read-schedule";
import { hasCards, scheduleOfGrid } from "./schedule-of-grid";
import { scheduleOfViews, viewIn } from "./schedule-of-views";

/** The views of the API of Sessionize in JSON, and the grid that it embeds in pages: those of one event are one source. */
export const sessionize: FileFormat = {
  name: "sessionize",
  recognise(file) {
    if (hasCards(file)) return "it has cards of sessions, as Sessionize embeds them";
    return viewIn(jsonIn(file)?.value) === null ? null : "it has sessions or speakers, as of Sessionize";
  },
  read: (file) => readSchedule(file.name, beginsAsJson(file) ? scheduleOfViews(file) : scheduleOfGrid(file)),
};
