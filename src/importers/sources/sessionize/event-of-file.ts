import type { Schedule } from "../schedule/schedule";
import type { SourceFile } from "../source-file";

/** The event whose view a file is, by the address of the view, or of one in the text: views of one event have one address but for their names. */
export function eventOfFile(
  { sent, name }: SourceFile,
  text = "",
): Pick<Schedule, "address"> & Partial<Pick<Schedule, "fallbackTitle">> {
  const fetchedAs = eventIn(sent?.address ?? name);
  const address = fetchedAs ?? eventIn(text);
  return {
    address,
    ...(fetchedAs === null ? {} : { fallbackTitle: `Sessionize ${fetchedAs.replace(/^.*\//, "")}` }),
  };
}

const eventIn = (text: string): string | null =>
  /https?:\/\/sessionize\.com\/api\/v2\/\w+/i.exec(text)?.[0].toLowerCase() ?? null;
