import { readPictureWords } from "../../reports/asked-picture";
import { BadInput } from "../../domain/errors";
import { sketchTimeline } from "../../reports/timeline";
import { today } from "../../reports/today";
import type { Words } from "../../reports/words";
import { print } from "../output";
import { drawInto } from "../draw-into";
import { withCatalogue } from "../with-catalogue";

/** Draws one person's years. */
export function timelineCommand(person: string, options: Words): Promise<void> {
  if (options["svg"] === undefined && options["png"] === undefined) {
    throw new BadInput("Expected --svg FILE or --png FILE: a timeline is a picture.");
  }
  const picture = readPictureWords(options);
  return withCatalogue(async (catalogue) => {
    const files = await drawInto(options, () =>
      sketchTimeline(catalogue, { person, today: today() }, picture),
    );
    for (const file of files) print(`Wrote ${file}.`);
  });
}
