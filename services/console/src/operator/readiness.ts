/** What the gateway says of the services behind it. */
export interface Readiness {
  /** Whether each service is ready, by name. */
  readonly services: Readonly<Record<string, boolean>>;
  /** The feeds that a service does not hear now, by the name of the service. */
  readonly stale: Readonly<Record<string, readonly string[]>>;
}
