import { type RefusalTable, refusals } from "@exparte/refusal";

export const OPERATOR_REFUSALS = {
  COMMAND_INVALID: "The command lacks something, or has something that it does not take; the message names it.",
  KEY_FILE_INVALID: "The file of a key cannot be read, or is no JWK; the message says which. Nothing was sent.",
  PRIVATE_KEY_REFUSED:
    "The file holds a private key. It was not sent: take the public half, and keep the private one with its party.",
  BACKUP_EXISTS:
    "There is something in the directory that the backup was to be written to; name an empty or a new one.",
  BACKUP_DAMAGED:
    "The backup is incomplete or was changed: a file is missing, cut off or altered, or it was never finished. Nothing was restored; take another backup.",
  BACKUP_FAILED: "PostgreSQL or its tool did not make the backup; the message says why. What was written is no backup.",
  BACKUP_NOT_POSSIBLE:
    "This database cannot be backed up so: it has tablespaces, or keeps too little of its log. Use the server's own tools.",
  RESTORE_FAILED: "The restored database did not come up; the message says why. What stood there before was put back.",
  HUB_RUNNING:
    "A hub runs on this database, and would go on with records that are gone; stop it first. The message names what runs.",
  TOOL_MISSING:
    "A program of PostgreSQL that this needs is not installed here; the message names it. Install the client programs of the server's version.",
} as const satisfies RefusalTable;

export const refuse = refusals(OPERATOR_REFUSALS);
