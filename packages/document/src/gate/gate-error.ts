/** Why an update was not let in. */
export type GateError =
  | { readonly type: 'TooLarge'; readonly bytes: number; readonly limit: number }
  /** It is no update, or not one that this program could have written. */
  | { readonly type: 'Malformed'; readonly problem: string }
  /** It is one, with more in it than is allowed. */
  | { readonly type: 'OverLimit'; readonly what: string; readonly limit: number }
  /** It speaks for a client that its sender has not announced, or for this very device. */
  | { readonly type: 'ForeignClient'; readonly client: number }
  /** Applied, it would leave what the schema does not allow. */
  | { readonly type: 'AgainstSchema'; readonly where: string; readonly problem: string }
  /** Too much waits already for what should come before it. */
  | { readonly type: 'TooMuchWaiting'; readonly bytes: number; readonly limit: number };
