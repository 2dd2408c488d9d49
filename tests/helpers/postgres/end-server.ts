import endRun from "../end-run";

export default async function endServer(): Promise<void> {
  await globalThis.rostrumTestServer?.remove();
  await endRun();
}
