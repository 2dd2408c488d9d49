import { isJsonObject } from "../../../domain/json-object";
import type { FileFormat } from "../format";
import { jsonIn } from "../json/json-file";
import { readJsonResume } from "./read-json-resume";

export const jsonResume: FileFormat = {
  name: "json-resume",
  recognise(file) {
    const value = jsonIn(file)?.value;
    return isJsonObject(value) && isJsonObject(value["basics"]) && typeof value["basics"]["name"] === "string"
      ? "it has basics with a name"
      : null;
  },
  read: readJsonResume,
};
