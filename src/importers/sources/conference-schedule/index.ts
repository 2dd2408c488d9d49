import { isJsonObject } from "../../../domain/json-object";
import type { FileFormat } from "../format";
import { jsonIn, jsonOf } from "../json/json-file";
import { objectAt } from "../json/json-values";
import { readSchedule } from "../schedule/read-schedule";
import { rootName } from "../xml/root-name";
import { scheduleOfJson } from "./schedule-of-json";
import { scheduleOfXml } from "./schedule-of-xml";

/** Pentabarf's XML, and the XML and JSON of frab, pretalx and others after it: of one schedule they are one source. */
export const conferenceSchedule: FileFormat = {
  name: "conference-schedule",
  recognise(file) {
    if (rootName(file.text) === "schedule")
      return "its root is <schedule>, as of Pentabarf, frab and pretalx";
    const value = jsonIn(file)?.value;
    const isSchedule = isJsonObject(value) && objectAt(value, "schedule") !== null;
    return isSchedule ? 'it has a "schedule", as of frab and pretalx' : null;
  },
  read(file) {
    const schedule =
      rootName(file.text) === null ? scheduleOfJson(jsonOf(file), file.name) : scheduleOfXml(file);
    return readSchedule(file.name, schedule);
  },
};
