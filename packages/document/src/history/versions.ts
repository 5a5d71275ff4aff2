/** Moments that a person has named. */
export interface Version {
  readonly name: string;
  /** Milliseconds since 1970, by the clock of the device that named it. */
  readonly time: number;
}

export function readVersion(value: unknown): Version | undefined {
  return value as Version;
}
