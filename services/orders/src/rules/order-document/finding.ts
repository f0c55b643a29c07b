/** One finding of the judge, with why it holds or does not. */
export interface Finding {
  readonly holds: boolean;
  readonly reasons: string;
}
