import { crc32 } from "node:zlib";

import { escapeXml, startTag, tag } from "../../../domain/xml";
import { describeProvenance, type Provenance } from "../../../network/provenance";

const namespace = "http://purl.org/dc/terms/";

/** An SVG that says what it was made of, in Dublin Core terms. */
export function stampedSvg(svg: string, provenance: Provenance): string {
  const { licence } = provenance;
  const said = [
    tag("dcterms:provenance", {}, escapeXml(describeProvenance(provenance))),
    ...(licence === null ? [] : [tag("dcterms:license", {}, escapeXml(licence))]),
  ];
  const start = svg.indexOf(">") + 1;
  const metadata = `${startTag("metadata", { "xmlns:dcterms": namespace })}${said.join("")}</metadata>`;
  return `${svg.slice(0, start)}${metadata}${svg.slice(start)}`;
}

/** The signature, and the header chunk: length, type, 13 bytes, checksum. */
const headEnd = 8 + 4 + 4 + 13 + 4;

/** A PNG that says what it was made of: an iTXt chunk with the keyword Source (PNG 3, 11.3.2.4). */
export function stampedPng(png: Uint8Array, provenance: Provenance): Uint8Array {
  // Keyword, then: not compressed, no language, no translated keyword.
  const text = `Source\0\0\0\0\0${describeProvenance(provenance)}`;
  const body = Buffer.from(`iTXt${text}`, "utf8");
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, headEnd), length, body, checksum, png.subarray(headEnd)]);
}
