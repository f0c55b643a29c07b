import { type RefusalTable, refusals } from "@exparte/refusal";

export const DEMO_REFUSALS = {
  YEARS_INVALID:
    "The demonstration takes --years and a whole number from 1 to 5, or nothing; the message says what was given.",
  HUB_NOT_NEW:
    "Invented years go into a directory in which no hub was ever started: orders and published figures never change. Name another one in EXPARTE_DATA_DIR.",
  DIRECTORY_UNFIT:
    "A filled hub comes about beside the directory and then takes its name, which a file, a link to nothing and a mounted directory cannot give up. Name another one in EXPARTE_DATA_DIR.",
  DATABASE_NOT_OWN:
    "Invented years go into the hub's own PostgreSQL, never into a server that somebody else may use; leave DATABASE_URL out.",
  PRODUCTION_REFUSED: "What a hub in production tells has happened; invented years are for demonstrations.",
  BEING_FILLED: "Another run fills this directory at this moment; wait for it, or stop it.",
} as const satisfies RefusalTable;

export const refuse = refusals(DEMO_REFUSALS);
