export { EntitySchema, type InferEntity, type Opt, type Ref } from "@mikro-orm/core";
export { Migration } from "@mikro-orm/migrations";
export { defineEntity, type EntityManager, LockMode, p, raw } from "@mikro-orm/postgresql";
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, embeddedPostgres } from "./embedded-postgres.js";
export { type Database, type DatabaseOptions, type NamedMigration, openDatabase } from "./open-database.js";
export { type Page, type PageWanted, type Place, pageOf, readCursor } from "./page.js";
export { prepareRoles, roleName, roleUrl } from "./prepare-roles.js";
export type { Sql } from "./sql.js";
export type { Tx } from "./transaction.js";
