import { TooLarge } from "./response-text";

/** An event of a stream of Server-Sent Events (HTML, 9.2.6). */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

const endOfEvent = /\r\n\r\n|\n\n|\r\r/g;
const maxEndLength = 4;

/**
 * The events in a body, each when it is complete. The body is read only as far as events are asked for. Throws `TooLarge` for an event
 * of more than this many characters.
 */
export async function* eventsIn(
  body: AsyncIterable<Uint8Array>,
  maxCharacters: number,
): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) {
    // What was searched before has no end, but for the beginning of one.
    let searched = Math.max(0, text.length - maxEndLength + 1);
    text += decoder.decode(chunk, { stream: true });
    for (let end = endAfter(text, searched); end; end = endAfter(text, searched)) {
      const event = readEvent(text.slice(0, end.index));
      text = text.slice(end.index + end[0].length);
      searched = 0;
      if (event) yield event;
    }
    if (text.length > maxCharacters)
      throw new TooLarge(`an event of it is larger than ${maxCharacters} characters`);
  }
}

function endAfter(text: string, place: number): RegExpExecArray | null {
  endOfEvent.lastIndex = place;
  return endOfEvent.exec(text);
}

/** Null for one of comments only. */
function readEvent(text: string): ServerSentEvent | null {
  let event = "message";
  const data: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (name === "event") event = value;
    if (name === "data") data.push(value);
  }
  return data.length > 0 ? { event, data: data.join("\n") } : null;
}
