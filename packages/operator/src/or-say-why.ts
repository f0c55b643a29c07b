import { CannotStart } from "@exparte/hub";
import { Refusal } from "@exparte/refusal";
import { WrongEnvironment } from "@exparte/service/environment";

/** Runs a command. When it is refused, the process says why on stderr and will end with code 1. */
export async function orSayWhy(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (cause) {
    if (cause instanceof Refusal) console.error(`${cause.code}: ${cause.message}`);
    else console.error(cause instanceof WrongEnvironment || cause instanceof CannotStart ? cause.message : cause);
    process.exitCode = 1;
  }
}
