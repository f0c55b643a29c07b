import type { HttpPartName, ServiceName } from "./hub-file.js";

export interface HubOptions {
  /** Holds the database, keys, secrets and logs; made when missing. One hub at a time. */
  readonly dataDir: string;
  /** The gateway's port; without it, some free port, the same at every start. */
  readonly port?: number;
  /** The address on which the gateway listens; 127.0.0.1 by default. Every other part always listens there. */
  readonly host?: string;
  /** A PostgreSQL server to use in place of the embedded one, as a role that may create roles. */
  readonly databaseUrl?: string;
  /** Added to the environment of every part. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called when each service's database is there and before any of them starts, with their addresses. */
  readonly beforeServices?: (databaseUrls: Readonly<Record<ServiceName, string>>) => Promise<void>;
  /** Prints nothing. */
  readonly quiet?: boolean;
  /** Aborts the start: everything is stopped again, and startHub rejects with the reason. */
  readonly signal?: AbortSignal;
  /** Modules to run in place of the built parts; for tests of the launcher itself. */
  readonly modules?: Readonly<Partial<Record<HttpPartName, string>>>;
}
