import type { Store } from "@exparte/database";
import { Platforms0001 } from "./migrations/0001-platforms.js";
import { LogBound0002 } from "./migrations/0002-log-bound.js";
import { LogBoundForAll0003 } from "./migrations/0003-log-bound-for-all.js";
import { Coordinators0004 } from "./migrations/0004-coordinators.js";
import { Instances0005 } from "./migrations/0005-instances.js";
import { LogEpochs0006 } from "./migrations/0006-log-epochs.js";
import { OwnKeys0007 } from "./migrations/0007-own-keys.js";
import { PLATFORM_ROWS } from "./rows.js";

export const SCHEMA = "platforms";

/** What the service keeps in its database. */
export const STORE: Store = {
  schema: SCHEMA,
  entities: PLATFORM_ROWS,
  migrations: [
    { name: "0001-platforms", class: Platforms0001 },
    { name: "0002-log-bound", class: LogBound0002 },
    { name: "0003-log-bound-for-all", class: LogBoundForAll0003 },
    { name: "0004-coordinators", class: Coordinators0004 },
    { name: "0005-instances", class: Instances0005 },
    { name: "0006-log-epochs", class: LogEpochs0006 },
    { name: "0007-own-keys", class: OwnKeys0007 },
  ],
};
