export default async function endServer(): Promise<void> {
  await globalThis.rostrumTestServer?.remove();
}
