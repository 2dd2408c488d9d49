/** Why an address gave nothing. */
export class NotFetched extends Error {
  /** Whether another try may go better. */
  readonly isTransient: boolean;
  /** How long the server asks to wait; null where it does not. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    {
      isTransient = false,
      retryAfterMs = null,
    }: { readonly isTransient?: boolean; readonly retryAfterMs?: number | null } = {},
  ) {
    super(message);
    this.isTransient = isTransient;
    this.retryAfterMs = retryAfterMs;
  }
}
