export { EntitySchema, type InferEntity, type Opt, type Ref } from "@mikro-orm/core";
export { Migration } from "@mikro-orm/migrations";
export { defineEntity, type EntityManager, LockMode, p, raw } from "@mikro-orm/postgresql";
export { anyRows } from "./any-rows.js";
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, embeddedPostgres } from "./embedded-postgres.js";
export {
  type Database,
  type DatabaseOptions,
  type NamedMigration,
  openDatabase,
  type PoolUse,
  type Store,
} from "./open-database.js";
export { checkPage, noCursor, type Page, type PageWanted, type Place, pageOf, placeAfter } from "./page.js";
export { prepareRoles, roleName, roleUrl } from "./prepare-roles.js";
export { clearServerBelow } from "./previous-server.js";
export { DATABASE_REFUSALS } from "./refusals.js";
export { type ReplacedCluster, replaceCluster } from "./replace-cluster.js";
export type { Sql } from "./sql.js";
export type { Tx } from "./transaction.js";
