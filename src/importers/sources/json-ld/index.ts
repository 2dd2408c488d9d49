import type { FileFormat } from "../format";
import { beginsAsJson, jsonIn } from "../json/json-file";
import { readJsonLd } from "./read-json-ld";
import { statedIn } from "./nodes";

export const jsonLd: FileFormat = {
  name: "json-ld",
  recognise(file) {
    if (beginsAsJson(file)) {
      const isLd = statedIn(jsonIn(file)?.value).some(({ value }) => "@type" in value);
      return isLd && /["']@context["']/.test(file.text) ? "it is JSON-LD" : null;
    }
    return /<script[^>]*\btype\s*=\s*["']?application\/ld\+json/i.test(file.text)
      ? "it is a page with JSON-LD"
      : null;
  },
  read: readJsonLd,
};
