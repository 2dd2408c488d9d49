import { isJsonObject } from "../../../domain/json-object";
import type { FileFormat } from "../format";
import { beginsAsJson, jsonIn, jsonOf } from "../json/json-file";
import type { SourceFile } from "../source-file";
import { readXml } from "../xml/read-xml";
import { rootName } from "../xml/root-name";
import { nodeOfJson, nodeOfXml } from "./nodes";
import { readOrcidRecord } from "./read-orcid";

export const orcid: FileFormat = {
  name: "orcid",
  recognise(file) {
    if (/^(?:\w+:)?record$/.test(rootName(file.text) ?? "") && file.text.includes("orcid.org/ns/"))
      return "its root is <record>, as of ORCID";
    const value = jsonIn(file)?.value;
    return isJsonObject(value) && "orcid-identifier" in value ? "it has an orcid-identifier" : null;
  },
  read(file: SourceFile) {
    if (!beginsAsJson(file)) return readOrcidRecord(file.name, nodeOfXml(readXml(file.text, {})));
    const document = jsonOf(file);
    return readOrcidRecord(file.name, nodeOfJson(document, document.value));
  },
};
