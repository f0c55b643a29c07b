/** Plain SQL with `$1` placeholders, on a pool or inside one transaction. */
export interface Sql {
  query<R>(text: string, params?: readonly unknown[]): Promise<R[]>;
  /** Offered by a transaction: runs the action after the commit, and never when it is rolled back. */
  afterCommit?(action: () => void | Promise<void>): void;
}
