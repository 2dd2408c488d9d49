import { pictureParams, readPictureParams } from "../../analysis/params/picture-params";
import { provenanceOf } from "../../analysis/provenance";
import { BadInput } from "../../domain/errors";
import { sketchTimeline } from "../../analysis/pictures/timeline-sketch";
import { today } from "../../analysis/pictures/today";
import type { RawParams } from "../../analysis/params/raw-params";
import { print } from "../output";
import { drawInto } from "../draw-into";
import { withCatalogue } from "../with-catalogue";

/** Draws one person's timeline. */
export function timelineCommand(person: string, options: RawParams): Promise<void> {
  if (options["svg"] === undefined && options["png"] === undefined) {
    throw new BadInput("Expected --svg FILE or --png FILE: a timeline is a picture.");
  }
  const picture = readPictureParams(options);
  return withCatalogue(async ({ reader }, _progress, { dataLicence: licence }) => {
    const files = await drawInto(
      options,
      () => sketchTimeline(reader, { person, today: today() }, picture),
      () =>
        provenanceOf(reader, {
          params: { ...options, person },
          names: ["person", ...pictureParams],
          seed: picture.seed,
          licence,
        }),
    );
    for (const file of files) print(`Wrote ${file}.`);
  });
}
